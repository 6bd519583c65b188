import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { epochMs } from '#domain/kernel/fields.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { keepRefused, listRefused } from './refused-commands.ts';

const refused = (serial: number) => ({
  refusal: { code: 'command.not-permitted' },
  refusedAtMs: epochMs.parse(serial),
  entry: aCommandEntry(serial, { name: 'incident.log', target: 'incident:1', input: { summary: 'Kein Ton' } }),
});

test('what was refused can be read by people, with all that was in it', async () => {
  const folder = await temporaryFolder();

  await keepRefused(folder, refused(1));

  const [name = ''] = await readdir(folder);
  expect((await readFile(join(folder, name), 'utf8')).split('\n')).toContain('      "summary": "Kein Ton"');
  expect(await listRefused(folder)).toEqual([refused(1)]);
});

test('told twice is kept once, and the oldest of too many make room', async () => {
  const folder = await temporaryFolder();
  for (let serial = 1; serial <= 201; serial += 1) await keepRefused(folder, refused(serial));
  await keepRefused(folder, refused(201));

  const kept = await listRefused(folder);

  expect(kept).toHaveLength(200);
  expect([kept[0]?.refusedAtMs, kept.at(-1)?.refusedAtMs]).toEqual([2, 201]);
});
