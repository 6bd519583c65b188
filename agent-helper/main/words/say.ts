import type { Fault } from '#contracts/fault.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { SentenceCode, Words } from './words.ts';

/** The language of the user's system, as POSIX has it; English where it is none of ours. */
export function wordsFor(environment: Readonly<Record<string, string | undefined>>): Words {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale?.startsWith('de') === true ? de : en;
}

/** The words of a language that somebody chose. */
export function wordsIn(language: 'en' | 'de'): Words {
  return language === 'de' ? de : en;
}

/** A refusal as a sentence for people. */
export function sentenceOf(words: Words, { code, details = {} }: Refusal): string {
  return isSentenceCode(words, code) ? words.sentences[code](details) : words.unknownRefusal(code);
}

function isSentenceCode(words: Words, code: string): code is SentenceCode {
  return Object.hasOwn(words.sentences, code);
}

/** What can be told of a failure: its code and facts. A disk without room is worth a sentence of its own. */
export function refusalOf(fault: Fault): Refusal {
  const isDiskFull = fault.code === 'file.not-written' && diskFull.has(String(fault.details['reason']));
  return { code: isDiskFull ? 'file.disk-full' : fault.code, details: fault.details };
}

const diskFull: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
