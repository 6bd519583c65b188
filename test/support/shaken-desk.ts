import type { CommandAnswer, FeedPage } from '#contracts/sync.ts';
import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, incidentId, personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal, uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { anAgent, aPerson, aSite, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { applyAnswers, nextBatch } from '#platform/any/data-service/apply-answers.ts';
import { applyPage } from '#platform/any/data-service/apply-page.ts';
import type { CommandDraft } from '#platform/any/data-service/issue-command.ts';
import { issueCommand } from '#platform/any/data-service/issue-command.ts';
import * as fc from 'fast-check';
import { breakable } from './breakable-storage.ts';
import type { CopyInMemory } from './copy-in-memory.ts';
import { openCopyInMemory } from './copy-in-memory.ts';
import { aDeskStorage } from './desk-storage.ts';
import type { SmallHub } from './small-hub.ts';
import { createSmallHub } from './small-hub.ts';

const CLIENTS = 3;
const INCIDENTS = 4;

/** Incidents of the desk, and those that consoles log. */
export const withdrawable = Array.from({ length: 10 }, (_, on) =>
  on < INCIDENTS ? `incident:${on}` : `incident:new${on}`,
);

const ofClient = fc.nat(CLIENTS - 1);
const loss = fc.constantFrom('none', 'none', 'none', 'request', 'answer');
/** What may happen to a desk of three consoles; to be shaken by fast-check. */
export const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('issue'), client: ofClient, what: fc.nat(7), on: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('push'), client: ofClient, loss }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('pull'), client: ofClient, loss, limit: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('repeat'), client: ofClient }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw'), client: ofClient, hides: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('return'), client: ofClient, shows: fc.nat(INCIDENTS - 1) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('break'), client: ofClient, after: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('restart'), client: ofClient }) },
);
export type Action = typeof action extends fc.Arbitrary<infer One> ? One : never;

/** One agent's console. Killed by its storage breaking; started again over what that storage had taken. */
export interface Client {
  readonly principal: AgentPrincipal;
  readonly disk: ReturnType<typeof breakable>;
  open: CopyInMemory;
  lastAnswers: readonly CommandAnswer[];
  lastPage: FeedPage | null;
}

function draftOf(what: number, on: number, serial: number, me: AgentPrincipal): CommandDraft {
  const target = `incident:${on % INCIDENTS}`;
  const text = `text ${serial}`;
  const routing = { team: me.teams[0]!, owner: me.id };
  const drafts: readonly CommandDraft[] = [
    { name: 'incident.note', target, input: { text } },
    { name: 'incident.reply', target, input: { text } },
    { name: 'incident.resolve', target, input: { resolution: text } },
    { name: 'incident.reopen', target, input: { reason: text } },
    { name: 'incident.suspend', target, input: { reason: 'waiting-vendor', untilMs: null, note: text } },
    { name: 'incident.resume', target, input: {} },
    { name: 'incident.log', target: `incident:new${on}`, input: aLogInput({ description: text, routing }) },
    { name: 'incident.note', target: `incident:new${on}`, input: { text } },
  ];
  return drafts[what]!;
}

/** Three agents at their consoles, one hub, four incidents. */
export async function aWorld() {
  const hub = createSmallHub({ nowMs: () => 1_000_000 });
  const principals = Array.from({ length: CLIENTS }, (_, index) =>
    anAgentPrincipal({ id: agentId.parse(`agent:a${index}`), person: personId.parse(`person:a${index}`) }),
  );
  hub.seed([
    aSite(),
    aTeam(),
    aPerson(),
    anAgent(),
    ...principals.map(({ id, person }) => anAgent({ id, person })),
    ...Array.from({ length: INCIDENTS }, (_, index) => anIncident({ id: incidentId.parse(`incident:${index}`) })),
  ]);
  const clients = await Promise.all(
    principals.map(async (principal): Promise<Client> => {
      const disk = breakable(aDeskStorage());
      const open = await openCopyInMemory(disk.storage, principal);
      return { principal, disk, open, lastAnswers: [], lastPage: null };
    }),
  );
  return { hub, clients, issued: new Map<string, Issued>() };
}
/** `certain`: its author was told that it is issued. Otherwise their console was killed while they waited. */
interface Issued {
  readonly by: string;
  readonly text: string;
  isCertain: boolean;
}
export type World = Awaited<ReturnType<typeof aWorld>>;

