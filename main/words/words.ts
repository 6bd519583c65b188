import { de } from './de.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';

/** @param locale Of the system, such as `de-AT`. */
export function wordsFor(locale: string): Words {
  return locale.toLowerCase().startsWith('de') ? de : en;
}
