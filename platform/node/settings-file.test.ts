import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { openSettingsFile } from './settings-file.ts';

interface Kept {
  readonly language: string;
  readonly theme: string;
}
const parse = (found: unknown): Kept => ({ language: 'en', theme: 'auto', ...(found as Partial<Kept> | undefined) });

test('of changes asked for in one breath the last one holds, and none undoes another', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  const settings = openSettingsFile(path, parse);

  await Promise.all([
    settings.change({ language: 'de' }),
    settings.change({ theme: 'dark' }),
    settings.change({ language: 'en-GB' }),
  ]);

  const wanted = { language: 'en-GB', theme: 'dark' };
  expect(settings.read()).toEqual(wanted);
  expect(openSettingsFile(path, parse).read()).toEqual(wanted);
});

test('a change that could not be written is not in force, and those after it are', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  await mkdir(path);
  const settings = openSettingsFile(path, parse);

  await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'file.not-written' });
  expect(settings.read()).toEqual({ language: 'en', theme: 'auto' });

  await rm(path, { recursive: true });
  await settings.change({ language: 'de' });
  expect(settings.read()).toEqual({ language: 'de', theme: 'auto' });
});

test('a file that is no JSON is as if nothing had been set', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  await writeFile(path, '{');

  expect(openSettingsFile(path, parse).read()).toEqual({ language: 'en', theme: 'auto' });
});
