import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import type { UpdateApp } from '#contracts/updates.ts';
import { signRelease } from '../../build/desktop/signing/sign-release.ts';
import { updateKeyPair } from './update-server.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const DAY_MS = 86_400_000;

/** An app as it comes out of the packager, with the stand-in for Electron and keys of this test in it. */
export interface PackagedApp {
  readonly program: string;
  /** The folder that the hub serves updates from. */
  readonly updatesFolder: string;
  /** Puts a version there, as a publisher would. The newer program is a script that does nothing. */
  publish(version: string): Promise<Buffer>;
  remove(): Promise<void>;
}

/** One installation of it: the program file that an update replaces, and a home. */
export interface InstalledApp {
  readonly file: string;
  readonly home: string;
  start(...args: readonly string[]): Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
  /** Ends all that was started. */
  remove(): Promise<void>;
}

const buildAndPack = `
  const [name, app, output] = process.argv.slice(1);
  const { buildDesktopApp, desktopApps } = await import('./build/vite.desktop.ts');
  const { packApp } = await import('./build/desktop/pack-app.ts');
  await buildDesktopApp(desktopApps[name], app);
  const directories = { app, output };
  await packApp({ app: name, targets: ['dir'], isStandin: true, publisherName: null, directories });
`;

export async function packageApp(name: UpdateApp): Promise<PackagedApp> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-packaged-'));
  const active = updateKeyPair();
  const keysFile = join(folder, 'update-keys.json');
  await writeFile(keysFile, JSON.stringify({ active: active.publicKey, reserve: updateKeyPair().publicKey }));
  const [app, output] = [join(folder, 'app'), join(folder, 'out')];
  await run(process.execPath, ['--input-type=module', '--eval', buildAndPack, name, app, output], {
    cwd: root,
    env: { ...process.env, DESKBELL_UPDATE_KEYS: keysFile },
  });
  const updatesFolder = join(folder, 'updates');
  await mkdir(join(updatesFolder, name), { recursive: true });
  return {
    program: join(output, `linux-unpacked/deskbell-${name}`),
    updatesFolder,
    publish: (version) => publish(join(updatesFolder, name), `deskbell-${name}-${version}`, version, active.privateKey),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** @param environment Of each start, beside what it takes over. */
export async function installApp(
  { program }: Pick<PackagedApp, 'program'>,
  environment: (home: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<InstalledApp> {
  const home = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-installed-'));
  const file = join(home, 'deskbell.AppImage');
  await writeFile(file, '#!/bin/sh\nexit 0\n');
  await chmod(file, 0o755);
  const started: ElectronApplication[] = [];
  return {
    file,
    home,
    start: async (...args) => {
      const app = await _electron.launch({
        executablePath: program,
        args: [`--user-data-dir=${join(home, 'profile')}`, ...args],
        env: {
          ...ownEnvironment(),
          LANG: 'en_GB.UTF-8',
          // Where the packaged program says that it was started from an AppImage, that file is what an update replaces.
          APPIMAGE: file,
          XDG_CACHE_HOME: join(home, 'cache'),
          ...environment(home),
        },
      });
      started.push(app);
      return { app, page: await app.firstWindow() };
    },
    remove: async () => {
      for (const app of started) await app.close();
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function publish(
  folder: string,
  stem: string,
  version: string,
  privateKey: Parameters<typeof signRelease>[0]['privateKey'],
): Promise<Buffer> {
  const program = Buffer.from(`#!/bin/sh\n# ${version}\nexit 0\n${'#'.repeat(100_000)}\n`);
  const name = `${stem}-x86_64.AppImage`;
  await writeFile(join(folder, name), program);
  const sha512 = createHash('sha512').update(program).digest('base64');
  const listed = `files:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${program.byteLength}\n`;
  await writeFile(join(folder, 'latest-linux.yml'), `version: ${version}\n${listed}`);
  const notes = { en: 'Rings louder.', de: 'Klingelt lauter.' };
  signRelease({
    folder,
    privateKey,
    notes,
    stagingPercent: 100,
    validMs: 90 * DAY_MS,
    nowMs: Date.now(),
    isWithdrawal: false,
  });
  return program;
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
