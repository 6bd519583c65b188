import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { attachmentHash, MAX_THUMBNAIL } from '#domain/kernel/attachment.ts';
import { expect, test } from 'vitest';
import { needsWhole, previewOf } from './preview.ts';
import type { FileLoad } from './use-file.ts';

const loading: FileLoad = { kind: 'loading' };
const away = (code: string): FileLoad => ({ kind: 'away', refusal: { code } });
const here = (bytes: Uint8Array<ArrayBuffer>): FileLoad => ({ kind: 'here', bytes });
const withSmall = anAttachment({ thumbnail: attachmentHash.parse('7'.repeat(64)) });

/** The head of a PNG of that size, and so many bytes. */
function aPicture(width: number, height: number, sizeBytes = 64): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

test('a small picture is shown, and the large one is not asked for', () => {
  const small = here(aPicture(320, 200));

  expect(needsWhole(withSmall, small, false)).toBe(false);
  expect(previewOf(small, loading)).toMatchObject({ kind: 'picture', picture: { size: { width: 320, height: 200 } } });
});

test.each([
  ['is no picture', here(new TextEncoder().encode('<svg onload="alert(1)"/>'))],
  ['has more pixels than a small one', here(aPicture(321, 20))],
  ['would fill the memory', here(aPicture(65_000, 65_000))],
  ['is larger than a small one, whatever it shows', here(aPicture(10, 10, MAX_THUMBNAIL.bytes + 1))],
  ['names a large file', away('attachment.too-large')],
])('one that %s leaves a plain file, and nothing large is fetched for it', (_what, small) => {
  expect(needsWhole(withSmall, small, false)).toBe(false);
  expect(previewOf(small, loading)).toEqual({ kind: 'file' });
});

test('what is here whole has the last word over what its author sent as a small one', () => {
  const small = here(aPicture(320, 200));

  expect(needsWhole(withSmall, small, true)).toBe(true);
  expect(previewOf(small, here(aPicture(1_600, 900)))).toMatchObject({ picture: { size: { width: 1_600 } } });
  expect(previewOf(small, here(new Uint8Array(64)))).toEqual({ kind: 'file' });
});

test('where there is no small one, or it never came, the large one is shown', () => {
  expect(needsWhole(anAttachment(), loading, false)).toBe(true);
  expect(needsWhole(withSmall, away('attachment.unknown'), false)).toBe(true);
  expect(previewOf(away('attachment.unknown'), loading)).toEqual({ kind: 'loading' });
  expect(previewOf(away('attachment.unknown'), here(aPicture(900, 600)))).toMatchObject({ kind: 'picture' });
});

test('without a way to the hub that is said, and the large one is not asked for', () => {
  expect(needsWhole(withSmall, away('hub.unreachable'), false)).toBe(false);
  expect(previewOf(away('hub.unreachable'), loading)).toMatchObject({ kind: 'away' });
});
