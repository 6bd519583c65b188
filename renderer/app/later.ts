/** Calls `run` after a while. Returns the way to call it off. */
export function later(run: () => void, afterMs: number): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}
