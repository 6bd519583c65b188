/** A text with another behind it, apart from it by an empty line; no longer than a message may be. */
export function withMore(text: string, more: string): string {
  const whole = text.trim() === '' ? more : `${text.trimEnd()}\n\n${more}`;
  return whole.slice(0, 20_000);
}
