import { ATTACHMENT_PART_BYTES } from '#contracts/api/attachment-api.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { expect, test } from 'vitest';
import type { FilePart } from './attachment-link.ts';
import { sendAttachment } from './send-attachment.ts';

const sha256 = attachmentHash.parse('b'.repeat(64));
const file = { sha256, bytes: new Uint8Array(2 * ATTACHMENT_PART_BYTES + 100) };
const asking = { token: 'good', signal: new AbortController().signal };

/** A hub that holds so many bytes of the file, and is away after so many parts. */
function aHub({ receivedBytes = 0, partsUntilAway = Number.POSITIVE_INFINITY } = {}) {
  const sent: number[] = [];
  let received = receivedBytes;
  const progress = () => ok({ receivedBytes: received, isComplete: received === file.bytes.byteLength });
  return {
    sent,
    offer: async () => progress(),
    send: async ({ firstByte, bytes }: FilePart): Promise<Result<{ receivedBytes: number; isComplete: boolean }>> => {
      if (sent.length >= partsUntilAway) return refuse({ code: 'hub.unreachable' });
      if (firstByte !== received)
        return refuse({ code: 'attachment.offset-wrong', details: { receivedBytes: received } });
      sent.push(firstByte);
      received += bytes.byteLength;
      return progress();
    },
  };
}

test('a file goes in parts, and whoever waits hears how far it is', async () => {
  const hub = aHub();
  const heard: number[] = [];

  expect(await sendAttachment(hub, file, { ...asking, onProgress: (bytes) => heard.push(bytes) })).toEqual(ok(null));

  expect(hub.sent).toEqual([0, ATTACHMENT_PART_BYTES, 2 * ATTACHMENT_PART_BYTES]);
  expect(heard).toEqual([...hub.sent, file.bytes.byteLength]);
});

test('what was broken off goes on where it was', async () => {
  const away = aHub({ partsUntilAway: 1 });

  expect(await sendAttachment(away, file, asking)).toEqual(refuse({ code: 'hub.unreachable' }));
  const back = aHub({ receivedBytes: ATTACHMENT_PART_BYTES });
  expect(await sendAttachment(back, file, asking)).toEqual(ok(null));

  expect(back.sent[0]).toBe(ATTACHMENT_PART_BYTES);
});

test('what the hub has already is not sent', async () => {
  const hub = aHub({ receivedBytes: file.bytes.byteLength });

  expect(await sendAttachment(hub, file, asking)).toEqual(ok(null));
  expect(hub.sent).toEqual([]);
});

test('where somebody else sends the same file at once, both come to the end', async () => {
  const hub = aHub();
  const [one, other] = await Promise.all([sendAttachment(hub, file, asking), sendAttachment(hub, file, asking)]);

  expect([one, other]).toEqual([ok(null), ok(null)]);
  expect(hub.sent).toHaveLength(3);
});

test('a hub that contradicts itself is not asked for ever', async () => {
  const refusal = { code: 'attachment.offset-wrong', details: { receivedBytes: 0 } };
  const stuck = { offer: async () => ok({ receivedBytes: 0, isComplete: false }), send: async () => refuse(refusal) };
  const endless = {
    offer: async () => ok({ receivedBytes: file.bytes.byteLength, isComplete: false }),
    send: async () => ok({ receivedBytes: 0, isComplete: false }),
  };

  expect(await sendAttachment(stuck, file, asking)).toEqual(refuse(refusal));
  expect(await sendAttachment(endless, file, asking)).toEqual(refuse({ code: 'hub.answer-invalid' }));
});
