import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { projectRoot } from '../../test/rooms/project-files.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { buildOffline, smallApp } from '../../test/support/small-app.ts';

const [OFF, ON] = ['0', '1'].map((letter) => letter.charCodeAt(0));
const wanted = [
  ['RunAsNode', OFF],
  ['EnableCookieEncryption', ON],
  ['EnableNodeOptionsEnvironmentVariable', OFF],
  ['EnableNodeCliInspectArguments', OFF],
  ['EnableEmbeddedAsarIntegrityValidation', ON],
  ['OnlyLoadAppFromAsar', ON],
  ['GrantFileProtocolExtraPrivileges', OFF],
] as const;

const readBack = async (program: string) => {
  const wire = await getCurrentFuseWire(program);
  return wanted.map(([name]) => [name, wire[FuseV1Options[name]]]);
};

/**
 * What Electron has in its program to be found by: a sentinel, the version and the length of the wire, one letter for each
 * fuse. (https://www.electronjs.org/docs/latest/tutorial/fuses)
 */
const UNSET_WIRE = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0910101010r', 'latin1');

test.runIf(existsSync('/bin/true') && process.platform === 'linux')(
  'a release sets them all in a program with fuses, here a small one that is not Electron',
  async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'program'));
    await copyFile('/bin/true', join(folder, 'program/electron'));
    await appendFile(join(folder, 'program/electron'), UNSET_WIRE);

    const output = join(folder, 'out');
    const directories = { app: await smallApp(folder, 'console'), output };
    await buildOffline({ extends: 'build/desktop/console.yml', electronDist: join(folder, 'program'), directories });

    expect(await readBack(join(output, 'linux-unpacked/deskbell-console'))).toEqual(wanted);
  },
);

/** Packed by `npm run package -- console dir`, on a machine that has Electron. */
const program = join(projectRoot, 'release/console/linux-unpacked/deskbell-console');

const packed = existsSync(join(projectRoot, 'node_modules/electron/path.txt')) && existsSync(program) ? [program] : [];

test.each(packed)(
  'read back from %s, where a real one was packed, they are what the security page asks for',
  async (real) => {
    expect(await readBack(real)).toEqual(wanted);
  },
);
