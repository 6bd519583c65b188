import { assertNever } from '../kernel/result.ts';

/**
 * Whether nobody sits between helper and console, as one of the two ends knows it:
 *
 *     helper   nonce ──nonce──▶ proof ──proof─────┐
 *                                                 ├──▶ comparing ──the person here: same──▶ trusted
 *     console  commit ─commit─▶ reveal ─reveal────┘  │                                         ▲
 *                                                    └──a key that was compared before─────────┘
 *
 *     anything else, at any time ──▶ broken, for good, with one alarm
 *
 * Digits are compared by the person at **each** end, for that end: what the other end says of them is said by whoever is at
 * the other end of this link, and that is what is in question.
 */
export type LinkTrust =
  | { readonly state: 'waiting'; readonly for: 'commit' | 'nonce' | 'reveal' | 'proof' }
  | {
      readonly state: 'comparing';
      /** Six digits. */
      readonly code: string;
    }
  | { readonly state: 'trusted'; readonly by: 'digits' | 'keys'; readonly code: string }
  | { readonly state: 'broken'; readonly alarm: TrustAlarm };

/** Why a link is not believed. Each is a sentence in both apps, and an alarm on the ticket. */
export const trustAlarms = [
  /** The other end speaks another version, or is made to say so. */
  'trust.version-differs',
  /** A message that is not the next one: sides swapped, something said twice, something left out. */
  'trust.out-of-turn',
  /** What was revealed is not what was committed to, or was for another link. */
  'trust.commitment-differs',
  /** Our own chance came back as the other end's. */
  'trust.nonce-reflected',
  /** The other end has a key and did not sign. */
  'trust.proof-withheld',
  'trust.proof-forged',
  /** Signed, but by another key than the one that was compared before, or than the hub knows of. */
  'trust.key-changed',
  'trust.too-slow',
  'trust.digits-differ',
  'trust.digits-differ-there',
  /** A message that no Deskbell sends (S17). */
  'trust.message-unknown',
] as const;
export type TrustAlarm = (typeof trustAlarms)[number];

/**
 * What became of the other end's signature. `none`: it has no key, and nobody says that it should. `new`: a good signature by
 * a key that people here have not compared digits for; `known`: by one for which they have.
 */
export type ProofCheck = 'none' | 'new' | 'known' | 'withheld' | 'forged' | 'changed';

export type TrustEvent =
  | { readonly kind: 'commit'; readonly isSameVersion: boolean }
  | { readonly kind: 'nonce'; readonly isSameVersion: boolean; readonly isOurs: boolean }
  | {
      readonly kind: 'reveal';
      readonly isAsCommitted: boolean;
      readonly isOurs: boolean;
      readonly check: ProofCheck;
      readonly code: string;
    }
  | { readonly kind: 'proof'; readonly check: ProofCheck; readonly code: string }
  | { readonly kind: 'verdict-here'; readonly verdict: 'same' | 'different' }
  | { readonly kind: 'verdict-there'; readonly verdict: 'same' | 'different' }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'message-unknown' };

/** Before anything was said. */
export function untrusted(role: 'helper' | 'console'): LinkTrust {
  return { state: 'waiting', for: role === 'helper' ? 'nonce' : 'commit' };
}

/** Whether anything beyond looking may be asked for or granted over this link. */
export function isTrusted(trust: LinkTrust): boolean {
  return trust.state === 'trusted';
}

/** What an event makes of it. What is broken stays broken, whatever comes. */
export function nextTrust(trust: LinkTrust, event: TrustEvent): LinkTrust {
  if (trust.state === 'broken') return trust;
  switch (event.kind) {
    case 'commit':
      if (!isWaitingFor(trust, 'commit')) return broken('trust.out-of-turn');
      return event.isSameVersion ? { state: 'waiting', for: 'reveal' } : broken('trust.version-differs');
    case 'nonce':
      if (!isWaitingFor(trust, 'nonce')) return broken('trust.out-of-turn');
      if (!event.isSameVersion) return broken('trust.version-differs');
      return event.isOurs ? broken('trust.nonce-reflected') : { state: 'waiting', for: 'proof' };
    case 'reveal':
      if (!isWaitingFor(trust, 'reveal')) return broken('trust.out-of-turn');
      if (event.isOurs) return broken('trust.nonce-reflected');
      return event.isAsCommitted ? afterProof(event) : broken('trust.commitment-differs');
    case 'proof':
      return isWaitingFor(trust, 'proof') ? afterProof(event) : broken('trust.out-of-turn');
    case 'verdict-here':
      return afterVerdict(trust, event.verdict);
    case 'verdict-there':
      if (event.verdict === 'different') return broken('trust.digits-differ-there');
      return trust.state === 'waiting' ? broken('trust.out-of-turn') : trust;
    case 'too-slow':
      return trust.state === 'waiting' ? broken('trust.too-slow') : trust;
    case 'message-unknown':
      return broken('trust.message-unknown');
    default:
      return assertNever(event);
  }
}

function afterProof({ check, code }: { readonly check: ProofCheck; readonly code: string }): LinkTrust {
  switch (check) {
    case 'known':
      return { state: 'trusted', by: 'keys', code };
    case 'none':
    case 'new':
      return { state: 'comparing', code };
    case 'withheld':
      return broken('trust.proof-withheld');
    case 'forged':
      return broken('trust.proof-forged');
    case 'changed':
      return broken('trust.key-changed');
    default:
      return assertNever(check);
  }
}

/** Digits may be compared at any time from the moment there are some, also where keys have made it needless. */
function afterVerdict(trust: LinkTrust, verdict: 'same' | 'different'): LinkTrust {
  if (verdict === 'different') return broken('trust.digits-differ');
  return trust.state === 'comparing' ? { state: 'trusted', by: 'digits', code: trust.code } : trust;
}

function isWaitingFor(trust: LinkTrust, what: string): boolean {
  return trust.state === 'waiting' && trust.for === what;
}

function broken(alarm: TrustAlarm): LinkTrust {
  return { state: 'broken', alarm };
}