async function restart(client: Client): Promise<void> {
  client.disk.mend();
  client.open = await openCopyInMemory(client.disk.storage, client.principal);
}

async function push(hub: SmallHub, client: Client, lost: string): Promise<void> {
  const { open, principal } = client;
  const batch = nextBatch(open.copy)
    .slice(0, 5)
    .map(({ entry }) => entry);
  if (lost === 'request' || batch.length === 0) return;
  client.lastAnswers = hub.push(principal, structuredClone(batch));
  if (lost === 'none') await open.change((copy) => applyAnswers(copy, client.lastAnswers));
}

async function pull(hub: SmallHub, client: Client, limit: number): Promise<boolean> {
  const { open, principal } = client;
  const page = hub.pull(principal, open.copy.keep.get('cursor'), limit);
  client.lastPage = page;
  await open.change((copy) => applyPage(copy, page));
  return page.isEnd;
}

/** Lets one thing happen. A console that is killed by it is started again. */
export async function shake(world: World, serial: number, one: Action): Promise<Client> {
  const client = world.clients[one.client]!;
  await act(world, serial, one).catch(() => restart(client));
  return client;
}

async function act(world: World, serial: number, one: Action): Promise<void> {
  const client = world.clients[one.client]!;
  if (one.does === 'restart') return restart(client);
  if ('after' in one) return client.disk.breakAfter(one.after);
  if ('what' in one) {
    const draft = draftOf(one.what, one.on, serial, client.principal);
    const issued: Issued = { by: client.principal.id, text: JSON.stringify(draft.input), isCertain: false };
    world.issued.set(uuidOf(serial), issued);
    const options = { id: uuidOf(serial), nowMs: serial * 1_000, reportFault: () => {} };
    const outcome = await client.open.change((copy) => issueCommand(copy, draft, options));
    issued.isCertain = outcome.ok;
    if (!outcome.ok) world.issued.delete(uuidOf(serial));
    return undefined;
  }
  if ('limit' in one) return one.loss === 'none' ? void (await pull(world.hub, client, one.limit)) : undefined;
  if ('loss' in one) return push(world.hub, client, one.loss);
  if ('hides' in one) return world.hub.withdraw(withdrawable[one.hides]!);
  if ('shows' in one) return world.hub.seed([anIncident({ id: incidentId.parse(`incident:${one.shows}`) })]);
  // The network delivers twice, or late.
  await client.open.change((copy) => applyAnswers(copy, client.lastAnswers));
  const { lastPage } = client;
  if (lastPage !== null && lastPage.from !== null) await client.open.change((copy) => applyPage(copy, lastPage));
  return undefined;
}

/** Commands their author issued and may see, and now sees neither as waiting, nor as refused, nor on the timeline. */
export async function lostFromSight({ hub, issued }: World, { open, principal }: Client): Promise<readonly string[]> {
  const own = [...issued].filter(([, { by, isCertain }]) => by === principal.id && isCertain).map(([id]) => id);
  const gone = own.filter((id) => open.copy.outbox.get(id) === undefined);
  const lines = await open.copy.records.find(gone.map(journalIdOf));
  const seen = hub.seenBy(principal);
  return gone.filter((id) => !lines.has(journalIdOf(id)) && seen.has(journalIdOf(id)));
}

/** Mends everything and lets all consoles send and receive to the end. */
export async function settle({ hub, clients }: World): Promise<void> {
  for (const client of clients) await restart(client);
  for (const client of clients) {
    while (nextBatch(client.open.copy).length > 0) await push(hub, client, 'none');
  }
  for (const client of clients) while (!(await pull(hub, client, 5)));
}

/** Commands that were told twice, with another text, or not at all. */
export function wronglyTold({ hub, clients, issued }: World): readonly string[] {
  const applied = new Map([...hub.lines.values()].map((line) => [line.id, JSON.stringify(line.input)]));
  const entries = clients.flatMap(({ open }) => open.copy.outbox.all());
  const refused = new Map(entries.map(({ id, entry }) => [id, JSON.stringify(entry.input)]));
  return [...issued].flatMap(([id, { text, isCertain }]) => {
    const told = [applied.get(journalIdOf(id)), refused.get(id)].filter((found) => found !== undefined);
    const isRight = told.length === 1 ? told[0] === text : told.length === 0 && !isCertain;
    return isRight ? [] : [id];
  });
}
