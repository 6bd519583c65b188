import { attachmentHash } from '#domain/kernel/attachment.ts';
import { expect, test } from 'vitest';
import { attachmentLink } from './attachment-link.ts';

const sha256 = attachmentHash.parse('b'.repeat(64));
const asking = { token: 'good', signal: new AbortController().signal };

/** A hub that answers with so many bytes, and counts those that were taken from it. */
function aHub(sizeBytes: number) {
  let taken = 0;
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull: (stream) => {
        if (taken >= sizeBytes) return stream.close();
        taken += 1_000;
        stream.enqueue(new Uint8Array(1_000));
      },
    });
  const fetch = async () => new Response(body(), { headers: { 'content-length': String(sizeBytes) } });
  return { link: attachmentLink('https://desk.example.org', { fetch }), taken: () => taken };
}

test('what is larger than wanted is refused, and its bytes are not fetched', async () => {
  const hub = aHub(1_000_000);

  const read = await hub.link.read(sha256, { ...asking, mostBytes: 24_576 });

  expect(read).toEqual({ ok: false, refusal: { code: 'attachment.too-large', details: { mostBytes: 24_576 } } });
  expect(hub.taken()).toBeLessThanOrEqual(2_000);
});

test('what is not larger comes whole', async () => {
  const read = await aHub(20_000).link.read(sha256, { ...asking, mostBytes: 24_576 });

  expect(read.ok && read.value.byteLength).toBe(20_000);
});
