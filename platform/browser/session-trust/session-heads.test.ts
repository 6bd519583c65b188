import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import { headText } from '#domain/remote-support/session-chain.rules.ts';
import { newKeyPair, signerWith } from '#platform/any/exchange/signing.ts';
import { describe, expect, test } from 'vitest';
import type { SessionHead } from './session-heads.ts';
import { createHeadTaker } from './session-heads.ts';
import type { PeerKey } from './session-trust.ts';

const session = supportSessionId.parse('support-session:one');
const mira = agentId.parse('agent:mira');
const head = { by: mira, seq: 3, hash: 'a'.repeat(64) };

async function aConsole() {
  const pair = (await newKeyPair())!;
  const sign = (await signerWith(pair.privateKey))!;
  const key: PeerKey = { publicKey: pair.publicKey, certificate: null };
  const signed = async (text: string) => (await sign('head', text)).signature;
  return { key, signed };
}

/** What this end makes of a head, told by whoever signed the link with that key. */
const judgeWith = (peerKey: PeerKey | null) => async (said: SessionHead) => {
  const made: unknown[] = [];
  const take = createHeadTaker({
    session,
    from: mira,
    program: 'console',
    trust: { peerKey },
    note: (happening) => void made.push(happening),
    alarm: (code) => void made.push(code),
  });
  await take(said);
  return made[0];
};

describe('how far the other side’s record has come (W14)', () => {
  test('is written down with the signature that proves it, by the key of the link', async () => {
    const { key, signed } = await aConsole();
    const signature = await signed(headText(session, head));

    expect(await judgeWith(key)({ kind: 'session.head', head, signature })).toEqual({
      actor: 'console',
      type: 'head-signed',
      data: { ...head, signature, publicKey: key.publicKey },
    });
  });

  test('is written down as heard where the other end has no key', async () => {
    expect(await judgeWith(null)({ kind: 'session.head', head })).toMatchObject({ type: 'head-heard', data: head });
  });

  test('is false when it is somebody else’s, of another session, or signed by another key', async () => {
    const [one, other] = [await aConsole(), await aConsole()];
    const judge = judgeWith(one.key);
    const elsewhere = headText(supportSessionId.parse('support-session:two'), head);

    expect(await judge({ kind: 'session.head', head: { ...head, by: 'user' } })).toBe('head.false');
    expect(await judge({ kind: 'session.head', head, signature: await one.signed(elsewhere) })).toBe('head.false');
    const foreign = await other.signed(headText(session, head));
    expect(await judge({ kind: 'session.head', head, signature: foreign })).toBe('head.false');
  });
});
