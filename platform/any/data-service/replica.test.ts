import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import { agentId, incidentId } from '#domain/kernel/fields.ts';
import { newCommandId, newRecordId } from '../new-id.ts';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signInOverApi } from '../../../test/support/hub-session.ts';
import type { AgingDesk, ReplicaDesk } from '../../../test/support/replica-desk.ts';
import { aReplicaDesk, anAgingDesk, logAtHub } from '../../../test/support/replica-desk.ts';

const SLOW_MS = 20_000;
const noteOn = (target: string, text: string) => ({
  name: 'incident.note',
  target,
  input: { text },
  id: newCommandId(),
});

async function ticketsOn(desk: ReplicaDesk): Promise<number> {
  return (await desk.asker().ask('replica.read', {})).tickets;
}

async function untilTickets(desk: ReplicaDesk, count: number): Promise<void> {
  await expect.poll(() => ticketsOn(desk), { timeout: SLOW_MS }).toBe(count);
}

async function find(desk: ReplicaDesk, text: string) {
  const question = { kinds: ['incident' as const], text, where: [], match: 'all' as const };
  const found = await desk.asker().ask('search.find', { ...question, limit: 5, after: null, withSnippets: false });
  return found.hits;
}

/** Resolves a ticket as somebody else does it. */
async function resolveAtHub({ small }: AgingDesk, id: string): Promise<void> {
  await small.administrator.issue('incident.resolve', incidentId.parse(id), { resolution: 'Renewed the certificate.' });
}

/** Hands in a ticket of some days ago whole: logged then, and resolved an hour later. Returns its id. */
async function importSolved({ origin, small, nowMs }: AgingDesk, summary: string, daysAgo: number): Promise<string> {
  const importer = await signInOverApi(origin, 'ada', 'correct horse battery');
  const device = (await importer.ask('session.list', {})).find(({ isThis }) => isThis)!.device;
  const target = newRecordId('incident');
  const base = {
    target,
    actor: importer.opened.principal.id,
    device,
    hubOffsetMs: 0,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  };
  const input = aLogInput({ summary, requester: small.vera.person, number: null, routing: null });
  const loggedAtMs = nowMs() - daysAgo * 24 * 3_600_000;
  const story = [
    { name: 'incident.log', input, issuedAtMs: loggedAtMs },
    { name: 'incident.resolve', input: { resolution: 'Less lavender.' }, issuedAtMs: loggedAtMs + 3_600_000 },
  ];
  const answers = await importer.push(story.map((act) => commandEntry.parse({ ...base, ...act, id: newCommandId() })));
  expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  return target;
}

test('a ticket that grows too old goes from the device with its lines, leaves no trace, and comes back when it is wanted', async () => {
  const hub = await anAgingDesk();
  const old = await logAtHub(hub, 'Zephyrine printer smells of lavender');
  await logAtHub(hub, 'Scanner hums');
  await resolveAtHub(hub, old);
  const desk = await aReplicaDesk(hub, hub.small.mira);
  await untilTickets(desk, 2);
  expect(await desk.bytes()).toContain('Zephyrine');

  hub.passDays(13);
  await desk.signIn();
  await desk.asker().ask('replica.carry', { historyDays: 30 });
  hub.passDays(20);
  await desk.restart();
  await desk.signIn();

  await untilTickets(desk, 1);
  await expect.poll(() => desk.bytes(), { timeout: SLOW_MS }).not.toContain('Zephyrine');

  expect(await desk.asker().ask('ticket.fetch', { id: old })).toEqual({ ok: true, value: { id: old } });
  await untilTickets(desk, 2);
  expect(desk.asker().status().visits[old]).toMatchObject({ isKept: false });

  // What is done to it is done like everywhere else, and the answer comes by the feed.
  const noted = await desk.asker().ask('command.issue', noteOn(old, 'It was the lavender.'));
  expect(noted).toMatchObject({ ok: true });
  await desk.asker().until(({ waiting }) => waiting === 0, SLOW_MS);
  await untilTickets(desk, 2);
  expect(desk.faults).toEqual([]);
}, 60_000);

test('more history is fetched in the background, less is let go of at once', async () => {
  const hub = await anAgingDesk();
  for (let serial = 0; serial < 4; serial += 1) await resolveAtHub(hub, await logAtHub(hub, `Old ticket ${serial}`));
  hub.passDays(40);
  const desk = await aReplicaDesk(hub, hub.small.mira);
  await untilTickets(desk, 4);

  await desk.asker().ask('replica.carry', { historyDays: 30 });
  await untilTickets(desk, 0);
  await desk.asker().ask('replica.carry', { historyDays: null });
  await untilTickets(desk, 4);

  const { lines } = await desk.asker().ask('replica.read', {});
  const administrator = await signInOverApi(hub.origin, 'ada', 'correct horse battery');
  const master = await administrator.readAll();
  expect(lines).toBe([...master.keys()].filter((id) => id.startsWith('journal:')).length);
  expect(desk.faults).toEqual([]);
}, 60_000);

test('an old ticket that is imported is as old as it says of itself, and comes when it is wanted', async () => {
  const hub = await anAgingDesk();
  const desk = await aReplicaDesk(hub, hub.small.mira);

  const old = await importSolved(hub, 'Zephyrine printer smells of lavender', 200);
  await logAtHub(hub, 'Scanner hums');

  await untilTickets(desk, 1);
  expect(await desk.asker().ask('ticket.fetch', { id: old })).toEqual({ ok: true, value: { id: old } });
  await untilTickets(desk, 2);
  // As the hub reckons it, and so does the device: more history brings it, less lets it go.
  hub.passDays(2);
  await desk.restart();
  await untilTickets(desk, 1);
  await desk.asker().ask('replica.carry', { historyDays: 365 });
  await untilTickets(desk, 2);
  await desk.asker().ask('replica.carry', { historyDays: 90 });
  await untilTickets(desk, 1);
  expect(desk.faults).toEqual([]);
}, 60_000);

