import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';

/** What somebody typed and has not sent, kept on this computer over reloads, crashes and restarts (DRAFT-1). */
export interface Drafts {
  /** `null` where there is nothing, or nothing that can be read. */
  readonly read: (key: string) => unknown;
  /** `null` forgets it. */
  readonly keep: (key: string, value: unknown) => void;
  /** Something unfinished that cannot be kept, such as pictures. Returns the way to say that it is over. */
  readonly hold: (key: string) => () => void;
  /** The keys of all drafts in which something stands; begins with those there are now. */
  readonly said$: Observable<readonly string[]>;
}

const PREFIX = 'deskbell.helper.draft.';

export function openDrafts(storage: Storage): Drafts {
  const held = new Set<string>();
  const read = (key: string): unknown => parsed(storage.getItem(PREFIX + key));
  const kept = () =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((key) => saysSomething(read(key)));
  const said = () => [...new Set([...kept(), ...held])].toSorted();
  const said$ = new BehaviorSubject(said());
  return {
    read,
    keep: (key, value) => {
      if (value === null) storage.removeItem(PREFIX + key);
      else storage.setItem(PREFIX + key, JSON.stringify(value));
      said$.next(said());
    },
    hold: (key) => {
      held.add(key);
      said$.next(said());
      return () => {
        held.delete(key);
        said$.next(said());
      };
    },
    said$,
  };
}

/** What an older version wrote, or somebody else, may be anything. */
function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Space is nothing; a choice is something. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' && value !== null && Object.values(value).some(saysSomething);
}
