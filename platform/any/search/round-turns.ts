import type { Lull } from '../data-service/lull.ts';

/** One at a time: a round is one transaction, and what has to be on the disk at once cannot be a part of it. */
export interface RoundTurns {
  readonly round: <Value>(signal: AbortSignal, act: (signal: AbortSignal) => Promise<Value>) => Promise<Value>;
  /** Cuts the round that is under way short, and acts before the next. */
  readonly cutIn: <Value>(act: () => Promise<Value>) => Promise<Value>;
  /** Over at once for a round that is cut short. */
  readonly lull: Pick<Lull, 'comes'>;
}

export function createRoundTurns(lull: Pick<Lull, 'comes'>): RoundTurns {
  let turn: Promise<unknown> = Promise.resolve();
  let cut = new AbortController();

  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const own = turn.then(act);
    turn = own.catch(() => null);
    return own;
  }

  return {
    round: (signal, act) => inTurn(() => act(AbortSignal.any([signal, cut.signal]))),
    cutIn: (act) => {
      cut.abort();
      return inTurn(() => {
        cut = new AbortController();
        return act();
      });
    },
    lull: { comes: () => comesOrCut(lull, cut.signal) },
  };
}

async function comesOrCut(lull: Pick<Lull, 'comes'>, cut: AbortSignal): Promise<void> {
  if (cut.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  cut.addEventListener('abort', stop);
  await Promise.race([lull.comes(), promise]);
  cut.removeEventListener('abort', stop);
}
