import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createDiskSync, diskSyncOf } from './disk-sync.ts';

/** A disk that is done when it is told so. */
function aSlowDisk() {
  const turns: PromiseWithResolvers<void>[] = [];
  const flush = () => {
    const turn = Promise.withResolvers<void>();
    turns.push(turn);
    return turn.promise;
  };
  return { flush, turns };
}

const settled = async (promise: Promise<unknown>) =>
  await Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

test('who asks at the same moment shares one turn of the disk', async () => {
  const { flush, turns } = aSlowDisk();
  const disk = createDiskSync(flush);

  const asked = [disk.reach(), disk.reach()];
  await settled(asked[0]!);
  turns[0]!.resolve();

  await Promise.all(asked);
  expect(turns).toHaveLength(1);
});

test('who asks while the disk is at work waits for its next turn, together with all others who do', async () => {
  const { flush, turns } = aSlowDisk();
  const disk = createDiskSync(flush);
  const first = disk.reach();
  await settled(first);

  const later = [disk.reach(), disk.reach()];
  turns[0]!.resolve();
  await first;

  expect(await settled(later[0]!)).toBe(false);
  turns[1]!.resolve();
  await Promise.all(later);
  expect(turns).toHaveLength(2);
});

test('once the disk has failed nothing is called kept any more, though it would say so', async () => {
  const { flush, turns } = aSlowDisk();
  const disk = createDiskSync(flush);
  const first = disk.reach();
  await settled(first.catch(() => {}));

  turns[0]!.reject(new Error('input/output error'));

  await expect(first).rejects.toThrow('input/output error');
  await expect(disk.reach()).rejects.toThrow('input/output error');
  expect(turns).toHaveLength(1);
});

test('a file is brought to the disk, also one that was not there at first, and let go of', async () => {
  const path = join(await temporaryFolder(), 'log');
  const disk = diskSyncOf(path);
  await writeFile(path, 'committed');

  await expect(disk.reach()).resolves.toBeUndefined();
  await disk.close();
});
