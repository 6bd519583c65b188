import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { signRelease } from '../../build/desktop/signing/sign-release.ts';
import { test as desktopTest } from './desktop-console.ts';
import { runHub } from './run-hub.ts';
import { updateKeyPair } from './update-server.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const DAY_MS = 86_400_000;

/** The console as it comes out of the packager, with the stand-in for Electron and keys of this test in it. */
export interface PackagedConsole {
  readonly program: string;
  /** The folder that the hub serves updates from. */
  readonly updatesFolder: string;
  /** Puts a version there, as a publisher would. The newer program is a script that does nothing. */
  publish(version: string): Promise<Buffer>;
}

/** One installation of it: the program file that an update replaces, and a profile. */
export interface InstalledConsole {
  readonly file: string;
  start(...args: readonly string[]): Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
}

interface PackagedParts {
  readonly installed: InstalledConsole;
}

interface PackagedWorkerParts {
  readonly packaged: PackagedConsole;
}

const buildAndPack = `
  const [app, output] = process.argv.slice(1);
  const { buildDesktopApp, desktopApps } = await import('./build/vite.desktop.ts');
  const { packApp } = await import('./build/desktop/pack-app.ts');
  await buildDesktopApp(desktopApps.console, app);
  const directories = { app, output };
  await packApp({ app: 'console', targets: ['dir'], isStandin: true, publisherName: null, directories });
`;

/** What a test of the packaged console starts from: its hub serves updates. */
export const test = desktopTest.extend<PackagedParts, PackagedWorkerParts>({
  packaged: [
    async ({}, use) => {
      const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-packaged-'));
      const active = updateKeyPair();
      const keysFile = join(folder, 'update-keys.json');
      await writeFile(keysFile, JSON.stringify({ active: active.publicKey, reserve: updateKeyPair().publicKey }));
      const [app, output] = [join(folder, 'app'), join(folder, 'out')];
      await run(process.execPath, ['--input-type=module', '--eval', buildAndPack, app, output], {
        cwd: root,
        env: { ...process.env, DESKBELL_UPDATE_KEYS: keysFile },
      });
      const updatesFolder = join(folder, 'updates');
      await mkdir(join(updatesFolder, 'console'), { recursive: true });
      await use({
        program: join(output, 'linux-unpacked/deskbell-console'),
        updatesFolder,
        publish: (version) => publish(join(updatesFolder, 'console'), version, active.privateKey),
      });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  hub: async ({ line, packaged }, use, testInfo) => {
    const { updatesFolder } = packaged;
    const logFile = testInfo.outputPath('hub.log');
    const hub = await runHub({ databaseUrl: null, lines: [line], logFile, updatesFolder });
    await use(hub);
    await hub.remove();
  },

  installed: async ({ packaged }, use) => {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-installed-'));
    const file = join(folder, 'deskbell.AppImage');
    await writeFile(file, '#!/bin/sh\nexit 0\n');
    await chmod(file, 0o755);
    const started: ElectronApplication[] = [];
    await use({
      file,
      start: async (...args) => {
        const app = await _electron.launch({
          executablePath: packaged.program,
          args: [`--user-data-dir=${join(folder, 'profile')}`, ...args],
          // Where the packaged program says that it was started from an AppImage, that file is what an update replaces.
          env: { ...environment(), LANG: 'en_GB.UTF-8', APPIMAGE: file, XDG_CACHE_HOME: join(folder, 'cache') },
        });
        started.push(app);
        return { app, page: await app.firstWindow() };
      },
    });
    for (const app of started) await app.close();
    await rm(folder, { recursive: true, force: true });
  },
});

async function publish(
  folder: string,
  version: string,
  privateKey: Parameters<typeof signRelease>[0]['privateKey'],
): Promise<Buffer> {
  const program = Buffer.from(`#!/bin/sh\n# ${version}\nexit 0\n${'#'.repeat(100_000)}\n`);
  const name = `deskbell-console-${version}-x86_64.AppImage`;
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

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
