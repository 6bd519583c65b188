/** Runs acts one after the other, in the order they were handed in; one that fails does not hold up the next. */
export type InTurn = <Value>(act: () => Promise<Value>) => Promise<Value>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    // The caller hears of a failure; the queue only waits for the end.
    last = turn.then(
      () => null,
      () => null,
    );
    return turn;
  };
}
