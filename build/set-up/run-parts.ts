import { constants } from 'node:os';
import { linesOf, tooManyFlaky } from './not-passed.ts';
import type { Part, PartResult } from './parts.ts';
import { sum } from './tally.ts';

/**
 * Runs every part, also after one has failed, and ends with the line `N passed, N failed` over all of them.
 * What did not pass, or not at once, is named just before it: of a long run, people and their tools look at the end.
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

  const results: (PartResult & { readonly name: string; readonly tookMs: number })[] = [];
  for (const { name, run } of parts) {
    console.log(`\n── ${name}`);
    const startedAtMs = Date.now();
    const result = await run(stopped.signal);
    if (endedBy !== null) return 128 + constants.signals[endedBy];
    results.push({ ...result, name, tookMs: Date.now() - startedAtMs });
  }

  console.log('');
  for (const { name, tally, tookMs } of results) {
    const mark = tally.failed === 0 ? '✓' : '✗';
    const counts = `${tally.passed} passed, ${tally.failed} failed`;
    console.log(`${mark} ${name.padEnd(30)} ${counts.padEnd(24)} ${(tookMs / 1_000).toFixed(1)} s`);
  }
  const notPassed = results.flatMap((result) => result.notPassed);
  const lines = linesOf(notPassed);
  if (lines.length > 0) console.log(['', 'Not passed, or not at once:', ...lines].join('\n'));
  const counted = sum(results.map(({ tally }) => tally));
  const flaky = tooManyFlaky(notPassed);
  const [passed, failed] = [counted.passed - flaky, counted.failed + flaky];
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
