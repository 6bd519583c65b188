import type { Step } from './plan.ts';

/** Whether a plan still goes wrong; each call plays it from the beginning. */
export type GoesWrong = (plan: readonly Step[]) => Promise<boolean>;

/**
 * The shortest plan that still goes wrong, as far as there is time: first its shortest prefix, then without whatever can be
 * left out, in ever smaller pieces (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
 */
export async function shrink(
  plan: readonly Step[],
  goesWrong: GoesWrong,
  hasTime: () => boolean,
): Promise<readonly Step[]> {
  let shortest = await shortestPrefix(plan, goesWrong, hasTime);
  for (let piece = Math.ceil(shortest.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let from = 0; from < shortest.length && hasTime();) {
      const without = shortest.toSpliced(from, piece);
      if (await goesWrong(without)) shortest = without;
      else from += piece;
    }
  }
  return shortest;
}

/** By halving: a prefix that goes wrong mostly does so with every step that follows. */
async function shortestPrefix(plan: readonly Step[], goesWrong: GoesWrong, hasTime: () => boolean) {
  let [right, wrong] = [0, plan.length];
  while (wrong - right > 1 && hasTime()) {
    const middle = Math.floor((right + wrong) / 2);
    if (await goesWrong(plan.slice(0, middle))) wrong = middle;
    else right = middle;
  }
  return plan.slice(0, wrong);
}
