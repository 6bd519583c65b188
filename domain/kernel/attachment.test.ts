import { expect, test } from 'vitest';
import {
  attachmentHash,
  attachmentList,
  attachmentSchema,
  attachmentsIn,
  hashesIn,
  MAX_ATTACHMENT_BYTES,
  mediaTypeOf,
} from './attachment.ts';
import { anAttachment } from './kernel.fixtures.ts';

test.each([
  ['a hash that is none', { sha256: 'A'.repeat(64) }],
  ['a path for a name', { name: '../../etc/passwd' }],
  ['a name that is read backwards', { name: 'invoice\u202Efdp.exe' }],
  ['nothing in it', { sizeBytes: 0 }],
  ['more than is taken', { sizeBytes: MAX_ATTACHMENT_BYTES + 1 }],
  ['a media type with a header in it', { mediaType: 'text/html\r\nset-cookie: a=b' }],
  ['a picture without width', { width: 0 }],
  ['a field nobody defined', { path: '/tmp' }],
])('a file with %s is refused', (_what, over) => {
  expect(attachmentSchema.safeParse({ ...anAttachment(), ...over }).success).toBe(false);
});

test('one to ten files are named at once', () => {
  const files = (count: number) => Array.from({ length: count }, () => anAttachment());

  expect([0, 1, 10, 11].map((count) => attachmentList.safeParse(files(count)).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test.each([
  ['Text/Plain; charset=UTF-8', 'text/plain'],
  ['image/svg+xml', 'image/svg+xml'],
  ['', 'application/octet-stream'],
  ['none', 'application/octet-stream'],
  ['a/b\r\nc: d', 'application/octet-stream'],
])('the media type %j is kept as %s', (raw, type) => {
  expect(mediaTypeOf(raw)).toBe(type);
});

test('the files of a line are those its input names, and none where it names none', () => {
  expect(attachmentsIn({ text: 'See there.', attachments: [anAttachment()] })).toEqual([anAttachment()]);
  for (const input of [null, 'text', {}, { attachments: [] }, { attachments: 'all' }]) {
    expect(attachmentsIn(input)).toEqual([]);
  }
});

test('whose bytes a command speaks of: its files, and the small pictures of those that have one', () => {
  const thumbnail = attachmentHash.parse('7'.repeat(64));
  const attachments = [anAttachment({ thumbnail }), anAttachment({ sha256: attachmentHash.parse('8'.repeat(64)) })];

  expect(hashesIn({ attachments })).toEqual([anAttachment().sha256, thumbnail, '8'.repeat(64)]);
  expect(hashesIn({ text: 'none' })).toEqual([]);
});
