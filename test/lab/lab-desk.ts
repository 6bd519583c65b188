import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { draftOf, TEXT, textIn } from '../fuzz/acts.ts';
import { REQUESTER, TEAM } from '../fuzz/fuzz-desk.ts';
import type { FuzzWorld, Installation } from '../fuzz/fuzz-world.ts';
import { openWorld } from '../fuzz/fuzz-world.ts';
import { carryEverything } from '../fuzz/settle.ts';
import { killHub, passTime } from '../fuzz/take-step.ts';
import { deskCommand } from '../support/desk-on-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A desk of one agent with as many laptops as are asked for; or of several, see `agentsFor`. */
export async function aDesk({ consoles } = { consoles: 1 }) {
  const folder = await temporaryFolder();
  const world = await openWorld({
    seed: 8,
    consoles,
    folder: join(folder, 'consoles'),
    hub: { folder: join(folder, 'hub'), databaseUrl: null },
  });
  onTestFinished(() => world.end());
  return { world, folder };
}

/** Lets everything arrive that is on its way, and some time pass. */
export async function calm(world: FuzzWorld): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await carryEverything(world);
    await passTime(world, 20_000);
  }
}

/** They stay who they are, and are no agent any more. */
export async function release(world: FuzzWorld, { id, person }: AgentPrincipal): Promise<void> {
  await actAtHub(world, { name: 'agent.release', target: id, input: {} });
  world.ledger.released.add(person);
}

/** They come to the desk again, as another agent. */
export async function appoint(world: FuzzWorld, { person }: AgentPrincipal): Promise<void> {
  const target = `agent:${world.newId().replaceAll('-', '')}`;
  await actAtHub(world, { name: 'agent.appoint', target, input: { person, role: 'agent', teams: [TEAM] } });
}

async function actAtHub(world: FuzzWorld, draft: Pick<CommandEntry, 'name' | 'target' | 'input'>): Promise<void> {
  const issuedAtMs = epochMs.parse(world.clock.nowMs());
  const command = { ...deskCommand(1, { ...draft, issuedAtMs }), id: world.newId() };
  expect(await world.hub.running()!.gate.accept(deskItself, [command])).toMatchObject([{ kind: 'accepted' }]);
}

/** What is on its way to a console is lost. */
export async function cutOff(world: FuzzWorld, { index, link }: Installation): Promise<void> {
  world.network.loseAllOf(index);
  link.breakLines();
  await world.idle();
}

/** The hub is lost, and what its last backup holds takes its place. */
export async function replaceHub(world: FuzzWorld): Promise<void> {
  await killHub(world);
  expect(await world.hub.restore()).toBe(true);
  world.ledger.forgetAnswers();
  world.ledger.restores += 1;
  await world.hub.start();
  await world.idle();
}

/** Logs a call as the form does; returns its number and id. */
export async function logCall(world: FuzzWorld, index: number, text: string) {
  const [{ agent }, running] = await world.running(index);
  const number = await running.ask('number.take', {});
  const target = `incident:${world.newId().replaceAll('-', '')}`;
  const dice = {
    chance: () => 0,
    text: TEXT + text,
    me: agent.id,
    others: [],
    team: TEAM,
    requester: REQUESTER,
    target,
  };
  const issued = await running.ask('command.issue', draftOf('incident.log', dice, { number, attachment: null }));
  expect(issued).toMatchObject({ ok: true });
  return { number, target };
}

export async function note(world: FuzzWorld, index: number, target: string, text: string): Promise<void> {
  const [, running] = await world.running(index);
  const issued = await running.ask('command.issue', { name: 'incident.note', target, input: { text: TEXT + text } });
  expect(issued).toMatchObject({ ok: true });
}

/** All texts that the hub has, in the order in which it took them, and the numbers of its tickets. */
export async function onHub({ hub }: FuzzWorld) {
  const { database } = hub.running()!.store;
  const journal = await database.selectFrom('journal').select('line').orderBy('place').execute();
  const lines = journal.map(({ line }) => JSON.parse(line) as { input: unknown; device: string });
  const records = await database.selectFrom('record').select('state').where('name', '=', 'incident').execute();
  return {
    texts: lines.flatMap(({ input }) => textIn(input)?.slice(TEXT.length) ?? []),
    devices: new Set(lines.filter(({ input }) => textIn(input) !== null).map(({ device }) => device)),
    numbers: records.map(({ state }) => (JSON.parse(state) as { number: string }).number),
  };
}
