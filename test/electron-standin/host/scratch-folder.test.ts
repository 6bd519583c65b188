import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFolder, sweepScratchFolders } from './scratch-folder.ts';

let parent: string;
beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'scratch-folder-test-'));
});
afterEach(() => fs.rmSync(parent, { recursive: true }));

/** The id of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('what a killed process left behind is gone after the next start', () => {
  const left = path.join(parent, `electron-standin-${endedProcess()}-Ab3dEf`);
  fs.mkdirSync(path.join(left, 'app.asar'), { recursive: true });
  const own = openScratchFolder(parent);

  expect(fs.readdirSync(parent)).toEqual([path.basename(own)]);
});

test('folders of running processes, and folders of others, stay', () => {
  const names = [`electron-standin-${process.pid}-Ab3dEf`, 'electron-standin-notes', 'something'];
  for (const name of names) fs.mkdirSync(path.join(parent, name));
  sweepScratchFolders(parent);

  expect(fs.readdirSync(parent).toSorted()).toEqual(names.toSorted());
});
