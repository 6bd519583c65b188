import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import { createDismissals, UNDO_WINDOW_MS } from './dismissals.ts';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/** Dismissals on a clock that is moved by hand. */
function aDesk(outcome: Result<null> = ok(null)) {
  const forgotten: string[] = [];
  const timers = new Set<Timer>();
  let nowMs = 0;
  const dismissals = createDismissals({
    forget: async (command) => {
      forgotten.push(command);
      return outcome;
    },
    later: (run, afterMs) => {
      const timer = { atMs: nowMs + afterMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  function pass(ms: number): void {
    nowMs += ms;
    for (const timer of timers) if (timer.atMs <= nowMs) timer.run();
  }
  return { dismissals, forgotten, pass };
}

describe('what was refused and dismissed', () => {
  test('is gone at once, and forgotten when it can no longer be undone', () => {
    const { dismissals, forgotten, pass } = aDesk();
    dismissals.dismiss('a');
    expect([...dismissals.gone()]).toEqual(['a']);
    pass(UNDO_WINDOW_MS - 1);
    expect(forgotten).toEqual([]);
    pass(1);
    expect(forgotten).toEqual(['a']);
  });

  test('is there again when it is undone in time', () => {
    const { dismissals, forgotten, pass } = aDesk();
    dismissals.dismiss('a');
    dismissals.undo('a');
    pass(UNDO_WINDOW_MS);
    expect([...dismissals.gone()]).toEqual([]);
    expect(forgotten).toEqual([]);
  });

  test('is forgotten before somebody signs out, once, and cannot be undone any more', async () => {
    const { dismissals, forgotten, pass } = aDesk();
    const over: string[] = [];
    for (const command of ['a', 'b']) dismissals.dismiss(command, () => over.push(command));
    await dismissals.finish();
    expect(forgotten).toEqual(['a', 'b']);
    expect(over).toEqual(['a', 'b']);
    dismissals.undo('a');
    pass(UNDO_WINDOW_MS);
    expect(forgotten).toEqual(['a', 'b']);
    expect([...dismissals.gone()]).toEqual(['a', 'b']);
  });

  test('is shown again when it could not be forgotten', async () => {
    const { dismissals } = aDesk(refuse({ code: 'incident.unknown' }));
    dismissals.dismiss('a');
    await dismissals.finish();
    expect([...dismissals.gone()]).toEqual([]);
  });
});
