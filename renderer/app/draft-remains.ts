/** What stood in a page when it went, before the data service had it. */
export interface DraftRemains {
  readonly all: () => readonly Remains[];
  readonly put: (key: string, draft: Unwritten) => void;
  readonly drop: (key: string) => void;
}

/** What was typed and is not stored yet. */
export interface Unwritten {
  readonly text: string;
  /** The last state from another device that its author saw. */
  readonly seen: string | null;
}

export interface RemainsPorts {
  /** Survives the page; apart for each agent, so that colleagues who share a device do not find each other's words. */
  readonly kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): readonly string[] };
  readonly agent: string;
  /** By the hub's clock. */
  readonly nowMs: () => number;
}

const KEPT = 'deskbell.unsaved:';
/** How earlier versions kept every draft, as plain text. */
const KEPT_BEFORE = 'deskbell.draft:';

interface Remains extends Unwritten {
  readonly key: string;
  readonly atMs: number;
}

export function keptRemains({ kept, agent, nowMs }: RemainsPorts): DraftRemains {
  const [present, before] = [`${KEPT}${agent}:`, `${KEPT_BEFORE}${agent}:`];
  const read = (name: string): Remains[] => {
    const text = kept.getItem(name);
    if (text === null) return [];
    // Older than anything that was written since.
    if (name.startsWith(before)) return [{ key: name.slice(before.length), text, seen: null, atMs: 0 }];
    return remainsIn(text).map((draft) => ({ ...draft, key: name.slice(present.length) }));
  };
  return {
    all: () => kept.keys().flatMap((name) => (name.startsWith(present) || name.startsWith(before) ? read(name) : [])),
    put: (key: string, draft: Unwritten) => kept.setItem(present + key, JSON.stringify({ ...draft, atMs: nowMs() })),
    drop: (key: string) => {
      kept.removeItem(present + key);
      kept.removeItem(before + key);
    },
  };
}

function remainsIn(text: string): Omit<Remains, 'key'>[] {
  try {
    const { text: draft, seen, atMs } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (typeof draft !== 'string' || typeof atMs !== 'number') return [];
    return [{ text: draft, seen: typeof seen === 'string' ? seen : null, atMs }];
  } catch {
    // Not our words: another program may have written under this name.
    return [];
  }
}
