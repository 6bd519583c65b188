import { searchKinds } from '#contracts/search.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
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
 * line a forgotten line was, and what was written by a clock that was set back. Returns the way out.
 */
export function hearChanges(readable: Readable, { index, onChange }: Hearing): () => void {
  const listening = [...searchKinds, 'journal'].flatMap((name) => {
    const collection = readable.get(name);
    if (collection === undefined) return [];
    return collection.changeStream().subscribe(({ events }) => {
      const open = index();
      const followedTo = open?.followedTo(name) ?? 0;
      for (const { documentId, documentData, previousDocumentData, operation } of open === null ? [] : events) {
        const known = previousDocumentData ?? documentData;
        // A document in an event is whole, or at least all that was changed; its line's target never changes.
        const target = name === 'journal' ? targetOf(known) : documentId;
        if (name === 'journal' && operation === 'DELETE') open?.heard.targetOfGone.set(documentId, target);
        const writtenAt = documentData._meta?.lwt ?? Number.MAX_SAFE_INTEGER;
        if (writtenAt <= followedTo && recordNameOf(target) !== '') open?.heard.missed.add(target);
      }
      open?.fallBehind();
      onChange();
    });
  });
  return () => listening.forEach((one) => one.unsubscribe());
}
