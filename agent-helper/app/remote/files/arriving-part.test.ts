import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { hasRoom, openArrivingPart, sweepArrivingParts } from './arriving-part.ts';

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'deskbell-part-')), 'arriving');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const bytes = Uint8Array.from({ length: 2 * CHUNK_BYTES + 9 }, (_, at) => at % 251);
const file = { sizeBytes: bytes.length, sha256: attachmentHash.parse(hashOf(bytes)) };
const chunk = (index: number) => bytes.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);

function hashOf(of: Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}

test('a part is gone on from where it was when the program ended, by whole chunks (W4)', async () => {
  const first = await openArrivingPart(folder, file);
  await first.append(chunk(0));
  await first.append(chunk(1));
  await first.close();
  // It ended while a chunk was being written.
  await truncate(first.path, CHUNK_BYTES + 500);

  const second = await openArrivingPart(folder, file);
  expect(await second.chunks()).toBe(1);
  expect(hashOf(await second.read(0))).toBe(hashOf(chunk(0)));
  await second.append(chunk(1));
  await second.append(chunk(2));
  expect(await second.chunks()).toBe(3);
  expect(await second.sha256()).toBe(file.sha256);
  await second.close();
});

test('all of it is known for all of it, and what is longer for nothing', async () => {
  const first = await openArrivingPart(folder, file);
  for (const index of [0, 1, 2]) await first.append(chunk(index));
  await first.close();
  const whole = await openArrivingPart(folder, file);
  expect(await whole.chunks()).toBe(3);
  await whole.close();

  await appendFile(first.path, 'more');
  const longer = await openArrivingPart(folder, file);
  expect(await longer.chunks()).toBe(0);
  for (const index of [0, 1, 2]) await longer.append(chunk(index));
  expect(await longer.sha256()).toBe(file.sha256);
  await longer.close();
});

test('what was begun anew has nothing of what was there before', async () => {
  const part = await openArrivingPart(folder, file);
  await part.append(chunk(2));
  await part.forget();
  expect(await part.chunks()).toBe(0);
  for (const index of [0, 1, 2]) await part.append(chunk(index));
  expect(await part.sha256()).toBe(file.sha256);
  await part.close();
});

test('nobody else can open the folder, and a part of nothing leaves nothing', async () => {
  const part = await openArrivingPart(folder, file);
  expect((await stat(folder)).mode & 0o77).toBe(0);
  await part.close();
  expect(await readdir(folder)).toEqual([]);
});

test('parts that nobody goes on with are taken away after a week', async () => {
  const part = await openArrivingPart(folder, file);
  await part.append(chunk(0));
  await part.close();
  const other = join(folder, 'b.part');
  await writeFile(other, 'young');
  const [old, now] = [1_000_000, 1_000_000 + 8 * 24 * 3_600];
  await utimes(part.path, old, old);
  await utimes(other, now, now);

  await sweepArrivingParts(folder, now * 1_000);
  expect(await readdir(folder)).toEqual(['b.part']);
  await sweepArrivingParts(join(folder, 'missing'), 0);
});

test('a disk says whether it has room', async () => {
  expect(await hasRoom(tmpdir(), 1)).toBe(true);
  expect(await hasRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(await hasRoom(join(folder, 'missing'), 1)).toBe(true);
});
