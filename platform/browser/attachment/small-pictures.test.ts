import { attachmentHash } from '#domain/kernel/attachment.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { expect, test } from 'vitest';
import { createSmallPictures } from './small-pictures.ts';

const hash = (serial: number) => attachmentHash.parse(serial.toString(16).padStart(64, '0'));
const bytes = (...values: number[]) => new Uint8Array(values);
const { signal } = new AbortController();

/** Files that are read when the test says so. */
function someFiles() {
  const asked: number[] = [];
  const pending = new Map<number, () => void>();
  const read = (serial: number) => async () => {
    asked.push(serial);
    await new Promise<void>((resolve) => void pending.set(serial, resolve));
    return ok(bytes(serial, serial, serial));
  };
  return { asked, read, deliver: (serial: number) => pending.get(serial)?.() };
}

test('a large picture is made small once, and the large one is let go of', async () => {
  let reads = 0;
  const pictures = createSmallPictures(async () => bytes(7));
  const read = async () => {
    reads += 1;
    return ok(bytes(1, 2, 3));
  };

  expect(await pictures.get(hash(1), read, signal)).toEqual(ok(bytes(7)));
  expect(await pictures.get(hash(1), read, signal)).toEqual(ok(bytes(7)));
  expect(reads).toBe(1);
});

test('only two large pictures are in memory at a time, and what went out of sight is never read', async () => {
  const files = someFiles();
  const pictures = createSmallPictures(async ([first]) => bytes(first!));
  const gone = new AbortController();
  const shown = [1, 2, 3, 4].map((serial) =>
    pictures.get(hash(serial), files.read(serial), serial === 3 ? gone.signal : signal),
  );
  await expect.poll(() => files.asked).toEqual([1, 2]);

  gone.abort();
  files.deliver(1);
  await expect.poll(() => files.asked).toEqual([1, 2, 4]);
  for (const serial of [2, 4]) files.deliver(serial);

  expect((await Promise.all(shown)).map(({ ok: isThere }) => isThere)).toEqual([true, true, false, true]);
});

test('what is no picture is not held in memory, and what is away is asked for again', async () => {
  const pictures = createSmallPictures(async () => null);
  expect(await pictures.get(hash(1), async () => ok(bytes(1, 2, 3)), signal)).toEqual(ok(bytes()));

  const away = refuse({ code: 'hub.unreachable' });
  expect(await pictures.get(hash(2), async () => away, signal)).toEqual(away);
  expect(await pictures.get(hash(2), async () => ok(bytes(1)), signal)).toEqual(ok(bytes()));
});
