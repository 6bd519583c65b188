import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { finishLeaving, leaveHub } from './leave-hub.ts';

async function aProfile(): Promise<string> {
  const profile = await temporaryFolder();
  await mkdir(join(profile, 'desks/https-desk.example.org/files'), { recursive: true });
  await mkdir(join(profile, 'pages/Local Storage'), { recursive: true });
  for (const name of [
    'desks/https-desk.example.org/deskbell.sqlite',
    'desks/https-desk.example.org/deskbell.sqlite-wal',
  ])
    await writeFile(join(profile, name), 'rows');
  for (const name of ['settings.json', 'windows.json', 'open-tickets.json']) await writeFile(join(profile, name), '{}');
  return profile;
}

test('a sign-out starts the console anew, and that start removes the desk and keeps the settings', async () => {
  const profile = await aProfile();
  const acts: string[] = [];
  await leaveHub({ relaunch: () => acts.push('relaunch'), quit: () => acts.push('quit') }, profile);
  expect(acts).toEqual(['relaunch', 'quit']);

  finishLeaving(profile);

  expect((await readdir(profile)).toSorted()).toEqual(['settings.json', 'windows.json']);
});

test('an ordinary start removes nothing', async () => {
  const profile = await aProfile();
  const before = await readdir(profile, { recursive: true });

  finishLeaving(profile);

  expect(await readdir(profile, { recursive: true })).toEqual(before);
});
