import type { DeskDraft } from '#contracts/desk-port.ts';
import { pick } from './acts.ts';
import { byHand } from './do-acts.ts';
import type { FuzzConsole } from './fuzz-console.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import type { Step } from './plan.ts';

/** In one go. */
const MOST_WRITES = 4;
/** How every unsent text of a run begins; nothing else does. */
const WRITTEN = 'written ';

/** Somebody who may have two devices writes on one of them, and sends nothing of it. */
export function writeDrafts(world: FuzzWorld, step: Step, chance: () => number): Promise<void> {
  return byHand(world, deviceOf(world, step.console, chance), async ([installation, running]) => {
    for (let left = 1 + Math.floor(chance() * MOST_WRITES); left > 0; left -= 1) {
      await writeOne(world, installation, running, chance);
    }
  });
}

/** Mostly people with a second device: of the others each draft is on one alone. */
function deviceOf({ agents, consoles }: FuzzWorld, console: number, chance: () => number): number {
  const twice = consoles - agents.length;
  if (twice === 0 || chance() < 0.2) return console;
  return (console % twice) + (chance() < 0.5 ? 0 : agents.length);
}

async function writeOne(
  { ledger, tickets, newId }: FuzzWorld,
  { agent, disk }: Installation,
  running: FuzzConsole,
  chance: () => number,
): Promise<void> {
  const target = tickets.length > 0 && chance() < 0.4 ? pick(tickets.slice(0, 3), chance) : null;
  const key = target === null ? pick(['call', 'article:new'], chance) : `reply:${target}`;
  const shown = running.drafts.get(key);
  const isChoice = shown?.other != null && chance() < 0.5;
  const text = chance() < 0.15 && shown !== undefined ? '' : `${WRITTEN}${newId()}`;
  const over = [shown?.text, isChoice ? shown.other?.text : undefined].filter((one) => one !== undefined);
  const draft = ledger.beginDraft({ person: agent.person, key, text, over });
  try {
    const { ok } = await running.ask('draft.write', { key, text, seen: seenIn(shown, isChoice) });
    draft.told = ok ? 'kept' : 'refused';
  } catch (error) {
    if (!disk.isKilled()) draft.told = 'refused';
    throw error;
  }
}

function seenIn(shown: DeskDraft | undefined, isChoice: boolean): string | null {
  if (shown === undefined) return null;
  return isChoice ? (shown.other?.revision ?? null) : shown.seen;
}
