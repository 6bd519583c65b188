import { constants } from 'node:os';
import type { Part } from './parts.ts';
import type { Tally } from './tally.ts';
import { sum } from './tally.ts';

/**
 * Runs every part, also after one has failed, and ends with the line `N passed, N failed` over all of them.
 *
 * @returns The exit code: 0 only when everything passed.
 */
export async function runParts(parts: readonly Part[]): Promise<number> {
  const stopped = new AbortController();
  let endedBy: NodeJS.Signals | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      endedBy = signal;
      stopped.abort();
    });
  }

  const results: { readonly name: string; readonly tally: Tally; readonly tookMs: number }[] = [];
  for (const { name, run } of parts) {
    console.log(`\n── ${name}`);
    const startedAtMs = Date.now();
    const tally = await run(stopped.signal);
    if (endedBy !== null) return 128 + constants.signals[endedBy];
    results.push({ name, tally, tookMs: Date.now() - startedAtMs });
  }

  console.log('');
  for (const { name, tally, tookMs } of results) {
    const mark = tally.failed === 0 ? '✓' : '✗';
    const counts = `${tally.passed} passed, ${tally.failed} failed`;
    console.log(`${mark} ${name.padEnd(30)} ${counts.padEnd(24)} ${(tookMs / 1_000).toFixed(1)} s`);
  }
  const total = sum(results.map(({ tally }) => tally));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
