import { readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import { seeded } from '../support/seeded.ts';
import { changeRights } from './change-rights.ts';
import { act, byHand } from './do-acts.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import { handOver } from './hand-over.ts';
import type { Step, StepKind } from './plan.ts';
import { writeDrafts } from './write-drafts.ts';
import { pick } from './acts.ts';

const MINUTE_MS = 60_000;
/** Of a lease, and some more. */
const MOST_NUMBERS = 220;

type Chance = () => number;
type TakeStep = (world: FuzzWorld, step: Step, chance: Chance) => unknown;

const takes: Readonly<Record<StepKind, TakeStep>> = {
  act,
  deliver: (world, _step, chance) => deliver(world, 1 + Math.floor(chance() * 6), chance),
  flush: (world, _step, chance) => deliver(world, 40 + Math.floor(chance() * 120), chance),
  echo: ({ hub, pushed }, _step, chance) => {
    if (hub.running() !== null && pushed.length > 0) pick(pushed, chance)();
  },
  cut: ({ network, installations }, { console }) => {
    for (const installation of known(installations, console)) {
      installation.isCut = true;
      network.loseAllOf(installation.index);
      installation.link.breakLines();
    }
  },
  heal: ({ installations }, { console }, chance) => {
    for (const installation of known(installations, console)) {
      installation.isCut = false;
      if (chance() < 0.5) installation.running?.service.wake();
    }
  },
  kill: ({ installations }, { console }) => {
    for (const { running } of known(installations, console)) running?.die();
  },
  killLater: ({ installations }, { console }, chance) => {
    for (const { disk } of known(installations, console)) {
      const when = chance() < 0.5 ? 'before' : 'after';
      disk.killLater({ afterTransactions: 1 + Math.floor(chance() * 8), when });
    }
  },
  killHub,
  time: (world, _step, chance) => passTime(world, chance() < 0.7 ? chance() * 40_000 : chance() * 10 * MINUTE_MS),
  skew: ({ installations }, { console }, chance) => {
    for (const installation of known(installations, console)) {
      installation.skewMs = Math.round((chance() - 0.5) * 20 * MINUTE_MS);
    }
  },
  fill: ({ installations }, { console }) => {
    for (const { disk } of known(installations, console)) disk.isFull = !disk.isFull;
  },
  draft: writeDrafts,
  handOver,
  rights: changeRights,
  useUp,
  backUp: ({ hub }) => hub.backUp(),
  restore,
};

/** Lets one thing happen, and all that follows from it until the network or the clock is needed. */
export async function takeStep(world: FuzzWorld, step: Step): Promise<void> {
  const { hub, clock } = world;
  const chance = seeded(step.seed);
  await takes[step.does](world, step, chance);
  await world.idle();
  // Somebody starts the hub again after a while.
  if (hub.running() === null && chance() < 0.15) await hub.start();
  clock.advance(Math.floor(chance() * 500));
  await world.idle();
}

/** The console that a step is about, if there is one yet. */
function known(installations: readonly Installation[], console: number): readonly Installation[] {
  return installations.filter(({ index }) => index === console);
}

async function deliver({ network, idle }: FuzzWorld, times: number, chance: Chance): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    if (!network.deliver({ which: chance(), fate: chance() })) return;
    // Now and then two things meet.
    if (chance() < 0.7) await idle();
  }
}

export async function killHub({ hub, network, installations }: FuzzWorld): Promise<void> {
  const dying = hub.kill();
  network.loseEverything();
  for (const { link } of installations) link.breakLines();
  await dying;
}

async function restore(world: FuzzWorld, _step: Step, chance: Chance): Promise<void> {
  await killHub(world);
  const { hub, ledger } = world;
  if (!(await hub.restore())) return;
  // What it said since the backup it does not know any more; nor does anybody send it again what it had then.
  ledger.forgetAnswers();
  world.pushed.length = 0;
  ledger.restores += 1;
  await hub.start();
  // As whoever runs a desk should; or the same one is restored again.
  if (chance() < 0.5) await hub.backUp();
}

export async function passTime({ clock, hub, idle }: Pick<FuzzWorld, 'clock' | 'hub' | 'idle'>, forMs: number) {
  clock.advance(Math.floor(forMs));
  await idle();
  hub.running()?.tick();
  await idle();
}

/** As when many calls are begun and given up: the numbers of the lease go, and the device gives its own (NUM-1). */
function useUp(world: FuzzWorld, { console }: Step): Promise<void> {
  return byHand(world, console, async ([, running]) => {
    for (let taken = 0; taken < MOST_NUMBERS; taken += 1) {
      const number = await running.ask('number.take', {});
      if (number === null) return;
      world.ledger.giveNumber(number, console);
      if (readTicketNumber(number) === null) return;
    }
  });
}
