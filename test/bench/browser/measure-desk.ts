import type { BenchedDesk } from '../benched-desk.ts';
import { percentile } from '../figures.ts';

/** In milliseconds but for `writtenPerSecond`; times of questions and of single writes are 95th percentiles. */
export interface DeskMeasures {
  readonly writtenPerSecond: number;
  readonly newest: number;
  readonly queue: number;
  readonly openTicket: number;
  readonly countOpen: number;
  readonly countAll: number;
  readonly changeOne: number;
}

/** As many as come in one page of the feed. */
const ROWS_PER_WRITE = 500;
const ROUNDS = 60;
/** What takes seconds is asked less often: it is clear by then. */
const LONG_ENOUGH_MS = 8_000;
const FEWEST_ROUNDS = 3;

/** Fills an empty desk with so many tickets, and asks it what screens ask. */
export async function measureDesk(desk: BenchedDesk, tickets: number): Promise<DeskMeasures> {
  const writtenMs = await timed(async () => {
    for (let from = 0; from < tickets; from += ROWS_PER_WRITE) await desk.writeTickets(from, ROWS_PER_WRITE);
    // Some make an index when it is asked for first; it belongs to the writing.
    await desk.newest();
    await desk.queue();
  });
  await desk.writeLines();
  await desk.openTicket();
  let serial = 0;
  return {
    writtenPerSecond: (tickets / writtenMs) * 1_000,
    newest: await typical(() => desk.newest()),
    queue: await typical(() => desk.queue()),
    openTicket: await typical(() => desk.openTicket()),
    countOpen: await typical(() => desk.countOpen()),
    countAll: await typical(() => desk.countAll()),
    changeOne: await typical(() => desk.changeOne((serial += 1))),
  };
}

async function typical(act: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  const beganMs = performance.now();
  while (took.length < ROUNDS && (took.length < FEWEST_ROUNDS || performance.now() - beganMs < LONG_ENOUGH_MS)) {
    took.push(await timed(act));
  }
  return percentile(took, 0.95);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}
