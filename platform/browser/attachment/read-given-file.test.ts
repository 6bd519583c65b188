import { expect, test } from 'vitest';
import { MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import { readGivenFile } from './read-given-file.ts';

/** What a browser gives for a file that was moved or written since it was chosen. */
class GoneFile extends File {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('The file could not be read.', 'NotReadableError'));
  }
}

/** So large that nobody may read it. */
class HugeFile extends GoneFile {
  override readonly size = MAX_ATTACHMENT_BYTES + 1;
}

test('a file is handed on as it is, and one without a name gets one', async () => {
  const file = new File(['log'], 'printer.log', { type: 'text/plain' });
  const read = await readGivenFile(file, 'Picture.png');
  expect(read).toEqual({
    ok: true,
    value: { name: 'printer.log', mediaType: 'text/plain', bytes: new TextEncoder().encode('log') },
  });
  expect(await readGivenFile(new File(['x'], 'image.png'), 'Picture.png')).toMatchObject({
    ok: true,
    value: { name: 'Picture.png' },
  });
});

test('one that has gone since it was chosen is refused, and one that is too large before it is read', async () => {
  expect(await readGivenFile(new GoneFile(['x'], 'gone.txt'), 'Picture.png')).toMatchObject({
    ok: false,
    refusal: { code: 'attachment.unreadable' },
  });
  expect(await readGivenFile(new HugeFile(['x'], 'disk.img'), 'Picture.png')).toMatchObject({
    ok: false,
    refusal: { code: 'attachment.too-large', details: { mostBytes: MAX_ATTACHMENT_BYTES } },
  });
});
