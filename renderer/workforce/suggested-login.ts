import { foldText } from './person-keys.ts';

/** First and last name as a sign-in name: `Karl-Heinz Müller` becomes `karl-heinz.muller`. Empty when none comes out. */
export function suggestedLogin(name: string): string {
  const words = foldText(name)
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^a-z0-9-]/g, '').replaceAll(/^-+|-+$/g, ''))
    .filter((word) => word !== '');
  const outer = words.length > 1 ? [words[0], words.at(-1)] : words;
  return outer.join('.').slice(0, 64);
}
