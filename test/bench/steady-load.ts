import { journalIdOf } from '#domain/kernel/journal.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchConsole } from './bench-console.ts';

export interface SteadyLoad {
  readonly perSecond: number;
  readonly minutes: number;
}

/**
 * Sends commands one by one at an even pace, whatever the hub makes of it, from several consoles in turn. Returns when each
 * was sent, by the id of its line (`Date.now()`), once all are answered.
 */
export async function sendSteadily(
  consoles: readonly BenchConsole[],
  { perSecond, minutes }: SteadyLoad,
): Promise<ReadonlyMap<string, number>> {
  const count = Math.round(perSecond * minutes * 60);
  const perConsole = Math.ceil(count / consoles.length / 4);
  const work = await Promise.all(consoles.map((console) => console.ticketsOf(perConsole)));
  const sent = new Map<string, number>();
  const beganMs = performance.now();
  await Promise.all(
    consoles.map(async (console, place) => {
      for (const [index, command] of work[place]!.entries()) {
        const turn = index * consoles.length + place;
        if (turn >= count) return;
        await pause(Math.max(0, beganMs + (turn / perSecond) * 1_000 - performance.now()));
        await sendOne(console, command, sent);
      }
    }),
  );
  return sent;
}

async function sendOne(console: BenchConsole, command: CommandEntry, sent: Map<string, number>): Promise<void> {
  sent.set(journalIdOf(command.id), Date.now());
  await console.push([command]);
}
