import type { Step } from './plan.ts';

/** Whether a plan still goes wrong; each call plays it from the beginning. */
export type GoesWrong = (plan: readonly Step[]) => Promise<boolean>;

export interface ShrinkOptions {
  readonly goesWrong: GoesWrong;
  /** Asked before each try; when it is over, the shortest plan so far is the answer. */
  readonly hasTime: () => boolean;
  /** Hears after each try how short the plan is by now. */
  readonly onTried: (tried: { readonly tries: number; readonly steps: number }) => void;
}

/**
 * The shortest plan that still goes wrong, as far as there is time: first its shortest prefix, then without whatever can be
 * left out, in ever smaller pieces (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
 */
export async function shrink(plan: readonly Step[], options: ShrinkOptions): Promise<readonly Step[]> {
  const { hasTime } = options;
  let shortest = plan;
  let tries = 0;
  async function isEnough(shorter: readonly Step[]): Promise<boolean> {
    const isWrong = await options.goesWrong(shorter);
    if (isWrong) shortest = shorter;
    options.onTried({ tries: (tries += 1), steps: shortest.length });
    return isWrong;
  }

  await findPrefix(plan, isEnough, hasTime);
  for (let piece = Math.ceil(shortest.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let from = 0; from < shortest.length && hasTime();) {
      if (!(await isEnough(shortest.toSpliced(from, piece)))) from += piece;
    }
  }
  return shortest;
}

/** By halving: a prefix that goes wrong mostly does so with every step that follows. */
async function findPrefix(plan: readonly Step[], isEnough: GoesWrong, hasTime: () => boolean): Promise<void> {
  let [right, wrong] = [0, plan.length];
  while (wrong - right > 1 && hasTime()) {
    const middle = Math.floor((right + wrong) / 2);
    if (await isEnough(plan.slice(0, middle))) wrong = middle;
    else right = middle;
  }
}
