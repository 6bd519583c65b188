/** The moment as a `datetime-local` field wants it: `2025-11-24T09:00`, in the reader's zone. */
export function fieldTextOf(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment a `datetime-local` field holds, in epoch milliseconds; `null` while it holds none. */
export function momentOf(fieldText: string): number | null {
  // Without a zone in it, the text means the reader's zone (ECMA-262, Date Time String Format).
  const atMs = fieldText === '' ? Number.NaN : new Date(fieldText).getTime();
  return Number.isNaN(atMs) ? null : atMs;
}
