import type { Locator } from '@playwright/test';

/** What stood in a field at which moment, by the clock of the test. */
export interface TypedOverTime {
  /** All of it. */
  readonly text: string;
  /** What stood there at that moment, at least. */
  readonly at: (atMs: number) => string;
}

const WORDS = 'Please restart the computer and tell us whether it asks again, then we look at the account together. ';

/** Types as people do, key after key, for at least `forMs`. */
export async function typeFor(field: Locator, forMs: number): Promise<TypedOverTime> {
  const beganAtMs = Date.now();
  const stood: { readonly text: string; readonly atMs: number }[] = [];
  let text = '';
  await field.focus();
  while (Date.now() - beganAtMs < forMs) {
    const key = WORDS[text.length % WORDS.length] ?? '';
    await field.press(key === ' ' ? 'Space' : key, { delay: 20 });
    text += key;
    stood.push({ text, atMs: Date.now() });
  }
  return { text, at: (atMs) => stood.findLast((one) => one.atMs <= atMs)?.text ?? '' };
}
