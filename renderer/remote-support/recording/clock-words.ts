/** How long something has gone on: `0:07`, `12:30`. */
export function clockWords(lengthMs: number): string {
  const seconds = Math.floor(lengthMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
