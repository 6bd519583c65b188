import type { HistoryEntry } from '#contracts/helper-core.ts';
import type { SayInHelper } from '../words/words.ts';

/** One thing that was done, as a sentence. */
export function historySentence({ kind, author, about }: HistoryEntry, say: SayInHelper): string {
  const values = { author: author ?? '', about: about ?? '' };
  switch (kind) {
    case 'enrolled':
      return about === null ? say('history.enrolled') : say('history.enrolled.for', values);
    case 'given':
    case 'taken-away':
    case 'inventory':
    case 'reported':
    case 'helped':
      return say(`history.${kind}`, values);
    default:
      return kind satisfies never;
  }
}
