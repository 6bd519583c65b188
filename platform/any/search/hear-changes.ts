import { searchKinds } from '#contracts/search.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { RxStorageChangeEvent } from 'rxdb/plugins/core';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Row } from '../data-service/table.ts';
import type { HeardChanges } from './follow-collections.ts';
import { targetOf } from './follow-collections.ts';
import type { OpenIndex } from './open-index.ts';
import type { Readable } from './source-records.ts';

export interface Hearing {
  /** `null` while there is none: it will read everything anyway. */
  readonly index: () => Pick<OpenIndex, 'heard' | 'followedTo' | 'fallBehind'> | null;
  readonly onChange: () => void;
}

/**
 * Listens to what is written, to wake the index, and to remember what the order of writing will not tell it later: whose
 * line a forgotten line was, what has gone, and what was written by a clock that was set back. Returns the way out.
 */
export function hearChanges(readable: Readable, { index, onChange }: Hearing): () => void {
  const listening = [...searchKinds, 'journal', 'outbox'].flatMap((name) => {
    const collection = readable.get(name);
    if (collection === undefined) return [];
    return collection.changeStream().subscribe(({ events }) => {
      const open = index();
      const followedTo = open?.followedTo(name) ?? 0;
      for (const event of open === null ? [] : events) hearOf(name, event, open!.heard, followedTo);
      open?.fallBehind();
      onChange();
    });
  });
  return () => listening.forEach((one) => one.unsubscribe());
}

function hearOf(name: string, event: RxStorageChangeEvent<Row>, heard: HeardChanges, followedTo: number): void {
  const { documentId, documentData, previousDocumentData, operation } = event;
  if (name === 'outbox') {
    const targets = [documentData, previousDocumentData].map((entry) => (entry as Partial<OutboxEntry>)?.entry?.target);
    for (const target of targets) if (target !== undefined) heard.missed.add(target);
    return;
  }
  const target = name === 'journal' ? targetOf(previousDocumentData ?? documentData) : documentId;
  if (name === 'journal' && operation === 'DELETE') heard.targetOfGone.set(documentId, target);
  const writtenAt = documentData._meta?.lwt ?? Number.MAX_SAFE_INTEGER;
  // Of what was forgotten even the id may have been cleared away before the next look.
  const isGone = operation === 'DELETE';
  if ((isGone || writtenAt <= followedTo) && recordNameOf(target) !== '') heard.missed.add(target);
}
