import type { ExchangeBundle } from '#contracts/exchange.ts';
import { TEXT } from './acts.ts';
import { pick } from './acts.ts';
import { byHand } from './do-acts.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import type { Step } from './plan.ts';

const FORGED_SHARE = 0.15;
const TWICE_SHARE = 0.3;

/** Two people meet: one takes a file with all that waits at the other, and carries it on. */
export async function handOver(world: FuzzWorld, step: Step, chance: () => number): Promise<void> {
  const giver = pick(giversIn(world, step), chance);
  const others = world.installations.filter(({ index }) => index !== giver?.index);
  if (giver === undefined || others.length === 0) return;
  const { index: receiver } = pick(others, chance);
  let bundle: Uint8Array<ArrayBuffer> | null = null;
  await byHand(world, giver.index, async ([, running]) => {
    const made = await running.ask('exchange.make', {});
    if (made.ok) bundle = made.value.bytes;
  });
  if (bundle === null) return;
  const forged = chance() < FORGED_SHARE ? forgedFrom(bundle) : null;
  for (let times = chance() < TWICE_SHARE ? 2 : 1; times > 0; times -= 1) {
    await take(world, receiver, forged ?? bundle, forged !== null);
  }
}

/** Those who have something to give, before all others those who do not reach the hub. */
function giversIn({ installations }: FuzzWorld, { console }: Step): readonly (Installation | undefined)[] {
  const waiting = installations.filter(({ running }) => (running?.status()?.waiting ?? 0) > 0);
  const cut = waiting.filter(({ isCut }) => isCut);
  if (cut.length > 0) return cut;
  return waiting.length > 0 ? waiting : [installations.find(({ index }) => index === console)];
}

function take(world: FuzzWorld, receiver: number, bytes: Uint8Array<ArrayBuffer>, isForged: boolean): Promise<void> {
  return byHand(world, receiver, async ([, running]) => {
    await running.ask('exchange.look', { bytes });
    const taken = await running.ask('exchange.take', { bytes });
    if (isForged && taken.ok) world.faults.push(new Error('A forged bundle was taken in'));
  });
}

/** One word of one command is another; `null` where there is nothing to change. */
function forgedFrom(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as ExchangeBundle;
  const place = bundle.commands.findIndex(({ signed }) => signed.text.includes(TEXT));
  if (place === -1) return null;
  const commands = bundle.commands.map((command, at) =>
    at === place
      ? { ...command, signed: { ...command.signed, text: command.signed.text.replace(TEXT, 'forged ') } }
      : command,
  );
  return new TextEncoder().encode(JSON.stringify({ ...bundle, commands }));
}
