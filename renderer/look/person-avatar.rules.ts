/** Up to two letters: the first of the first and of the last part of a name. */
export function initialsOf(name: string): string {
  const parts = name
    .trim()
    .split(/[\s-]+/)
    .filter((part) => /^\p{L}/u.test(part));
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => firstLetterOf(part ?? ''));
  return letters.join('').toUpperCase() || '?';
}

function firstLetterOf(text: string): string {
  // By code point: a letter outside the basic plane is two UTF-16 units.
  return Array.from(text)[0] ?? '';
}

/** One of twelve hues in degrees, spread evenly, always the same for the same id. */
export function hueOf(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return (sum % 12) * 30;
}
