import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { headText } from '#domain/remote-support/session-chain.rules.ts';
import type { HappeningNoted, Participant } from '#domain/remote-support/session-entry.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { SessionTrust } from './session-trust.ts';

export type SessionHead = Extract<Ctl<'helper'> & Ctl<'console'>, { kind: 'session.head' }>;

export interface HeadPorts {
  readonly session: SupportSessionId;
  /** Who is at the other end, and the program there. */
  readonly from: Participant;
  readonly program: 'helper' | 'console';
  readonly trust: Pick<SessionTrust, 'peerKey'>;
  readonly note: (happening: HappeningNoted) => void;
  /** No honest end tells such a head. */
  readonly alarm: (code: 'head.false') => void;
}

/** Takes what the other end says of its record. */
export type TakeHead = (said: SessionHead) => Promise<void>;

/** Judges heads of the other end by the key that has signed the link. Where it has none they are written down as heard. */
export function createHeadTaker({ session, from, program, trust, note, alarm }: HeadPorts): TakeHead {
  const verify = createVerifier();
  return async ({ head, signature }) => {
    const { by, seq, hash } = head;
    if (by !== from) return alarm('head.false');
    const publicKey = trust.peerKey?.publicKey;
    if (signature === undefined || publicKey === undefined || verify === null) {
      return note({ actor: program, type: 'head-heard', data: { by, seq, hash } });
    }
    const isTheirs = await verify(publicKey, 'head', { text: headText(session, head), signature });
    if (!isTheirs) return alarm('head.false');
    note({ actor: program, type: 'head-signed', data: { by, seq, hash, signature, publicKey } });
  };
}
