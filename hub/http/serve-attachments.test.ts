import { randomBytes } from 'node:crypto';
import { problem } from '#contracts/hub-api.ts';
import { ATTACHMENT_PART_BYTES, attachmentBytesApi, sendPath } from '#contracts/api/attachment-api.ts';
import { aLogInput, anAttachInput } from '#domain/incident/incident.fixtures.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { describeFile } from '#platform/any/attachment/describe-file.ts';
import { sendAttachment } from '#platform/any/attachment/send-attachment.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import type { HubSession } from '../../test/support/hub-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';

const { signal } = new AbortController();
const someHash = attachmentHash.parse('c'.repeat(64));
const PNG_HEAD = Buffer.from('iVBORw0KGgo=', 'base64');

async function aDesk() {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  const target = newRecordId('incident');
  const requester = desk.vera.person;
  await vera.issue('incident.log', target, {
    ...aLogInput(),
    channel: 'portal',
    requester,
    number: null,
    routing: null,
  });
  const hub = attachmentLink(origin);
  return {
    mira: mira.opened.token,
    vera: vera.opened.token,
    hub,
    attach: async (who: HubSession, bytes: Uint8Array<ArrayBuffer>, audience: 'desk' | 'readers' = 'readers') => {
      const described = await describeFile({ name: 'Screenshot.png', mediaType: 'image/png', bytes });
      if (!described.ok) throw new Error(described.refusal.code);
      const { sha256 } = described.value;
      await who.issue('incident.attach', target, anAttachInput({ attachments: [described.value], audience }));
      const { token } = who.opened;
      expect(await sendAttachment(hub, { sha256, bytes }, { token, signal })).toEqual({ ok: true, value: null });
      return sha256;
    },
    as: { mira, vera },
    post: (path: string, body: string | Uint8Array<ArrayBuffer>, token: string | null, type: string) =>
      fetch(new URL(path, origin), {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      }),
  };
}

const OCTETS = 'application/octet-stream';
const readPath = attachmentBytesApi['attachment.read'].path;

test('a file goes up in parts over HTTP and comes down whole, for both sides of the incident (INC-4)', async () => {
  const { attach, as, hub, mira } = await aDesk();
  const bytes = new Uint8Array(randomBytes(2 * ATTACHMENT_PART_BYTES + 5));

  const sha256 = await attach(as.vera, bytes);

  const read = await hub.read(sha256, { token: mira, signal });
  expect(read.ok && Buffer.compare(read.value, bytes)).toBe(0);
});

test('what the desk keeps to itself is unknown to the requester, like what is not there at all', async () => {
  const { attach, as, hub, vera } = await aDesk();
  const sha256 = await attach(as.mira, new Uint8Array(randomBytes(100)), 'desk');

  for (const hash of [sha256, someHash]) {
    const read = await hub.read(hash, { token: vera, signal });
    expect(read).toEqual({ ok: false, refusal: { code: 'attachment.unknown' } });
  }
});

describe('what comes down', () => {
  test.each([
    ['a picture', Buffer.concat([PNG_HEAD, randomBytes(20)]), 'image/png'],
    ['a drawing with scripts in it', Buffer.from('<svg xmlns="x" onload="alert(1)"/>'), OCTETS],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), OCTETS],
  ])('as %s is no page of ours', async (_what, bytes, type) => {
    const { attach, as, post, vera } = await aDesk();
    const sha256 = await attach(as.vera, new Uint8Array(bytes));

    const answer = await post(readPath, JSON.stringify({ sha256 }), vera, 'application/json');

    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
  });
});

describe('a part', () => {
  test.each([
    ['without a session', null, sendPath(someHash, 0), 10, OCTETS, 401, 'session.unknown'],
    ['that nobody offered', 'vera', sendPath(someHash, 0), 10, OCTETS, 409, 'attachment.not-offered'],
    [
      'with a path for a hash',
      'vera',
      '/api/attachment/send/..%2F..%2Fetc%2Fpasswd/0',
      10,
      OCTETS,
      400,
      'request.invalid',
    ],
    ['from a place that is none', 'vera', `/api/attachment/send/${someHash}/-1`, 10, OCTETS, 400, 'request.invalid'],
    ['from beyond the largest file', 'vera', sendPath(someHash, 999_999_999), 10, OCTETS, 400, 'request.invalid'],
    ['of nothing', 'vera', sendPath(someHash, 0), 0, OCTETS, 400, 'request.invalid'],
    ['of too much', 'vera', sendPath(someHash, 0), ATTACHMENT_PART_BYTES + 1, OCTETS, 413, 'request.too-large'],
    ['as a form could send it', 'vera', sendPath(someHash, 0), 10, 'text/plain', 415, 'request.not-json'],
  ] as const)('%s is refused', async (_what, who, path, size, type, status, code) => {
    const { post, vera } = await aDesk();

    const answer = await post(path, new Uint8Array(size), who === null ? null : vera, type);

    expect(problem.parse(await answer.json())).toMatchObject({ status, code });
  });
});

test('no other request takes bytes for JSON', async () => {
  const { post, vera } = await aDesk();

  const answer = await post('/api/session/renew', new Uint8Array(2), vera, OCTETS);

  expect(problem.parse(await answer.json())).toMatchObject({ status: 415 });
});
