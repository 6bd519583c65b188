import { Fault } from '#contracts/fault.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { seeded } from '../support/seeded.ts';
import { KILLED } from './abrupt-disk.ts';
import type { ActName } from './acts.ts';
import { draftOf, pick, pickAct, TEXT } from './acts.ts';
import { REQUESTER, TEAM } from './fuzz-desk.ts';
import type { FuzzConsole } from './fuzz-console.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import type { Step } from './plan.ts';

const MINUTE_MS = 60_000;
/** Of one person in one go. */
const MOST_ACTS = 8;

/** Lets one thing happen, and all that follows from it until the network or the clock is needed. */
export async function takeStep(world: FuzzWorld, step: Step): Promise<void> {
  const { network, hub, clock } = world;
  const chance = seeded(step.seed);
  switch (step.does) {
    case 'act':
      await act(world, step, chance);
      break;
    case 'deliver':
      await deliver(world, 1 + Math.floor(chance() * 6), chance);
      break;
    case 'flush':
      await deliver(world, 40 + Math.floor(chance() * 120), chance);
      break;
    case 'echo':
      if (hub.running() !== null && world.pushed.length > 0) pick(world.pushed, chance)();
      break;
    case 'cut':
      for (const installation of known(world, step)) {
        installation.isCut = true;
        network.loseAllOf(installation.index);
        installation.link.breakLines();
      }
      break;
    case 'heal':
      for (const installation of known(world, step)) {
        installation.isCut = false;
        if (chance() < 0.5) installation.running?.service.wake();
      }
      break;
    case 'kill':
      for (const { running } of known(world, step)) running?.die();
      break;
    case 'killLater':
      for (const { disk } of known(world, step))
        disk.killLater({
          afterTransactions: 1 + Math.floor(chance() * 8),
          when: chance() < 0.5 ? 'before' : 'after',
        });
      break;
    case 'killHub':
      await killHub(world);
      break;
    case 'time':
      await passTime(world, chance() < 0.7 ? chance() * 40_000 : chance() * 10 * MINUTE_MS);
      break;
    case 'skew':
      for (const installation of known(world, step))
        installation.skewMs = Math.round((chance() - 0.5) * 20 * MINUTE_MS);
      break;
    case 'fill':
      for (const { disk } of known(world, step)) disk.isFull = !disk.isFull;
      break;
  }
  await world.idle();
  // Somebody starts the hub again after a while.
  if (hub.running() === null && chance() < 0.15) await hub.start();
  clock.advance(Math.floor(chance() * 500));
  await world.idle();
}

/** The console that a step is about, if there is one yet. */
function known(world: FuzzWorld, { console }: Step): readonly Installation[] {
  return world.installations.filter(({ index }) => index === console);
}

async function deliver({ network, idle }: FuzzWorld, times: number, chance: () => number): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    if (!network.deliver({ which: chance(), fate: chance() })) return;
    // Now and then two things meet.
    if (chance() < 0.7) await idle();
  }
}

async function killHub({ hub, network, installations }: FuzzWorld): Promise<void> {
  const dying = hub.kill();
  network.loseEverything();
  for (const { link } of installations) link.breakLines();
  await dying;
}

export async function passTime({ clock, hub, idle }: FuzzWorld, forMs: number): Promise<void> {
  clock.advance(Math.floor(forMs));
  await idle();
  hub.running()?.tick();
  await idle();
}

async function act(world: FuzzWorld, step: Step, chance: () => number): Promise<void> {
  const [installation, running] = await world.running(step.console);
  try {
    for (let left = 1 + Math.floor(chance() * MOST_ACTS); left > 0; left -= 1) {
      const dice = chance();
      if (dice < 0.06) await dealWithRefused(world, installation, running, chance);
      else await issue(world, installation, running, chance);
    }
  } catch (error) {
    // It was killed while somebody waited for it, or its disk was full; everything else is for the world to know.
    const isKilled = error instanceof Error && error.message === KILLED;
    const isFull = error instanceof Fault && error.code === 'storage.full';
    if (!isKilled && !isFull && !installation.disk.isKilled()) throw error;
  }
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

  const others = agents.map(({ id }) => id).filter((id) => id !== agent.id || agents.length === 1);
  const dice = { chance, text, me: agent.id, others, team: TEAM, requester: REQUESTER, target };
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
