import type { DeskDraft } from '#contracts/desk-port.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import type { DraftRemains, RemainsPorts, Unwritten } from './draft-remains.ts';
import { keptRemains } from './draft-remains.ts';

/** A draft as its author sees it. */
export interface ShownDraft {
  readonly text: string;
  /** Another device of theirs that changed it last; `null` when it was this one. */
  readonly elsewhere: { readonly deviceName: string; readonly atMs: number } | null;
  /** What another device made of it while it was changed here as well. */
  readonly other: DeskDraft['other'];
}

/**
 * What is being written in this window. A key stroke costs nothing but memory; the data service has it on disk a moment
 * later (DRAFT-1). What it could not be told before the page went is found here again, at the next start.
 */
export interface DraftBox {
  /** The same object until something about it changes. */
  readonly read: (purpose: string) => ShownDraft;
  /** @param seen What the writer saw of other devices' texts, where that is not what is shown now; see `seenOf`. */
  readonly write: (purpose: string, text: string, seen?: string | null) => void;
  readonly seenOf: (purpose: string) => string | null;
  /** Writes in sight of both texts. */
  readonly choose: (purpose: string, text: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hands over what waits. Resolves when it was stored, or could not be. */
  readonly flush: () => Promise<void>;
  /** Drafts that would be lost if this device forgot them now. */
  readonly countOnlyHere: () => number;
  /** To be called when the page may be gone in the next moment. */
  readonly leave: () => void;
}

export interface DraftBoxPorts extends RemainsPorts {
  /** Starts with all that are known. */
  readonly drafts$: Observable<ReadonlyMap<string, DeskDraft>>;
  readonly write: (key: string, text: string, seen: string | null) => Promise<Result<null>>;
  /** Calls `run` after a while. Returns the way to call it off. */
  readonly later: (run: () => void, afterMs: number) => () => void;
}

/** Longer than between two keys of a fast typist, and far less than a second after the last. */
const WRITE_AFTER_MS = 250;
const AGAIN_AFTER_MS = 1_000;

const nothing: ShownDraft = { text: '', elsewhere: null, other: null };

export function createDraftBox(ports: DraftBoxPorts): DraftBox {
  let known: ReadonlyMap<string, DeskDraft> = new Map();
  const shown = new Map<string, ShownDraft>();
  const listeners = new Set<() => void>();
  const remains = keptRemains(ports);

  function tell(): void {
    shown.clear();
    for (const listener of listeners) listener();
  }
  const { waiting, put, flush } = writeBehind(ports, remains, tell);
  const seenOf = (key: string) => waiting.get(key)?.seen ?? known.get(key)?.seen ?? null;

  ports.drafts$.subscribe((drafts) => {
    known = drafts;
    tell();
  });
  // What stood in an earlier page when it went, unless something newer was written since.
  for (const { key, text, seen, atMs } of remains.all()) {
    if ((known.get(key)?.changedAtMs ?? 0) > atMs) remains.drop(key);
    else put(key, { text, seen });
  }

  return {
    read: (key) => {
      const read = shown.get(key) ?? shownOf(known.get(key), waiting.get(key));
      shown.set(key, read);
      return read;
    },
    write: (key, text, seen = seenOf(key)) => put(key, { text, seen }),
    seenOf,
    choose: (key, text) => put(key, { text, seen: known.get(key)?.other?.revision ?? null }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    countOnlyHere: () => onlyHere(known, waiting).length,
    leave: () => {
      for (const [key, draft] of waiting) remains.put(key, draft);
      void flush();
    },
  };
}

/** Hands what is typed over to the data service, a moment after the last key. */
function writeBehind({ write, later }: DraftBoxPorts, remains: DraftRemains, onChange: () => void) {
  const waiting = new Map<string, Unwritten>();
  let callOff: (() => void) | null = null;

  function put(key: string, draft: Unwritten): void {
    waiting.set(key, draft);
    onChange();
    // What was sent or discarded is not to come back.
    if (draft.text === '') void flush();
    else flushSoon(WRITE_AFTER_MS);
  }
  function flushSoon(afterMs: number): void {
    callOff ??= later(() => void flush(), afterMs);
  }
  async function flush(): Promise<void> {
    callOff?.();
    callOff = null;
    await Promise.all([...waiting].map(([key, draft]) => hand(key, draft)));
  }
  async function hand(key: string, draft: Unwritten): Promise<void> {
    const stored = await write(key, draft.text, draft.seen).catch(() => null);
    if (stored === null) {
      flushSoon(AGAIN_AFTER_MS);
      return;
    }
    // Nobody may write now, because the session ended: it waits until they are back.
    if (stored.ok) remains.drop(key);
    else remains.put(key, draft);
    if (waiting.get(key) !== draft || !stored.ok) return;
    waiting.delete(key);
    onChange();
  }
  return { waiting, put, flush };
}

function shownOf(known: DeskDraft | undefined, waiting: Unwritten | undefined): ShownDraft {
  if (known === undefined) return waiting === undefined ? nothing : { ...nothing, text: waiting.text };
  const { deviceName, changedAtMs: atMs, other } = known;
  const isElsewhere = deviceName !== '' && waiting === undefined;
  return {
    text: waiting?.text ?? known.text,
    elsewhere: isElsewhere ? { deviceName, atMs } : null,
    // A choice that is on its way is made.
    other: other !== null && waiting?.seen === other.revision ? null : other,
  };
}

function onlyHere(known: ReadonlyMap<string, DeskDraft>, waiting: ReadonlyMap<string, Unwritten>): readonly string[] {
  const stored = [...known.values()].filter(({ isOnHub }) => !isOnHub).map(({ key }) => key);
  const keys = [...new Set([...waiting.keys(), ...stored])];
  // What was seen of a ticket is nothing that somebody wrote.
  return keys.filter((key) => waiting.get(key)?.text !== '' && !key.startsWith('seen:'));
}
