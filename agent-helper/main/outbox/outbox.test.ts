import { readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDataFolder } from '../data-folder.ts';
import { createOutbox, MOST_WAITING } from './outbox.ts';

const aProblem = (serial: number) =>
  aCommandEntry(serial, { name: 'incident.log', target: `incident:${serial}`, input: { summary: 'Grün' } });
const aReport = (serial: number) => aCommandEntry(serial, { name: 'device.report', target: 'device:nb0142' });
const idsOf = (entries: readonly CommandEntry[]) => entries.map(({ id }) => id);

async function anOutbox() {
  const folder = await openDataFolder(await temporaryFolder());
  return { folder, outbox: createOutbox(folder) };
}

describe('the outbox', { timeout: 30_000 }, () => {
  test('gives commands back as they were, in the order they were added, whatever their ids say', async () => {
    const { outbox } = await anOutbox();

    // The second was made after the clock had been set back.
    for (const serial of [9, 1, 5]) await outbox.add(aProblem(serial));

    expect(await outbox.waiting()).toEqual([aProblem(9), aProblem(1), aProblem(5)]);
  });

  test('keeps everything for a process that comes later', async () => {
    const { folder, outbox } = await anOutbox();
    await outbox.add(aProblem(1));

    const later = createOutbox(folder);
    await later.add(aProblem(2));

    expect(idsOf(await outbox.waiting())).toEqual(idsOf([aProblem(1), aProblem(2)]));
  });

  test('two processes that add at the same moment lose nothing', async () => {
    const { folder, outbox } = await anOutbox();
    const other = createOutbox(folder);

    await Promise.all([1, 2, 3, 4, 5, 6].map((serial) => (serial % 2 ? outbox : other).add(aProblem(serial))));

    expect(idsOf(await outbox.waiting()).toSorted()).toEqual(idsOf([1, 2, 3, 4, 5, 6].map(aProblem)));
  });

  test('drops what was answered, and nothing else', async () => {
    const { outbox } = await anOutbox();
    for (const serial of [1, 2, 3]) await outbox.add(aProblem(serial));

    await outbox.drop(new Set([aProblem(2).id]));

    expect(await outbox.waiting()).toEqual([aProblem(1), aProblem(3)]);
  });

  test('puts a newer report in the place of older ones, and drops no problem for it', async () => {
    const { outbox } = await anOutbox();
    for (const entry of [aReport(1), aProblem(2), aReport(3)]) await outbox.add(entry);

    await outbox.replace([aReport(1), aReport(3)], aReport(4));

    expect(await outbox.waiting()).toEqual([aProblem(2), aReport(4)]);
  });

  test('refuses what is too much by name, and keeps all that was there', async () => {
    const { folder, outbox } = await anOutbox();
    await outbox.add(aProblem(1));
    const [name = ''] = await readdir(folder.waiting);
    const content = await readFile(join(folder.waiting, name), 'utf8');
    for (let serial = 2; serial <= MOST_WAITING; serial += 1) {
      const { id } = aProblem(serial);
      const place = join(folder.waiting, `${String(serial).padStart(12, '0')}-${id}.json`);
      await writeFile(place, content.replaceAll(aProblem(1).id, id), { mode: 0o600 });
    }

    await expect(outbox.add(aProblem(5_000))).rejects.toMatchObject({ code: 'outbox.full' });
    expect(await outbox.waiting()).toHaveLength(MOST_WAITING);
  });
});

describe('a damaged file in the outbox', { timeout: 30_000 }, () => {
  test('cut at any byte is not taken for a command, and holds up no other', async () => {
    const { folder, outbox } = await anOutbox();
    await outbox.add(aProblem(1));
    await outbox.add(aProblem(2));
    const [first = ''] = (await readdir(folder.waiting)).toSorted();
    const path = join(folder.waiting, first);
    const whole = await readFile(path);
    const braceAt = whole.lastIndexOf('}');

    for (let lengthBytes = braceAt; lengthBytes >= 0; lengthBytes -= 1) {
      await truncate(path, lengthBytes);
      expect(idsOf(await outbox.waiting())).toEqual([aProblem(2).id]);
    }
    expect(await outbox.setDamagedAside()).toEqual([first]);
    expect(await readdir(folder.damaged)).toEqual([first]);
    expect(await outbox.waiting()).toEqual([aProblem(2)]);
  });

  test.each([
    ['full of zeros, as a power cut leaves it', Buffer.alloc(400)],
    ['with the command of another file', Buffer.from(JSON.stringify(aProblem(7)))],
    ['with something else', Buffer.from('"hello"')],
  ])('%s is set aside whole', async (_case, content) => {
    const { folder, outbox } = await anOutbox();
    await outbox.add(aProblem(1));
    const [name = ''] = await readdir(folder.waiting);
    await writeFile(join(folder.waiting, name), content);

    expect(await outbox.waiting()).toEqual([]);
    await outbox.setDamagedAside();

    expect(await readFile(join(folder.damaged, name))).toEqual(content);
  });

  test('half a file of a process that died is swept away after an hour, that of a living one is not', async () => {
    const { folder, outbox } = await anOutbox();
    const nowMs = 10 * 3_600_000;
    for (const [name, ageMs] of [
      ['dead.tmp', 3_600_001],
      ['living.tmp', 1_000],
    ] as const) {
      await writeFile(join(folder.waiting, name), '{');
      await utimes(join(folder.waiting, name), 0, (nowMs - ageMs) / 1_000);
    }

    await outbox.sweep(nowMs);

    expect(await readdir(folder.waiting)).toEqual(['living.tmp']);
  });
});
