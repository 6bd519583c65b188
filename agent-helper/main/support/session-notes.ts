import { createHash } from 'node:crypto';
import { commandEntry } from '#domain/kernel/command.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs, supportSessionId } from '#domain/kernel/fields.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { MOST_ENTRIES_NOTED } from '#domain/remote-support/note-session.ts';
import type { ChainEnd } from '#domain/remote-support/session-chain.rules.ts';
import { addEntry, chainBeginning, entryText } from '#domain/remote-support/session-chain.rules.ts';
import type { ChainHead, HappeningNoted, SessionEntry } from '#domain/remote-support/session-entry.ts';
import { isWitness } from '#domain/remote-support/session-story.rules.ts';
import { chainHash, sessionEntry } from '#domain/remote-support/session-entry.ts';
import { z } from 'zod';
import type { Bell } from '../bell.ts';
import { LONG_REST_MS } from '../bell.ts';
import { openKeptFolder } from '../kept-folder.ts';
import type { CommandOrigin } from '../outbox/new-command.ts';
import { newCommand } from '../outbox/new-command.ts';
import type { Outbox } from '../outbox/outbox.ts';

export interface SessionNotesPorts {
  /** One file per session lies here. */
  readonly folder: string;
  readonly bell: Bell;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly origin: () => Promise<CommandOrigin>;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** How far the chain of a session has come. */
export interface NotedSoFar {
  readonly head: ChainHead;
  /** The last entry that is more than how far the other side has come; 0 before the first. */
  readonly newsSeq: number;
}

/** What this computer writes down of sessions: kept here in a chain, and sent to the desk some at a time. */
export interface SessionNotes {
  /** Durable when it resolves, to where the chain then stands. */
  readonly note: (session: SupportSessionId, happenings: readonly HappeningNoted[]) => Promise<ChainHead>;
  /** Where the chain stands; `null` before its first entry. */
  readonly head: (session: SupportSessionId) => Promise<NotedSoFar | null>;
  /** What was noted, as far as it is kept here. */
  readonly read: (session: SupportSessionId) => Promise<readonly SessionEntry[]>;
  /** Puts what was noted on its way, until `signal`. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

const keptNotes = z.strictObject({
  /** The latest; those that were sent are kept for people to read. */
  entries: z.array(sessionEntry).max(2_000),
  /** The hash of the last of them. */
  hash: chainHash,
  sentSeq: z.int().min(0),
  /** On its way into the outbox. With the same id it is taken once, however often a crash makes it be sent. */
  sending: commandEntry.nullable(),
});
type KeptNotes = z.infer<typeof keptNotes>;

const nothingNoted: KeptNotes = { entries: [], hash: chainBeginning.hash, sentSeq: 0, sending: null };
const MOST_SESSIONS = 200;
const MOST_KEPT_ENTRIES = 1_000;
/** What follows on its heels is sent in one go. */
const GATHER_MS = 2_000;

export function createSessionNotes(ports: SessionNotesPorts): SessionNotes {
  const { bell, sleep } = ports;
  const kept = openKeptFolder(ports.folder, keptNotes, MOST_SESSIONS);
  let lastTurn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(work, work);
    lastTurn = turn.catch(() => null);
    return turn;
  }

  async function note(session: SupportSessionId, happenings: readonly HappeningNoted[]): Promise<ChainHead> {
    const { nowMs, hubOffsetMs } = await ports.origin();
    const atMs = epochMs.parse(Math.max(0, nowMs + hubOffsetMs));
    const end = await inTurn(async () => {
      const before = (await kept.read(session)) ?? nothingNoted;
      const entries = [...before.entries];
      let chain: ChainEnd = { seq: before.entries.at(-1)?.seq ?? 0, hash: before.hash };
      for (const { actor, ...happening } of happenings) {
        const added = addEntry(chain, happening, { actor, atMs }, hashText);
        entries.push(added.entry);
        chain = added.end;
      }
      const isKept = (seq: number) => seq > before.sentSeq || seq > chain.seq - MOST_KEPT_ENTRIES;
      await kept.keep(session, { ...before, entries: entries.filter(({ seq }) => isKept(seq)), hash: chain.hash });
      return chain;
    });
    bell.ring();
    return { by: 'user', ...end };
  }

  /** True when more is left to be sent. */
  async function send(session: SupportSessionId): Promise<boolean> {
    return await inTurn(async () => {
      const notes = await kept.read(session);
      if (notes === null) return false;
      const begun = notes.sending === null ? await beginSending(session, notes, ports) : notes;
      if (begun.sending === null) return false;
      if (begun !== notes) await kept.keep(session, begun);
      await ports.outbox.add(begun.sending);
      const sentSeq = lastSeqIn(begun.sending);
      await kept.keep(session, { ...begun, sending: null, sentSeq });
      return begun.entries.some(({ seq }) => seq > sentSeq);
    });
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const name of await kept.names()) {
        const session = supportSessionId.safeParse(name);
        while (session.success && !signal.aborted && (await send(session.data)));
      }
      await bell.rest(LONG_REST_MS, signal);
      await sleep(GATHER_MS, signal);
    }
  }

  async function head(session: SupportSessionId): Promise<NotedSoFar | null> {
    const { entries, hash } = (await inTurn(() => kept.read(session))) ?? nothingNoted;
    const last = entries.at(-1);
    const newsSeq = entries.findLast(({ type }) => !isWitness(type))?.seq ?? 0;
    return last === undefined ? null : { head: { by: 'user', seq: last.seq, hash }, newsSeq };
  }

  const read = async (session: SupportSessionId) => (await inTurn(() => kept.read(session)))?.entries ?? [];

  return { note, head, read, run };
}

async function beginSending(
  session: SupportSessionId,
  notes: KeptNotes,
  { origin }: Pick<SessionNotesPorts, 'origin'>,
): Promise<KeptNotes> {
  const entries = notes.entries.filter(({ seq }) => seq > notes.sentSeq).slice(0, MOST_ENTRIES_NOTED);
  const last = entries.at(-1);
  if (last === undefined) return notes;
  const input = { entries, hash: hashText(entryText(last)) };
  return { ...notes, sending: newCommand('support-session.note', session, input, await origin()) };
}

const sentInput = z.looseObject({ entries: z.array(z.looseObject({ seq: z.int() })).min(1) });

function lastSeqIn({ input }: CommandEntry): number {
  return sentInput.parse(input).entries.at(-1)!.seq;
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
