import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import type { Draft, DraftKind, DraftOf } from './draft.ts';
import { draftSchema } from './draft.ts';
import type { KeptStorage } from '../app/kept-storage.ts';

/** One person's drafts on this device: in memory, and written through with every change. */
export interface DraftShelf {
  /** By name: one report at a time, and one draft of each kind per incident. Starts with what is there. */
  readonly all$: Observable<ReadonlyMap<string, Draft>>;
  readonly all: () => readonly Draft[];
  readonly find: <Kind extends DraftKind>(kind: Kind, about: IncidentId | null) => DraftOf<Kind> | null;
  /** The draft as it now is; `undefined` when it was forgotten or begun anew since the caller saw it. */
  readonly present: (draft: Pick<Draft, 'command'>) => Draft | undefined;
  readonly keep: (draft: Draft) => void;
  readonly forget: (draft: Draft) => void;
}

export function createDraftShelf(storage: KeptStorage, person: PersonId): DraftShelf {
  const prefix = `draft.${person}.`;
  const all = new BehaviorSubject(keptDrafts(storage, prefix));

  return {
    all$: all,
    all: () => [...all.value.values()],
    // The name holds the kind, and a draft is only ever kept under its own.
    find: <Kind extends DraftKind>(kind: Kind, about: IncidentId | null) =>
      (all.value.get(nameOf(kind, about)) as DraftOf<Kind> | undefined) ?? null,
    present: ({ command }) => [...all.value.values()].find((draft) => draft.command === command),
    keep: (draft) => {
      const name = nameOf(draft.content.kind, draft.target);
      storage.write(prefix + name, draft);
      all.next(new Map(all.value).set(name, draft));
    },
    forget: (draft) => {
      const name = nameOf(draft.content.kind, draft.target);
      storage.forget(prefix + name);
      all.next(new Map([...all.value].filter(([key]) => key !== name)));
    },
  };
}

function nameOf(kind: DraftKind, about: IncidentId | null): string {
  return kind === 'report' ? kind : `${kind}.${about ?? ''}`;
}

function keptDrafts(storage: KeptStorage, prefix: string): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const name of storage.names().filter((each) => each.startsWith(prefix))) {
    const draft = storage.read(name, draftSchema);
    if (draft !== null) drafts.set(name.slice(prefix.length), draft);
  }
  return drafts;
}
