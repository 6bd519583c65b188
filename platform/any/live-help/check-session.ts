import type { SessionFile } from '#contracts/session-file.ts';
import type { BrokenLink, WrittenChain } from '#domain/remote-support/session-chain.rules.ts';
import { firstBrokenLink, headText } from '#domain/remote-support/session-chain.rules.ts';
import type { Participant, SessionEntry } from '#domain/remote-support/session-entry.ts';
import { plainSha256 } from '../attachment/sha256.ts';
import type { Verify } from '../exchange/signing.ts';

/** The first entry of a session that does not hold; `signature`: a head that the other side has not signed. */
export interface BrokenEntry extends Omit<BrokenLink, 'why'> {
  readonly why: BrokenLink['why'] | 'signature';
  /** `undefined` where it is missing. */
  readonly entry: SessionEntry | undefined;
}

/** How much one side wrote down, and how far into it the other sides have signed, or heard, that it had come. */
export interface CheckedChain {
  readonly by: Participant;
  readonly entries: number;
  readonly signedUpTo: number;
  readonly heardUpTo: number;
}

export interface CheckedSession {
  readonly broken: BrokenEntry | null;
  readonly chains: readonly CheckedChain[];
}

/**
 * Checks what was written down of a session against itself (W14): each entry against the next, each side against what the
 * other heard and signed.
 *
 * @param verify `null` where signatures cannot be checked: then they count for as much as what was heard.
 */
export async function checkSession(
  { session, chains }: Pick<SessionFile, 'session' | 'chains'>,
  verify: Verify | null,
): Promise<CheckedSession> {
  const link = firstBrokenLink(chains, hashText);
  const forged = link === null && verify !== null ? await firstForged(session, chains, verify) : null;
  const broken = link ?? forged;
  const entryOf = ({ by, seq }: Pick<BrokenLink, 'by' | 'seq'>) =>
    chains.find((chain) => chain.by === by)?.entries.find((entry) => entry.seq === seq);
  return {
    broken: broken === null ? null : { ...broken, entry: entryOf(broken) },
    chains: chains.map((chain) => checkedChain(chain, chains, verify !== null)),
  };
}

function hashText(text: string): string {
  return plainSha256(new TextEncoder().encode(text));
}

function checkedChain(
  { by, entries }: WrittenChain,
  chains: readonly WrittenChain[],
  canVerify: boolean,
): CheckedChain {
  const seen = chains.flatMap((chain) => chain.entries.filter((entry) => isHeadOf(by, entry))).filter(isHead);
  const upTo = (types: readonly string[]) =>
    Math.max(0, ...seen.flatMap(({ type, data }) => (types.includes(type) ? [data.seq] : [])));
  return {
    by,
    entries: entries.length,
    signedUpTo: canVerify ? upTo(['head-signed']) : 0,
    heardUpTo: upTo(['head-heard', 'head-signed']),
  };
}

type HeadSeen = Extract<SessionEntry, { type: 'head-heard' | 'head-signed' }>;

function isHead(entry: SessionEntry): entry is HeadSeen {
  return entry.type === 'head-heard' || entry.type === 'head-signed';
}

function isHeadOf(by: Participant, entry: SessionEntry): boolean {
  return isHead(entry) && entry.data.by === by;
}

async function firstForged(
  session: SessionFile['session'],
  chains: readonly WrittenChain[],
  verify: Verify,
): Promise<Omit<BrokenEntry, 'entry'> | null> {
  for (const { by, entries } of chains) {
    for (const entry of entries) {
      if (entry.type !== 'head-signed' || entry.data.publicKey === undefined) continue;
      const { signature, publicKey, ...head } = entry.data;
      const isTheirs = await verify(publicKey, 'head', { text: headText(session, head), signature });
      if (!isTheirs) return { by, seq: entry.seq, why: 'signature' };
    }
  }
  return null;
}
