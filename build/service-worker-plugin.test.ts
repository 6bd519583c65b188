import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { serviceWorkerPlugin } from './service-worker-plugin.ts';
import { consoleConfig } from './vite.console.ts';

const worker = fileURLToPath(new URL('../renderer/offline/service-worker.ts', import.meta.url));
const deskWorker = fileURLToPath(new URL('../renderer/desk/desk.worker.ts', import.meta.url));

/** Builds a page of one script the way the console is built; gives the folder it was built to. */
async function built(script: string): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'public', 'fonts'), { recursive: true });
  await writeFile(join(root, 'public', 'fonts', 'inter.woff2'), 'font');
  await writeFile(join(root, 'index.html'), '<script type="module" src="./page.ts"></script>');
  await writeFile(join(root, 'page.ts'), script);
  const outDir = join(root, 'dist');
  await build({
    ...consoleConfig,
    root,
    logLevel: 'silent',
    plugins: [serviceWorkerPlugin(worker)],
    build: { ...consoleConfig.build, outDir },
  });
  return outDir;
}

async function shellOf(folder: string): Promise<{ readonly version: string; readonly files: readonly string[] }> {
  const text = await readFile(join(folder, 'service-worker.js'), 'utf8');
  const [, shell] = /^const DESKBELL_SHELL=(\{.*?\});/.exec(text) ?? [];
  return JSON.parse(shell ?? 'null');
}

test('the worker knows every file of its build but itself, and is a script of one piece', async () => {
  const folder = await built('document.title = "one";');

  const written = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = written
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== 'service-worker.js')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
  expect((await shellOf(folder)).files.toSorted()).toEqual(files.toSorted());
  expect(files).toContain('/fonts/inter.woff2');
  expect(await readFile(join(folder, 'service-worker.js'), 'utf8')).not.toMatch(/\b(import|export)\b/);
});

test('the same sources are the same version, and a changed one is another', async () => {
  const [one, again, other] = await Promise.all([
    built('document.title = "one";'),
    built('document.title = "one";'),
    built('document.title = "two";'),
  ]);

  expect(await shellOf(again)).toEqual(await shellOf(one));
  expect((await shellOf(other)).version).not.toBe((await shellOf(one)).version);
});

test('the data service’s worker is built without what a library advertises in it', async () => {
  const folder = await built(`new SharedWorker(new URL(${JSON.stringify(deskWorker)}, import.meta.url));`);

  const names = await readdir(join(folder, 'assets'));
  const name = names.find((file) => /^desk\.worker-.*\.js$/.test(file));
  const text = await readFile(join(folder, 'assets', name ?? ''), 'utf8');
  expect(text).toContain('deskbell-desk');
  expect(text).not.toContain('rxdb.info/premium');
}, 30_000);
