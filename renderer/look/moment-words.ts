/** The time of day; of another day than today with that day. */
export function momentWords(atMs: number, nowMs: number, language: string): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...day }).format(atMs);
}
