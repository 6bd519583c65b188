import { passTime } from './take-step.ts';
import type { FuzzWorld } from './fuzz-world.ts';

/** Far more than any back-off, as the rounds pass. */
const MOST_ROUNDS = 300;
const ROUND_MS = 15_000;
const ASKING_MS = 11 * 60_000;
/** What nobody waits for begins when windows have been silent for a while, moment by moment. */
const MOMENTS = 40;
const MOMENT_MS = 500;

/**
 * Mends all that is broken and lets everybody catch up. Returns who did not; that is a failure of its own.
 */
export async function settle(world: FuzzWorld): Promise<readonly string[]> {
  await mend(world);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const installation of world.installations) await world.signInAgain(installation);
    await carryEverything(world);
    if ((await behind(world)).length === 0) break;
    await passTime(world, ROUND_MS);
  }
  // What one device hands in after a restore, and cannot be taken back, its author's asks for when it has time; and what is
  // acknowledged goes with the next page, which may hold nothing else.
  for (const restMs of [ASKING_MS, ASKING_MS, ...Array.from({ length: 4 }, () => ROUND_MS)]) {
    await passTime(world, restMs);
    await carryEverything(world);
  }
  for (let moment = 0; moment < MOMENTS; moment += 1) await passTime(world, MOMENT_MS);
  await carryEverything(world);
  return behind(world);
}

async function mend(world: FuzzWorld): Promise<void> {
  await world.hub.start();
  for (const installation of world.installations) {
    installation.isCut = false;
    installation.disk.isFull = false;
    installation.disk.killLater({ afterTransactions: Number.POSITIVE_INFINITY, when: 'before' });
    const [, running] = await world.running(installation.index);
    running.service.wake();
  }
  await world.idle();
}

export async function carryEverything({ network, idle }: Pick<FuzzWorld, 'network' | 'idle'>): Promise<void> {
  while (network.deliverOldest()) {
    // As fast as it goes: one turn is enough for most of what follows from one parcel.
    if (network.underWay() === 0) await idle();
  }
  await idle();
  if (network.underWay() > 0) await carryEverything({ network, idle });
}

async function behind({ installations }: FuzzWorld): Promise<readonly string[]> {
  return installations.flatMap(({ index, running }) => {
    const status = running?.status() ?? null;
    if (status === null) return [`console ${index} says nothing`];
    const isThere = status.link === 'online' && status.waiting === 0 && status.problem === null;
    const { link, waiting, problem } = status;
    return isThere ? [] : [`console ${index} is ${link} with ${waiting} waiting, problem ${problem}`];
  });
}
