import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Configuration } from 'electron-builder';
import { projectRoot } from '../rooms/project-files.ts';

const run = promisify(execFile);

export const smallAppVersion = '0.9.3';

/** An app in the shape of ours, so that packaging is tested without building a whole console. Returns its folder. */
export async function smallApp(folder: string, name: string): Promise<string> {
  const app = join(folder, 'app');
  await mkdir(join(app, 'pages'), { recursive: true });
  const version = smallAppVersion;
  const manifest = { name: `deskbell-${name}`, productName: name, version, license: 'MIT', main: 'main.cjs' };
  await writeFile(join(app, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(app, 'main.cjs'), "require('electron');\n//# sourceMappingURL=main.cjs.map\n");
  await writeFile(join(app, 'main.cjs.map'), '{}');
  await writeFile(join(app, 'preload.cjs'), '');
  await writeFile(join(app, 'pages/index.html'), '<!doctype html><title>Deskbell</title>');
  return app;
}

/** Packs it with the stand-in, as `npm run package` does. Returns the folder of what was made. */
export async function packSmallApp(
  folder: string,
  name: 'console' | 'helper',
  targets: readonly string[],
): Promise<string> {
  const output = join(folder, 'out');
  const directories = { app: await smallApp(folder, name), output };
  await runScript(
    `const { packApp } = await import(${JSON.stringify(new URL('../../build/desktop/pack-app.ts', import.meta.url).href)});
    await packApp(JSON.parse(process.argv[1]));`,
    { app: name, targets, isStandin: true, publisherName: null, directories },
  );
  return output;
}

/** Runs electron-builder with a configuration, for the folder alone. */
export async function buildOffline(config: Configuration): Promise<void> {
  await runScript(
    `const { build, Platform } = await import('electron-builder');
    const targets = Platform.current().createTarget(['dir']);
    await build({ projectDir: process.cwd(), config: JSON.parse(process.argv[1]), targets, publish: 'never' });`,
    config,
  );
}

/** In a process of its own, with no way out of this machine: what wants to fetch something fails, and says so. */
async function runScript(script: string, argument: object): Promise<void> {
  const cutOff = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
  await run(process.execPath, ['--input-type=module', '--eval', script, JSON.stringify(argument)], {
    cwd: projectRoot,
    env: { ...process.env, ...cutOff },
  });
}
