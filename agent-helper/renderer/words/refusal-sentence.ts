import type { Refusal } from '#domain/kernel/result.ts';
import type { SayInHelper } from './words.ts';
import { isWordKey } from './words.ts';

/** What a refusal means to the person it happened to. A code we have no sentence for is named, to be read out. */
export function refusalSentence(say: SayInHelper, { code, details = {} }: Refusal): string {
  const key = `refusal.${code}`;
  return isWordKey(key) ? say(key, details) : say('refusal.other', { code });
}
