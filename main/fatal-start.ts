import { Fault } from '#contracts/fault.ts';
import type { Words } from './words/en.ts';

type Sentence = Exclude<keyof Words['fatal'], 'title'>;

/** One sentence for people about why the console does not start; the rest is in the log. */
export function fatalSentence(error: unknown, { fatal }: Words): string {
  const { code, details } = error instanceof Fault ? error : { code: 'start.failed', details: {} };
  const known = Object.keys(fatal).find((name): name is Sentence => name === code && name !== 'title') ?? 'other';
  const values: Fault['details'] = { code, ...details };
  return fatal[known].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
