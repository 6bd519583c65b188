import type { Refusal } from '#domain/kernel/result.ts';
import { en } from './en.ts';
import type { Say, WordKey } from './words.ts';

/** What a refusal means to the person it happened to. A code we have no sentence for is named, to be read out. */
export function refusalSentence(say: Say, { code }: Pick<Refusal, 'code'>): string {
  const key = `refusal.${code}`;
  return isKnown(key) ? say(key) : say('refusal.other', { code });
}

function isKnown(key: string): key is Extract<WordKey, `refusal.${string}`> {
  return Object.hasOwn(en, key);
}
