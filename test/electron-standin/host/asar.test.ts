import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackAsar } from './asar.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asar-test-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, content: string, mode = 0o644): void {
  const file = path.join(folder, 'app', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content, { mode });
}

test('an archive comes out as it was packed: folders, empty files, programs, links and files kept beside it', async () => {
  write('package.json', '{"main":"main.cjs"}');
  write('pages/ünï.html', '<p>é</p>');
  write('empty', '');
  write('run.sh', '#!/bin/sh\n', 0o755);
  write('beside/data.node', 'bytes');
  fs.symlinkSync('pages/ünï.html', path.join(folder, 'app/link'));
  const archive = path.join(folder, 'app.asar');
  await createPackageWithOptions(path.join(folder, 'app'), archive, { unpack: '*.node' });

  const target = path.join(folder, 'out');
  unpackAsar(archive, target);

  const read = (name: string) => fs.readFileSync(path.join(target, name), 'utf8');
  expect(read('package.json')).toBe('{"main":"main.cjs"}');
  expect(read('pages/ünï.html')).toBe('<p>é</p>');
  expect(read('link')).toBe('<p>é</p>');
  expect(read('empty')).toBe('');
  expect(read('beside/data.node')).toBe('bytes');
  expect(fs.statSync(path.join(target, 'run.sh')).mode & 0o111).toBe(0o111);
});

test('an archive that was cut off is refused', async () => {
  write('package.json', '{"main":"main.cjs"}');
  const archive = path.join(folder, 'app.asar');
  await createPackageWithOptions(path.join(folder, 'app'), archive, {});
  fs.truncateSync(archive, fs.statSync(archive).size - 5);

  expect(() => unpackAsar(archive, path.join(folder, 'out'))).toThrow(/archive ends/);
});
