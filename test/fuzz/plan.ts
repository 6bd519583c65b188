import { seeded } from '../support/seeded.ts';

/** What may happen, and how often in a hundred times. */
const shares = {
  /** Somebody does a few things on tickets. */
  act: 40,
  /** The network carries a few things on, loses some, brings some twice. */
  deliver: 31,
  /** The network carries much on. */
  flush: 6,
  /** A request that was answered long ago arrives once more. */
  echo: 3,
  cut: 4,
  heal: 5,
  /** A console's process is gone, at once or in the middle of what it does next; it is opened again from its disk. */
  kill: 2.5,
  killLater: 2,
  /** The hub's process is gone, and comes back some steps later. */
  killHub: 0.7,
  /** Time passes for everybody. */
  time: 4,
  /** Somebody sets the clock of a device. */
  skew: 1,
  /** The disk of a console is full for a while. */
  fill: 0.8,
  /** Somebody begins to write, goes on with it on another device, or chooses between two texts. */
  draft: 7,
  /** Somebody gives a colleague all that waits, as a signed file; now and then somebody else has had it in their hands. */
  handOver: 2.5,
  /** Somebody comes to the desk or leaves it, changes their role, or an article is let out of the desk or taken back. */
  rights: 2.5,
  /** A device gives all its leased numbers. */
  useUp: 0.3,
  backUp: 0.8,
  /** The hub is gone for good, and the last backup takes its place. */
  restore: 0.5,
} as const;
export type StepKind = keyof typeof shares;
export const stepKinds = Object.keys(shares) as readonly StepKind[];

/** One thing that happens. What it is in detail is drawn from its own seed, so that steps can be left out. */
export interface Step {
  readonly does: StepKind;
  readonly console: number;
  readonly seed: number;
}

export function planOf(seed: number, steps: number, consoles: number): readonly Step[] {
  const chance = seeded(seed);
  const kinds = Object.entries(shares) as [StepKind, number][];
  const all = kinds.reduce((sum, [, share]) => sum + share, 0);
  return Array.from({ length: steps }, () => {
    let left = chance() * all;
    const [does] = kinds.find(([, share]) => (left -= share) < 0) ?? ['act'];
    return { does, console: Math.floor(chance() * consoles), seed: Math.floor(chance() * 2 ** 32) };
  });
}
