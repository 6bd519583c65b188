import { Fault } from '#contracts/fault.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import { MOST_ENTRIES_NOTED } from '#domain/remote-support/note-session.ts';
import type { ChainEnd } from '#domain/remote-support/session-chain.rules.ts';
import { addEntry, chainBeginning } from '#domain/remote-support/session-chain.rules.ts';
import type { ChainHead, HappeningNoted, Participant } from '#domain/remote-support/session-entry.ts';
import { isWitness } from '#domain/remote-support/session-story.rules.ts';
import { plainSha256 } from '../attachment/sha256.ts';

export interface SessionNotesPorts {
  /** Whose chain it is. */
  readonly by: Participant;
  /** How far the record says that it has come. */
  readonly readHead: () => Promise<ChainEnd | null>;
  readonly issue: (input: CommandInput<'support-session.note'>) => Promise<Result<unknown>>;
  /** By the hub's clock. */
  readonly nowMs: () => number;
  /** Calls `run` after a while. */
  readonly later: (run: () => void, afterMs: number) => void;
  readonly reportFault: (error: unknown) => void;
}

/** What a page writes down of a session, in a chain of its own (W14): an agent's console, or whoever shares from a browser. */
export interface SessionNotes {
  readonly note: (happening: HappeningNoted) => void;
  /**
   * Where the chain stands that has been handed in, once; `null` as long as nothing but heads of the other side has been added.
   * Else each side's head would be news to the other for ever.
   */
  readonly newHead: () => ChainHead | null;
  /** Hands in what was gathered. */
  readonly flush: () => Promise<void>;
}

/** What follows on its heels is handed in with it. */
const GATHER_MS = 1_500;

export function createSessionNotes(ports: SessionNotesPorts): SessionNotes {
  let gathered: readonly { readonly happening: HappeningNoted; readonly atMs: number }[] = [];
  let chain: ChainEnd = chainBeginning;
  let turn: Promise<void> = Promise.resolve();
  let isDue = false;
  let isNews = false;

  async function handIn(): Promise<void> {
    const batch = gathered.slice(0, MOST_ENTRIES_NOTED);
    if (batch.length === 0) return;
    gathered = gathered.slice(batch.length);
    const known = (await ports.readHead()) ?? chainBeginning;
    // Another window of theirs may have gone on with it; what this one has just handed in may not be shown yet.
    if (known.seq > chain.seq) chain = known;
    const written = chained(chain, batch);
    const issued = await ports.issue({ entries: [...written.entries], hash: written.end.hash });
    if (issued.ok) {
      chain = written.end;
      isNews ||= batch.some(({ happening }) => !isWitness(happening.type));
    } else {
      const { code } = issued.refusal;
      ports.reportFault(new Fault('session.not-noted', 'What happened was not written down.', { details: { code } }));
    }
    await handIn();
  }

  function flush(): Promise<void> {
    turn = turn.then(handIn).catch(ports.reportFault);
    return turn;
  }

  return {
    note: (happening) => {
      gathered = [...gathered, { happening, atMs: ports.nowMs() }];
      if (isDue) return;
      isDue = true;
      ports.later(() => {
        isDue = false;
        void flush();
      }, GATHER_MS);
    },
    newHead: () => {
      if (!isNews) return null;
      isNews = false;
      return { by: ports.by, ...chain };
    },
    flush,
  };
}

function chained(from: ChainEnd, batch: readonly { readonly happening: HappeningNoted; readonly atMs: number }[]) {
  let end = from;
  const entries = batch.map(({ happening: { actor, ...happening }, atMs }) => {
    const added = addEntry(end, happening, { actor, atMs: epochMs.parse(Math.max(0, Math.round(atMs))) }, hashText);
    end = added.end;
    return added.entry;
  });
  return { entries, end };
}

function hashText(text: string): string {
  return plainSha256(new TextEncoder().encode(text));
}
