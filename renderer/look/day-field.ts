/** A day as a `date` field holds it, `2026-11-23`, in the reader's zone; empty for none. */
export function dayFieldOf(atMs: number | undefined): string {
  if (atMs === undefined) return '';
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** When the day of a `date` field begins, and when the next one does; `undefined` while it holds none. */
export function dayOf(text: string): { readonly beginMs: number; readonly endMs: number } | undefined {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const beginMs = new Date(year, month - 1, day).getTime();
  // The next day, and not 24 hours: twice a year a day has another length.
  return Number.isNaN(beginMs) ? undefined : { beginMs, endMs: new Date(year, month - 1, day + 1).getTime() };
}
