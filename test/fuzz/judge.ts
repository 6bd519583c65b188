import type { OutboxEntry } from '#contracts/desk-port.ts';
import { hashesIn } from '#domain/kernel/attachment.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf, readersOfLine } from '#domain/kernel/journal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';
import { defaultCalendars, incidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { recordsIn } from '#platform/any/data-service/records.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { isDeepStrictEqual } from 'node:util';
import { identityOf } from '../../hub/access/principals.ts';
import type { Store } from '../../hub/store/store.ts';
import type { DraftRow } from '#platform/any/data-service/rx-schema.ts';
import { draftDifferences, lostDrafts } from './judge-drafts.ts';
import { leftBehind } from './judge-rights.ts';
import { textIn } from './acts.ts';
import type { FuzzWorld, Installation } from './fuzz-world.ts';
import type { Deed } from './ledger.ts';

/** What the hub has, as it lies in its tables. */
export interface HubTruth {
  readonly records: ReadonlyMap<string, DeskRecord>;
  /** In the order in which they were accepted. */
  readonly lines: readonly JournalLine[];
}

/** What a console has on its disk after it was closed. */
export interface Replica {
  readonly installation: Installation;
  /** Who its person is by now. */
  readonly reader: Principal;
  readonly rows: ReadonlyMap<string, DeskRecord>;
  readonly outbox: readonly OutboxEntry[];
  readonly masters: number;
  readonly drafts: readonly DraftRow[];
}

/** Holds what everybody has against what everybody was told. Everything that is not as it has to be, in words. */
export async function judge(world: FuzzWorld): Promise<readonly string[]> {
  const hub = world.hub.running()!;
  const truth = await readTruth(hub.store);
  const replicas: Replica[] = [];
  for (const installation of world.installations) {
    const identity = await identityOf(hub.store, installation.agent.person);
    replicas.push(await readReplica(installation, identity!.principal));
  }
  return [
    ...world.faults.map((fault) => `broke: ${described(fault)}`),
    ...world.hub.faults().map((fault) => `the hub broke: ${described(fault)}`),
    ...world.ledger.wavering,
    ...replicas.flatMap((replica) => differences(replica, truth)),
    ...replicas.flatMap((replica) => clockDifferences(replica, truth)),
    ...doubledNumbers(world, truth),
    ...changedNumbers(world, truth),
    ...(await leftBehind(replicas, truth)),
    ...lostDrafts(world, replicas),
    ...(await draftDifferences(hub.store, replicas)),
    ...wronglyKept(world, truth, replicas),
    ...forgottenAnswers(world, truth),
    ...impossibleMoments(world, truth),
    ...(await missingFiles(world, truth)),
  ];
}

async function readTruth({ database }: Store): Promise<HubTruth> {
  const records = await database.selectFrom('record').select(['id', 'state']).execute();
  const journal = await database.selectFrom('journal').select(['line']).orderBy('place').execute();
  return {
    records: new Map(records.map(({ id, state }) => [id, JSON.parse(state) as DeskRecord])),
    lines: journal.map(({ line }) => JSON.parse(line) as JournalLine),
  };
}

async function readReplica(installation: Installation, reader: Principal): Promise<Replica> {
  await installation.running?.stop();
  installation.running = null;
  const tables = await openTables(createSqliteStorage({ openDatabase: installation.disk.open }));
  const records = recordsIn(tables);
  const names = [...tables.own.keys(), ...recordKinds.map(({ record }) => record.name)];
  const rows = await Promise.all([...new Set(names)].map((name) => records.allOf(name)));
  const replica = {
    installation,
    reader,
    rows: new Map(rows.flat().map((row) => [row.id, row])),
    outbox: await tables.outbox.all(),
    masters: (await tables.master.all()).length,
    drafts: await tables.draft.all(),
  };
  await tables.close();
  return replica;
}

function readersOf(record: DeskRecord) {
  const kind = recordKinds.find(({ record: { name } }) => name === recordNameOf(record.id));
  return kind?.policy.readersOf(record) ?? [];
}

/** All that a reader may hold. */
export function seenBy(reader: Principal, { records, lines }: HubTruth): ReadonlyMap<string, DeskRecord> {
  const scopes = scopesOf(reader);
  const isShown = (readers: readonly string[]) => scopes.some((scope) => readers.includes(scope));
  const shownLines = lines.filter((line) => {
    const target = records.get(line.target);
    return target !== undefined && isShown(readersOfLine(line, readersOf(target)));
  });
  return new Map([
    ...[...records].filter(([, record]) => isShown(readersOf(record))),
    ...shownLines.map((line) => [line.id, line] as const),
  ]);
}

function differences({ installation, reader, rows, outbox, masters }: Replica, truth: HubTruth): readonly string[] {
  const who = `console ${installation.index}`;
  const wanted = seenBy(reader, truth);
  const missing = [...wanted.keys()].filter((id) => !rows.has(id));
  const tooMany = [...rows.keys()].filter((id) => !wanted.has(id));
  const others = [...wanted].filter(([id, record]) => rows.has(id) && !isDeepStrictEqual(rows.get(id), record));
  const left = outbox.filter(({ state }) => state !== 'refused');
  return [
    ...missing.slice(0, 3).map((id) => `${who} lacks ${id}`),
    ...tooMany.slice(0, 3).map((id) => `${who} has ${id}, which it may not have`),
    ...others
      .slice(0, 3)
      .map(([id, record]) => `${who} has ${JSON.stringify(rows.get(id))}, the hub ${JSON.stringify(record)}`),
    ...left.map(({ id, state, place }) => `${who} still has ${id} in its outbox, ${state} at ${place}`),
    ...(masters === 0 ? [] : [`${who} has ${masters} masters although nothing waits`]),
  ];
}

/** The same deadlines everywhere (SLA-1): they follow from records and lines alone. */
function clockDifferences({ installation, rows }: Replica, { records, lines }: HubTruth): readonly string[] {
  const calendarOf = defaultCalendars();
  const atMs = 1_790_000_000_000;
  const clockOf = (incident: Incident, of: readonly JournalLine[]) =>
    incidentClock(incident, of, calendarOf(incident, 'Europe/Berlin'), atMs);
  const here = Map.groupBy(
    [...rows.values()].filter((row): row is JournalLine => recordNameOf(row.id) === 'journal'),
    ({ target }) => target,
  );
  const atHub = Map.groupBy(lines, ({ target }) => target);
  return [...records.values()].flatMap((record) => {
    const mine = rows.get(record.id);
    if (recordNameOf(record.id) !== 'incident' || mine === undefined) return [];
    // The prefix names the record.
    const one = clockOf(mine as Incident, here.get(record.id) ?? []);
    const other = clockOf(record as Incident, atHub.get(record.id) ?? []);
    return isDeepStrictEqual(one, other) ? [] : [`console ${installation.index} has another clock for ${record.id}`];
  });
}

function doubledNumbers({ ledger }: FuzzWorld, { records }: HubTruth): readonly string[] {
  const given = Map.groupBy(ledger.numbers, ({ number }) => number);
  const used = Map.groupBy(
    [...records.values()].flatMap((record) => ('number' in record ? [record.number as string] : [])),
    (number) => number,
  );
  return [
    ...[...given.values()]
      .filter((givings) => givings.length > 1)
      .map((givings) => `${givings[0]!.number} was given by consoles ${givings.map(({ console }) => console).join()}`),
    ...[...used]
      .filter(([, tickets]) => tickets.length > 1)
      .map(([number]) => `${number} is the number of two tickets`),
  ];
}

/** NUM-1: what was said to a caller stays, unless its author had to do it again. */
function changedNumbers({ ledger }: FuzzWorld, { records }: HubTruth): readonly string[] {
  return ledger.deeds.flatMap(({ name, target, input, told, command }) => {
    const isGiven = name === 'incident.log' && told === 'kept' && command !== null;
    const said: unknown = isGiven ? Reflect.get(input as object, 'number') : null;
    const ticket = records.get(target);
    if (said === null || ticket === undefined) return [];
    const number: unknown = Reflect.get(ticket, 'number');
    return said === number ? [] : [`${target} was said to be ${JSON.stringify(said)} and is ${JSON.stringify(number)}`];
  });
}

/** Every deed exactly once: on the hub's journal, or refused and in sight of its author; what was not kept, nowhere. */
function wronglyKept({ ledger }: FuzzWorld, { lines }: HubTruth, replicas: readonly Replica[]): readonly string[] {
  const told = Map.groupBy(lines, ({ input }) => textIn(input));
  const lineIds = new Set<string>(lines.map(({ id }) => id));
  const refused = new Map(
    replicas.map(({ installation, outbox }) => [installation.index, outbox.filter(({ state }) => state === 'refused')]),
  );
  function timesOf({ text, command, console }: Deed): number {
    const mine = refused.get(console) ?? [];
    if (text !== null)
      return (told.get(text)?.length ?? 0) + mine.filter(({ entry }) => textIn(entry.input) === text).length;
    if (command === null) return 1;
    return Number(lineIds.has(journalIdOf(command))) + mine.filter(({ id }) => id === command).length;
  }
  return ledger.deeds.flatMap((deed) => {
    const times = timesOf(deed);
    const isRight = { kept: deed.isDismissed ? times <= 1 : times === 1, unsure: times <= 1, refused: times === 0 };
    if (isRight[deed.told] || (deed.told === 'refused' && deed.text === null)) return [];
    const { console, name, target, text, told: said } = deed;
    return [`${name} on ${target} (${text}) of console ${console} was ${said}, and is there ${times} times`];
  });
}

/** What the hub once accepted is in its journal, whatever happened to it since. */
function forgottenAnswers({ ledger }: FuzzWorld, { lines }: HubTruth): readonly string[] {
  const ids = new Set<string>(lines.map(({ id }) => id));
  return [...ledger.answers].flatMap(([command, answer]) => {
    const isAccepted = answer.includes('"kind":"accepted"');
    if (isAccepted === ids.has(journalIdOf(command))) return [];
    return [`${command} was answered ${answer}, and the journal ${isAccepted ? 'lacks' : 'has'} it`];
  });
}

/**
 * SLA-12: nothing happened after the hub heard of it, nor before what was known to have happened on its device; but what
 * a restored hub took back stands behind what happened after it.
 */
function impossibleMoments({ ledger }: FuzzWorld, { lines }: HubTruth): readonly string[] {
  const lastMs = new Map<string, number>();
  return lines.flatMap(({ id, device, occurredAtMs, receivedAtMs }) => {
    const before = lastMs.get(device) ?? 0;
    lastMs.set(device, occurredAtMs);
    const isPossible = occurredAtMs <= receivedAtMs && (occurredAtMs >= before || ledger.restores > 0);
    return isPossible
      ? []
      : [`${id} of ${device} happened at ${occurredAtMs}, after ${before}, heard at ${receivedAtMs}`];
  });
}

/** Every file that a line names is whole on the hub, or nobody has it any more: it went with a hub that was restored. */
async function missingFiles({ hub, installations }: FuzzWorld, { lines }: HubTruth): Promise<readonly string[]> {
  const { database } = hub.running()!.store;
  const whole = new Set(
    (await database.selectFrom('attachment_content').select('sha256').execute()).map(({ sha256 }) => sha256),
  );
  const held = new Set((await Promise.all(installations.map(({ blobs }) => blobs.list()))).flat());
  return lines.flatMap(({ id, input }) => {
    const lacking = hashesIn(input).filter((sha256) => !whole.has(sha256) && held.has(sha256));
    return lacking.map((sha256) => `${id} names the file ${sha256}, which the hub has not`);
  });
}

function described(fault: unknown): string {
  if (!(fault instanceof Error)) return JSON.stringify(fault);
  const [, where = ''] = (fault.stack ?? '').split('\n');
  return fault.cause === undefined
    ? `${fault.message} ${where.trim()}`
    : `${fault.message} < ${described(fault.cause)}`;
}
