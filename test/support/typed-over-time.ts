import type { Locator } from '@playwright/test';

/** What stood in a field at which moment, by the clock of the test. */
export interface TypedOverTime {
  /** All of it. */
  readonly text: string;
  /** What stood there at that moment, at least. */
  readonly at: (atMs: number) => string;
}

/**
 * What was typed longer ago than this is there again, whatever dies. DRAFT-1 promises a second; a machine that runs tests
 * has not always a processor free for it.
 */
export const DURABLE_AFTER_MS = 2_500;
/** So long that most of it is older than that. */
const TYPING_MS = 5_000;

const WORDS = 'Please restart the computer and tell us whether it asks again, then we look at the account together. ';

/** Types as people do, key after key, long enough for some of it to be durable. */
export async function typeForAWhile(field: Locator): Promise<TypedOverTime> {
  const beganAtMs = Date.now();
  const stood: { readonly text: string; readonly atMs: number }[] = [];
  let text = '';
  await field.focus();
  while (Date.now() - beganAtMs < TYPING_MS) {
    const key = WORDS[text.length % WORDS.length] ?? '';
    await field.press(key === ' ' ? 'Space' : key, { delay: 20 });
    text += key;
    stood.push({ text, atMs: Date.now() });
  }
  return { text, at: (atMs) => stood.findLast((one) => one.atMs <= atMs)?.text ?? '' };
}
