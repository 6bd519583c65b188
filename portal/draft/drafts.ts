import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { ContentOf, Draft, DraftContent, DraftIds, DraftKind, DraftOf, HandedOverDraft } from './draft.ts';
import { emptyContent, isHandedOver, isWorthKeeping, refusedDraft, renewedDraft, textOf } from './draft.ts';
import type { Issuer } from './draft-command.ts';
import { handedOver } from './draft-command.ts';
import type { DraftShelf } from './draft-shelf.ts';

/** What one person is writing on this device, and what of it waits for the hub. */
export interface Drafts {
  readonly all$: DraftShelf['all$'];
  readonly all: DraftShelf['all'];
  readonly find: DraftShelf['find'];
  /** Drafts the hub has taken, as it takes them. */
  readonly accepted$: Observable<Draft>;
  /** The kept draft, or a new one with ids of its own. `about` is `null` for a report: it begins an incident. */
  readonly open: <Kind extends DraftKind>(kind: Kind, about: IncidentId | null) => DraftOf<Kind>;
  /** Changes what was typed; what was handed over stands still. */
  readonly write: (draft: Draft, content: DraftContent) => void;
  /** Hands a complete draft over for sending. A second call changes nothing. */
  readonly handOver: (draft: Draft, issuer: Issuer) => void;
  /** What waits for the hub, in the order it was handed over. */
  readonly handedOver: () => readonly HandedOverDraft[];
  readonly accept: (draft: Draft) => void;
  readonly refuse: (draft: Draft, refusal: NonNullable<Draft['refusal']>) => void;
  /** Forgets a draft that nobody would miss, and with it why the hub said no to it. For when its form is left. */
  readonly tidy: (kind: DraftKind, about: IncidentId | null) => void;
  /** Another tab had this draft accepted: what is the same here is forgotten, what differs gets ids of its own. */
  readonly heardAccepted: (other: Draft) => void;
  /** Whether signing out would lose something. */
  readonly holdText: () => boolean;
  /** Forgets everything, on this device too. */
  readonly discardAll: () => void;
}

export interface DraftsPorts {
  readonly shelf: DraftShelf;
  readonly newIds: () => DraftIds;
  /** The person's other tabs may hold the same draft. */
  readonly tellOtherTabs: (accepted: Draft) => void;
}

export function createDrafts({ shelf, newIds, tellOtherTabs }: DraftsPorts): Drafts {
  const accepted = new Subject<Draft>();

  /** The draft as it now is, as long as it may still be changed. */
  function writable(draft: Draft): Draft | null {
    const present = shelf.present(draft);
    return present === undefined || isHandedOver(present) ? null : present;
  }

  return {
    all$: shelf.all$,
    all: shelf.all,
    find: shelf.find,
    accepted$: accepted,
    open: <Kind extends DraftKind>(kind: Kind, about: IncidentId | null) => {
      const kept = shelf.find(kind, about);
      if (kept !== null) return kept;
      const { command, target } = newIds();
      const content: ContentOf<Kind> = emptyContent[kind];
      const begun = { command, target: about ?? target, content, entry: null, attach: null, refusal: null };
      shelf.keep(begun);
      return begun;
    },
    write: (draft, content) => {
      const present = writable(draft);
      if (present !== null) shelf.keep({ ...present, content });
    },
    handOver: (draft, issuer) => {
      const present = writable(draft);
      if (present !== null) shelf.keep(handedOver(present, issuer));
    },
    handedOver: () =>
      shelf
        .all()
        .filter(isHandedOver)
        .toSorted((one, other) => one.entry.issuedAtMs - other.entry.issuedAtMs),
    accept: (draft) => {
      if (shelf.present(draft) === undefined) return;
      shelf.forget(draft);
      tellOtherTabs(draft);
      accepted.next(draft);
    },
    refuse: (draft, refusal) => {
      const present = shelf.present(draft);
      if (present !== undefined) shelf.keep(refusedDraft(present, refusal, newIds()));
    },
    tidy: (kind, about) => {
      const draft = shelf.find(kind, about);
      if (draft !== null && !isHandedOver(draft) && !isWorthKeeping(draft)) shelf.forget(draft);
    },
    heardAccepted: (other) => {
      const same = writable(other);
      if (same === null) return;
      const saysTheSame = textOf(same.content) === textOf(other.content);
      if (saysTheSame) shelf.forget(same);
      else shelf.keep(renewedDraft(same, newIds()));
    },
    holdText: () => shelf.all().some(isWorthKeeping),
    discardAll: () => {
      for (const draft of shelf.all()) shelf.forget(draft);
    },
  };
}
