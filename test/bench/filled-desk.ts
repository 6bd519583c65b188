import type { SmallDesk } from '../support/small-desk.ts';
import { openBenchConsoles } from './bench-console.ts';

const CONSOLES = 4;
const TICKETS_PER_PUSH = 50;
const DAY_MS = 86_400_000;

/** As many as an agent may have in hand on a bad day; all tickets beyond them are solved. */
const OPEN_TICKETS = 300;
/** The solved ones have come in evenly over so long, so that few of them are of these days. */
const SOLVED_OVER_MS = 2 * 365 * DAY_MS;

/** Logs so many tickets of Mira's on a hub, over its API by several consoles at once. */
export async function fillHub(origin: string, desk: SmallDesk, tickets: number): Promise<void> {
  const consoles = await openBenchConsoles(origin, desk, CONSOLES);
  const nowMs = Date.now();
  const open = parcels(Math.min(OPEN_TICKETS, tickets), nowMs, false);
  const solved = parcels(tickets - OPEN_TICKETS, nowMs, true);
  const waiting = [...open, ...solved];
  await Promise.all(
    consoles.map(async (console) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await console.push(console.calls(next.count, next.atMs, next.areSolved));
      }
    }),
  );
}

function parcels(tickets: number, nowMs: number, areSolved: boolean) {
  const count = Math.max(0, Math.ceil(tickets / TICKETS_PER_PUSH));
  return Array.from({ length: count }, (_, index) => ({
    areSolved,
    atMs: areSolved ? Math.round(nowMs - (SOLVED_OVER_MS * index) / count) : nowMs,
    count: Math.min(TICKETS_PER_PUSH, tickets - index * TICKETS_PER_PUSH),
  }));
}
