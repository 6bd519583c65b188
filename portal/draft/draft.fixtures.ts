import { epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { KeptStorage, WebStorage } from '../app/kept-storage.ts';
import { createKeptStorage } from '../app/kept-storage.ts';
import type { ContentOf, Draft, DraftIds } from './draft.ts';
import type { Issuer } from './draft-command.ts';
import { createDraftShelf } from './draft-shelf.ts';
import type { Drafts } from './drafts.ts';
import { createDrafts } from './drafts.ts';

export const vera = personId.parse('person:vera');

export const verasIssuer: Issuer = {
  person: vera,
  device: 'client:a',
  nowMs: epochMs.parse(5_000),
  hubOffsetMs: 20,
  attachCommand: uuidOf(99),
};

export function anIncidentId(serial: number): IncidentId {
  return incidentId.parse(`incident:${serial}`);
}

export function aReport(over: Partial<ContentOf<'report'>> = {}): ContentOf<'report'> {
  return {
    kind: 'report',
    words: 'The printer is on strike',
    details: '',
    service: null,
    effect: 'user-affected',
    files: [],
    ...over,
  };
}

/** A browser's storage of at most `sizeCharacters`. */
export function aWebStorage(sizeCharacters = Number.POSITIVE_INFINITY): WebStorage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (place) => [...values.keys()][place] ?? null,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > sizeCharacters) throw new DOMException('Full.', 'QuotaExceededError');
      values.set(name, value);
    },
    removeItem: (name) => void values.delete(name),
  };
}

/** One page of Vera's. Opening a second over the same storage is what a reload does. */
export function openDrafts(
  storage: KeptStorage = createKeptStorage(aWebStorage()),
  { firstSerial = 1, tellOtherTabs = () => undefined }: OpenDraftsOptions = {},
): Drafts {
  let serial = firstSerial;
  const newIds = (): DraftIds => {
    const ids = { command: uuidOf(serial), target: anIncidentId(serial) };
    serial += 1;
    return ids;
  };
  return createDrafts({ shelf: createDraftShelf(storage, vera), newIds, tellOtherTabs });
}

interface OpenDraftsOptions {
  readonly firstSerial?: number;
  readonly tellOtherTabs?: (accepted: Draft) => void;
}