test('a ticket that is fetched and kept stays, one that is not goes after a day', async () => {
  const hub = await anAgingDesk();
  const [kept, visited] = [await logAtHub(hub, 'Kept'), await logAtHub(hub, 'Visited')];
  for (const id of [kept, visited]) await resolveAtHub(hub, id);
  hub.passDays(100);
  const desk = await aReplicaDesk(hub, hub.small.mira);
  expect(await ticketsOn(desk)).toBe(0);
  for (const id of [kept, visited]) await desk.asker().ask('ticket.fetch', { id });
  await desk.asker().ask('ticket.keep', { id: kept, isKept: true });

  hub.passDays(2);
  await desk.restart();

  await untilTickets(desk, 1);
  expect(Object.keys(desk.asker().status().visits)).toEqual([kept]);
}, 60_000);

test('what was removed or altered behind the device’s back is put right at the next contact, and reported', async () => {
  const hub = await anAgingDesk();
  const ids = [await logAtHub(hub, 'First'), await logAtHub(hub, 'Second'), await logAtHub(hub, 'Third')];
  const desk = await aReplicaDesk(hub, hub.small.mira);
  await untilTickets(desk, 3);
  expect(desk.faults).toEqual([]);

  await desk.restart(() => damage(desk.folder, ids));

  await expect
    .poll(async () => (await desk.asker().ask('replica.read', {})).healed, { timeout: SLOW_MS })
    .toBeGreaterThanOrEqual(3);
  await untilTickets(desk, 3);
  const bytes = await desk.bytes();
  expect(bytes).toContain('"summary":"Second"');
  expect(desk.faults).toEqual([expect.objectContaining({ code: 'replica.differed' })]);
}, 60_000);

test('who is released from the desk keeps nothing of it, neither in database, log, search nor files, and the hub has a receipt (PERM-1)', async () => {
  const hub = await anAgingDesk();
  const { small } = hub;
  await logAtHub(hub, 'Zephyrine printer smells of lavender');
  const desk = await aReplicaDesk(hub, small.mira);
  await untilTickets(desk, 1);
  // In the search's own file as well.
  await expect.poll(() => find(desk, 'zephyrine'), { timeout: SLOW_MS }).toMatchObject([{ kind: 'incident' }]);

  await small.administrator.issue('agent.release', small.mira.agent, {});

  await expect.poll(() => desk.bytes()).not.toMatch(/ephyrin/iu);
  const receipts = async () =>
    (await small.administrator.ask('replica.devices', {})).filter(({ forgotten }) => forgotten !== null);
  await expect.poll(receipts, { timeout: SLOW_MS }).toHaveLength(1);
  const [receipt] = await receipts();
  expect(receipt).toMatchObject({ holder: { name: 'Mira Sandoval' } });
  expect(receipt!.forgotten!.records).toBeGreaterThan(3);
  await expect.poll(() => desk.asker().status().session?.principal.kind, { timeout: SLOW_MS }).toBe('person');
  expect(desk.faults).toEqual([]);
}, 60_000);

test('what a released agent had not sent stays, and the hub says why it is not done', async () => {
  const hub = await anAgingDesk();
  const { small } = hub;
  const ticket = await logAtHub(hub, 'Printer smells');
  const desk = await aReplicaDesk(hub, small.mira);
  await untilTickets(desk, 1);
  desk.holding.isSending = false;
  await desk.asker().ask('command.issue', noteOn(ticket, 'Words that must not be lost.'));
  await small.administrator.issue('agent.release', small.mira.agent, {});
  await untilTickets(desk, 0);
  expect(desk.asker().status()).toMatchObject({ waiting: 1, refused: 0 });

  desk.holding.isSending = true;

  await desk.asker().until(({ refused, waiting }) => refused === 1 && waiting === 0, SLOW_MS);
  const role = { kind: 'refused', refusal: { code: 'command.role-ended' } };
  expect(desk.answers.at(-1)).toMatchObject({ ok: true, value: { answers: [role] } });
}, 60_000);

test('who is appointed to the desk gets it beside what they hold already', async () => {
  const hub = await anAgingDesk();
  const { small } = hub;
  await logAtHub(hub, 'Printer smells');
  const desk = await aReplicaDesk(hub, small.vera);
  await untilTickets(desk, 1);
  const before = (await desk.asker().ask('replica.read', {})).begunAtMs;

  const agent = agentId.parse(newRecordId('agent'));
  await small.administrator.issue('agent.appoint', agent, {
    person: small.vera.person,
    role: 'agent',
    teams: [small.team],
  });
  await logAtHub(hub, 'Scanner hums');

  await untilTickets(desk, 2);
  expect((await desk.asker().ask('replica.read', {})).begunAtMs).toBe(before);
}, 60_000);

/** Removes one ticket and its first line, and writes another text into a second one. */
function damage(folder: string, [first, second]: readonly string[]): void {
  const database = new DatabaseSync(join(folder, 'deskbell.sqlite'));
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all();
  const tableOf = (collection: string) =>
    String(tables.find(({ name }) => String(name).startsWith(collection))?.['name'] ?? '');
  const json = "json_set(doc, '$.summary', 'Altered')";
  database.prepare(`delete from "${tableOf('incident')}" where id = ?`).run(first!);
  database.prepare(`update "${tableOf('incident')}" set doc = ${json} where id = ?`).run(second!);
  database.prepare(`delete from "${tableOf('journal')}" where doc like ?`).run(`%${first}%`);
  database.close();
}
