import { z } from 'zod';
import type { CommandContext } from '../kernel/command.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { capabilities } from '../remote-control/effective-right.rules.ts';
import { chainHash, sessionEntry } from './session-entry.ts';
import type { ChainHead, Participant, SessionEntry } from './session-entry.ts';
import { NO_ENTRY } from './session-chain.rules.ts';
import type { SupportSession } from './support-session.record.ts';
import { participantOf } from './support-session.rules.ts';

/** How many entries one command carries: a session that is written down every few seconds needs few. */
export const MOST_ENTRIES_NOTED = 50;

export const noteInput = z.strictObject({
  /** In order, following on what this side has noted before. */
  entries: z.array(sessionEntry).min(1).max(MOST_ENTRIES_NOTED),
  /** The hash of the last of them. */
  hash: chainHash,
});

type Unfit = { readonly code: `support-session.${'not-there' | 'entries-broken' | 'onlookers-full'}` };

/**
 * One side adds to what it wrote down, also after the end. The hub holds the entries to their order and to the head it knows
 * of that side, so that nothing is left out or written anew later; the hashes themselves anybody can check afterwards.
 */
export function noteSession(
  session: SupportSession,
  { entries, hash }: z.infer<typeof noteInput>,
  context: CommandContext,
): Result<SupportSession, Unfit> {
  const by = writerOf(session, context);
  if (by === null) return refuse({ code: 'support-session.not-there' });
  const before = session.heads.find((head) => head.by === by);
  if (!followsOn(before, entries)) return refuse({ code: 'support-session.entries-broken' });
  const head: ChainHead = { by, seq: entries.at(-1)!.seq, hash };
  const others = session.heads.filter((one) => one.by !== by);
  if (others.length >= MOST_WRITERS) return refuse({ code: 'support-session.onlookers-full' });
  const known = by === 'user' ? entries.reduce(allowedBy, session) : session;
  return ok({ ...known, heads: [...others, head], changedAtMs: context.nowMs });
}

/** What the person allowed, and since when they let an onlooker see the screen. */
function allowedBy(session: SupportSession, entry: SessionEntry): SupportSession {
  if (entry.type !== 'consent' || entry.data.answer !== 'given') return session;
  const { capability, agent } = entry.data;
  const granted = capabilities.filter((one) => one === capability || session.granted.includes(one));
  const isLooking = session.looks.some((look) => look.agent === agent && look.toMs === null);
  const looksOn = session.state === 'joined' && session.onlookers.includes(agent);
  if (capability !== 'view' || !looksOn || isLooking) return { ...session, granted };
  return { ...session, granted, looks: [...session.looks, { agent, fromMs: entry.atMs, toMs: null }].slice(-40) };
}

const MOST_WRITERS = 40;

/** Whoever is there, and every agent who was: the policy knows them. */
function writerOf(session: SupportSession, { principal }: CommandContext): Participant | null {
  return participantOf(session, principal) ?? (principal.kind === 'agent' ? principal.id : null);
}

function followsOn(before: ChainHead | undefined, entries: readonly SessionEntry[]): boolean {
  const firstSeq = (before?.seq ?? 0) + 1;
  const isInOrder = entries.every(({ seq }, index) => seq === firstSeq + index);
  return isInOrder && entries[0]?.prev === (before?.hash ?? NO_ENTRY);
}
