import { Fault } from '#contracts/fault.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { KILLED } from './abrupt-disk.ts';
import type { ActName } from './acts.ts';
import { draftOf, pick, pickAct, TEXT } from './acts.ts';
import { REQUESTER, TEAM } from './fuzz-desk.ts';
import type { FuzzConsole } from './fuzz-console.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import type { Step } from './plan.ts';

/** Of one person in one go. */
const MOST_ACTS = 8;

/** Somebody sits down at a console, signs in if they have to, and does something until it is done or the console dies. */
export async function byHand(
  world: FuzzWorld,
  console: number,
  work: (at: readonly [Installation, FuzzConsole]) => Promise<void>,
): Promise<void> {
  const at = await world.running(console);
  const [installation] = at;
  try {
    await world.signInAgain(installation);
    await work(at);
  } catch (error) {
    // It was killed while somebody waited for it, or its disk was full; everything else is for the world to know.
    const isKilled = error instanceof Error && error.message === KILLED;
    const isFull = error instanceof Fault && error.code === 'storage.full';
    if (!isKilled && !isFull && !installation.disk.isKilled()) throw error;
  }
}

/** Somebody works on tickets for a while. */
export function act(world: FuzzWorld, { console }: Step, chance: () => number): Promise<void> {
  return byHand(world, console, async ([installation, running]) => {
    for (let left = 1 + Math.floor(chance() * MOST_ACTS); left > 0; left -= 1) {
      const dice = chance();
      if (dice < 0.06) await dealWithRefused(world, installation, running, chance);
      else await issue(world, installation, running, chance);
    }
  });
}

async function issue(
  { ledger, tickets, agents, newId }: FuzzWorld,
  { index, agent, disk }: Installation,
  running: FuzzConsole,
  chance: () => number,
): Promise<void> {
  const own = ledger.deeds
    .filter(({ console, name: done, told }) => console === index && done === 'incident.log' && told === 'kept')
    .map(({ target: logged }) => logged);
  const isIdle = tickets.length === 0 || (own.length === 0 && chance() < 0.6);
  const name: ActName = isIdle ? 'incident.log' : pickAct(chance);
  const isNew = name === 'incident.log';
  const target = isNew ? `incident:${newId().replaceAll('-', '')}` : pick(ticketsInMind(tickets, own, chance), chance);
  const text = `${TEXT}${newId()}`;
  const number = isNew ? await running.ask('number.take', {}) : null;
  if (number !== null) ledger.giveNumber(number, index);
  const attachment = name === 'incident.attach' ? await addFile(running, text) : null;
  if (name === 'incident.attach' && attachment === null) return;

  const reader = running.status()?.session?.principal;
  // Who was released and came back is another agent, and the same person.
  const me = reader?.kind === 'agent' ? reader.id : agent.id;
  const others = agents.map(({ id }) => id).filter((id) => id !== me || agents.length === 1);
  const requester = chance() < 0.2 ? pick(agents, chance).person : REQUESTER;
  const dice = { chance, text, me, others, team: TEAM, requester, target };
  const draft = draftOf(name, dice, { number, attachment });
  const deed = ledger.begin({ console: index, name, target, input: draft.input });
  try {
    const outcome = await running.ask('command.issue', draft);
    deed.told = outcome.ok ? 'kept' : 'refused';
    if (outcome.ok) deed.command = outcome.value.command;
    if (isNew && outcome.ok) tickets.push(target);
  } catch (error) {
    // A fault is a word, too: it was not kept. Only a dead console says nothing.
    if (!disk.isKilled()) deed.told = 'refused';
    throw error;
  }
}

/** What somebody works on: mostly their own calls, a few that everybody has, and the newest, which not all know yet. */
function ticketsInMind(tickets: readonly string[], own: readonly string[], chance: () => number): readonly string[] {
  const dice = chance();
  if (dice < 0.4 && own.length > 0) return own;
  if (dice < 0.75) return tickets.slice(0, 5);
  return dice < 0.9 ? tickets.slice(-8) : tickets;
}

async function addFile(running: FuzzConsole, text: string): Promise<Attachment | null> {
  const bytes = Uint8Array.from(new TextEncoder().encode(`The log says: ${text}`));
  const added = await running.ask('attachment.add', { name: 'log.txt', mediaType: 'text/plain', bytes });
  return added.ok ? added.value : null;
}

/** Somebody looks at what the hub refused, and does it again, or lets it go. */
async function dealWithRefused(
  { ledger }: FuzzWorld,
  { index }: Installation,
  running: FuzzConsole,
  chance: () => number,
): Promise<void> {
  const refused = ledger.deeds.filter(
    ({ console, command, told }) =>
      console === index && told === 'kept' && command !== null && ledger.answers.get(command)?.includes('"refused"'),
  );
  if (refused.length === 0) return;
  const deed = pick(refused, chance);
  const command = deed.command!;
  if (chance() < 0.5) {
    const wasDismissed = deed.isDismissed;
    // Should the console die over it, nobody knows.
    deed.isDismissed = true;
    const { ok } = await running.ask('refused.dismiss', { command });
    deed.isDismissed = ok || wasDismissed;
    return;
  }
  // From now on it may be another command: its text is what it is known by.
  deed.command = null;
  const again = await running.ask('refused.reapply', { command });
  if (!again.ok) deed.command = command;
}
