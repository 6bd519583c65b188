import type { CommandEntry } from '#domain/kernel/command.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import type { BenchConsole } from './bench-console.ts';
import { openBenchConsoles } from './bench-console.ts';
import { percentile } from './figures.ts';

export interface PushLoad {
  readonly consoles: number;
  /** Four commands each. */
  readonly ticketsPerConsole: number;
  readonly commandsPerPush: number;
}

const ROUNDS = 3;

/**
 * Commands per second that come through `sync.push` over HTTP when several consoles send at once, each waiting for its
 * answer. The middle one of three rounds, after a smaller one that is not counted.
 */
export async function measurePushRate(origin: string, desk: SmallDesk, load: PushLoad): Promise<number> {
  const consoles = await openBenchConsoles(origin, desk, load.consoles);
  await pushRound(consoles, { ...load, ticketsPerConsole: Math.ceil(load.ticketsPerConsole / 4) });
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rates.push(await pushRound(consoles, load));
  return percentile(rates, 0.5);
}

/** The same over consoles that are there already, once. */
export async function pushAllRate(
  consoles: readonly BenchConsole[],
  ticketsPerConsole: number,
  commandsPerPush: number,
): Promise<number> {
  return await pushRound(consoles, { consoles: consoles.length, ticketsPerConsole, commandsPerPush });
}

async function pushRound(consoles: readonly BenchConsole[], load: PushLoad): Promise<number> {
  const work = await Promise.all(consoles.map((console) => console.ticketsOf(load.ticketsPerConsole)));
  const beganMs = performance.now();
  await Promise.all(consoles.map((console, index) => pushAll(console, work[index]!, load.commandsPerPush)));
  return work.flat().length / ((performance.now() - beganMs) / 1_000);
}

async function pushAll(console: BenchConsole, commands: readonly CommandEntry[], perPush: number): Promise<void> {
  for (let from = 0; from < commands.length; from += perPush) await console.push(commands.slice(from, from + perPush));
}
