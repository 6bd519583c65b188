import type { ExchangeBundle } from '#contracts/exchange.ts';
import { aLogInput, anAttachInput } from '#domain/incident/incident.fixtures.ts';
import { journalIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import { expect, test } from 'vitest';
import { signInOverApi } from '../../../test/support/hub-session.ts';
import { aTravellingConsole } from '../../../test/support/meeting.ts';
import type { TravellingConsole } from '../../../test/support/meeting.ts';
import { runHubForTest } from '../../../test/support/running-hub.ts';
import { seeded } from '../../../test/support/seeded.ts';
import type { SmallDesk } from '../../../test/support/small-desk.ts';
import { foundSmallDesk } from '../../../test/support/small-desk.ts';
import { newRecordId } from '../new-id.ts';

const SLOW_MS = 30_000;
const DAY_MS = 24 * 3_600_000;

/** A hub, and Mira and Tom in a cellar: both have met it, and neither reaches it now. */
async function aMeeting() {
  const clock = { aheadMs: 0 };
  const { origin, setUpToken } = await runHubForTest({ nowMs: () => Date.now() + clock.aheadMs });
  const small = await foundSmallDesk(origin, setUpToken);
  const mira = await aTravellingConsole(origin, small.mira, clock);
  const tom = await aTravellingConsole(origin, small.tom, clock);
  mira.cut();
  tom.cut();
  const log = (console: TravellingConsole, summary: string) =>
    logCall(console, small, console === tom ? small.tom : small.mira, summary);
  return { origin, small, mira, tom, clock, log };
}

async function logCall(
  console: TravellingConsole,
  { vera, team }: SmallDesk,
  { agent: owner }: Pick<SmallDesk['mira'], 'agent'>,
  summary: string,
) {
  const incident = newRecordId('incident');
  const input = aLogInput({ summary, requester: vera.person, number: null, routing: { team, owner } });
  const issued = await console.ask('command.issue', { name: 'incident.log', target: incident, input });
  if (!issued.ok) throw new Error(issued.refusal.code);
  return { incident, command: issued.value.command };
}

async function noteOn(console: TravellingConsole, incident: string, text: string) {
  const issued = await console.ask('command.issue', { name: 'incident.note', target: incident, input: { text } });
  if (!issued.ok) throw new Error(issued.refusal.code);
  return issued.value.command;
}

async function made(console: TravellingConsole) {
  const bundle = await console.ask('exchange.make', {});
  if (!bundle.ok) throw new Error(bundle.refusal.code);
  return bundle.value;
}

const look = (console: TravellingConsole, bytes: Uint8Array<ArrayBuffer>) => console.ask('exchange.look', { bytes });
const take = (console: TravellingConsole, bytes: Uint8Array<ArrayBuffer>) => console.ask('exchange.take', { bytes });

function altered(bytes: Uint8Array, change: (bundle: ExchangeBundle) => object): Uint8Array<ArrayBuffer> {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as ExchangeBundle;
  return new TextEncoder().encode(JSON.stringify(change(bundle)));
}

test('what Mira did offline is seen by Tom, goes to the hub with him, and is done once when she comes back', async () => {
  const { origin, small, mira, tom, log } = await aMeeting();
  const { incident, command } = await log(mira, 'No light in the cellar');
  const bytes = new TextEncoder().encode('A picture of the cellar');
  const added = await mira.ask('attachment.add', { name: 'cellar.txt', mediaType: 'text/plain', bytes });
  if (!added.ok) throw new Error(added.refusal.code);
  const attach = anAttachInput({ attachments: [added.value] });
  await mira.ask('command.issue', { name: 'incident.attach', target: incident, input: attach });
  const bundle = await made(mira);
  expect(bundle).toMatchObject({ actions: 2, files: 1, filesLeft: 0 });
  expect(bundle.name).toMatch(/^mira-sandoval-\d{4}-\d\d-\d\d-\d{4}\.deskbell$/u);

  expect(await look(tom, bundle.bytes)).toMatchObject({
    ok: true,
    value: { from: small.mira.name, actions: 2, files: 1, authors: [small.mira.name], left: [] },
  });
  expect(tom.status().waiting).toBe(0);
  expect(await take(tom, bundle.bytes)).toEqual({ ok: true, value: { actions: 2 } });
  expect(await take(tom, bundle.bytes)).toEqual({ ok: true, value: { actions: 0 } });
  // Shown on his desk, and he can go on with it.
  const own = await noteOn(tom, incident, 'Took it over from Mira.');
  expect(tom.status().waiting).toBe(3);

  tom.mend();
  await tom.until(({ waiting, link }) => waiting === 0 && link === 'online', SLOW_MS);
  await tom.untilFiles((files) => files.every(({ state }) => state === 'sent'), SLOW_MS);
  mira.mend();
  await mira.until(({ waiting, link }) => waiting === 0 && link === 'online', SLOW_MS);

  const session = await signInOverApi(origin, small.mira.login, small.mira.password);
  const lines = [...(await session.readAll()).values()].filter((one) => 'target' in one && one.target === incident);
  const acts = lines.map((line) => journalLineSchema.parse(line)).map(({ name, actor }) => `${name} by ${actor}`);
  expect(acts.toSorted()).toEqual([
    `incident.attached by ${small.mira.agent}`,
    `incident.logged by ${small.mira.agent}`,
    `incident.noted by ${small.tom.agent}`,
  ]);
  expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining([journalIdOf(command), journalIdOf(own)]));
  expect([mira.status().refused, tom.status().refused, mira.faults, tom.faults]).toEqual([0, 0, [], []]);
}, 90_000);

test('two who both come back at once, each with the work of both, do everything once', async () => {
  const { origin, small, mira, tom, log } = await aMeeting();
  const ids: string[] = [];
  for (const serial of [1, 2, 3]) {
    ids.push((await log(mira, `Mira ${serial}`)).command, (await log(tom, `Tom ${serial}`)).command);
  }
  const [hers, his] = [await made(mira), await made(tom)];
  await take(mira, his.bytes);
  await take(tom, hers.bytes);
  expect([mira.status().waiting, tom.status().waiting]).toEqual([6, 6]);
  // What is carried goes along to a third, as its author signed it.
  expect(await made(mira)).toMatchObject({ actions: 6 });

  mira.mend();
  tom.mend();
  for (const console of [mira, tom]) await console.until(({ waiting, refused }) => waiting + refused === 0, SLOW_MS);

  const session = await signInOverApi(origin, small.mira.login, small.mira.password);
  const logged = [...(await session.readAll()).values()].filter(
    (one) => 'name' in one && one.name === 'incident.logged',
  );
  expect(logged.map(({ id }) => id).toSorted()).toEqual(ids.map(journalIdOf).toSorted());
}, 90_000);

test('a bundle that somebody altered is refused whole, wherever the change is', async () => {
  const { mira, tom, log } = await aMeeting();
  await log(mira, 'No light in the cellar');
  await log(mira, 'The key does not turn');
  const { bytes } = await made(mira);
  const random = seeded(20_261_123);
  const signedParts = (bundle: ExchangeBundle) => [
    ...bundle.commands.map(({ signed }) => signed),
    ...bundle.certificates,
  ];

  for (let round = 0; round < 60; round += 1) {
    const forged = altered(bytes, (bundle) => {
      const parts = signedParts(bundle);
      const part = parts[Math.floor(random() * parts.length)]!;
      const field = random() < 0.7 ? 'text' : 'signature';
      const place = Math.floor(random() * 80);
      const letter = part[field][place] === 'A' ? 'B' : 'A';
      part[field] = part[field].slice(0, place) + letter + part[field].slice(place + 1);
      return bundle;
    });
    expect(await take(tom, forged)).toEqual({ ok: false, refusal: { code: 'exchange.forged' } });
  }
  const outcomes: Awaited<ReturnType<typeof take>>[] = [];
  for (let round = 0; round < 60; round += 1) {
    const damaged = Uint8Array.from(bytes);
    damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8);
    outcomes.push(await take(tom, damaged));
  }
  // The name and the moment at its head are for people and are not signed: such a bundle still holds what was signed.
  const codes = outcomes.map((outcome) => (outcome.ok ? 'exchange.taken' : outcome.refusal.code));
  expect(codes.filter((code) => !code.startsWith('exchange.'))).toEqual([]);
  expect(codes.filter((code) => code !== 'exchange.taken').length).toBeGreaterThan(50);
  const waiting = tom.status().waiting;
  expect([0, 2]).toContain(waiting);
}, 90_000);

test('commands of one author under the certificate of another are refused', async () => {
  const { mira, tom, log } = await aMeeting();
  await log(mira, 'No light');
  await log(tom, 'No heating');
  const [hers, his] = [await made(mira), await made(tom)];
  const foreign = JSON.parse(new TextDecoder().decode(his.bytes)) as ExchangeBundle;

  const mixed = altered(hers.bytes, (bundle) => ({ ...bundle, certificates: foreign.certificates }));

  expect(await look(tom, mixed)).toEqual({ ok: false, refusal: { code: 'exchange.forged' } });
}, 60_000);

test('what is no bundle, of a newer version, too large or of another hub is refused by name', async () => {
  const { mira, tom, log } = await aMeeting();
  expect(await mira.ask('exchange.make', {})).toMatchObject({ refusal: { code: 'exchange.nothing-waits' } });
  await log(mira, 'No light in the cellar');
  const { bytes } = await made(mira);
  const other = await runHubForTest();
  const elsewhere = await foundSmallDesk(other.origin, other.setUpToken);
  const stranger = await aTravellingConsole(other.origin, elsewhere.mira);
  const refusals = [
    await look(stranger, bytes),
    await look(tom, new TextEncoder().encode('{}')),
    await look(tom, new Uint8Array([0xff, 0xfe])),
    await look(
      tom,
      altered(bytes, (bundle) => ({ ...bundle, version: 2 })),
    ),
    await look(
      tom,
      altered(bytes, (bundle) => ({ ...bundle, more: 1 })),
    ),
  ];

  expect(refusals.map((one) => !one.ok && one.refusal.code)).toEqual([
    'exchange.other-hub',
    'exchange.unreadable',
    'exchange.unreadable',
    'exchange.newer',
    'exchange.unreadable',
  ]);
}, 60_000);

test('what cannot be judged here is left out and counted: unknown records, and certificates that have run out', async () => {
  const { mira, tom, clock, log } = await aMeeting();
  const { incident } = await log(mira, 'No light in the cellar');
  await noteOn(mira, incident, 'The fuse is fine.');
  const { bytes } = await made(mira);

  const headless = altered(bytes, (bundle) => ({ ...bundle, commands: bundle.commands.slice(1) }));
  expect(await look(tom, headless)).toMatchObject({
    value: { actions: 0, left: [{ code: 'exchange.out-of-sight', count: 1 }] },
  });
  const twice = altered(bytes, (bundle) => ({ ...bundle, commands: [...bundle.commands, ...bundle.commands] }));
  expect(await look(tom, twice)).toMatchObject({ value: { actions: 2, left: [{ code: 'exchange.known', count: 2 }] } });

  tom.mend();
  clock.aheadMs += 13 * DAY_MS;
  await tom.until(({ link }) => link === 'online', SLOW_MS);
  tom.cut();
  clock.aheadMs += 2 * DAY_MS;
  const late = await look(tom, bytes);
  const codes = late.ok ? late.value.left.map(({ code }) => code) : [late.refusal.code];
  expect(codes).toEqual(['exchange.certificate-expired']);
}, 60_000);

test('a hundred acts on one ticket change hands and are all there, in their order', async () => {
  const { mira, tom, log } = await aMeeting();
  const { incident } = await log(mira, 'No light in the cellar');
  for (let serial = 1; serial < 100; serial += 1) await noteOn(mira, incident, `Note ${serial}.`);

  const { bytes } = await made(mira);

  expect(await take(tom, bytes)).toEqual({ ok: true, value: { actions: 100 } });
  expect(tom.status().waiting).toBe(100);
}, 90_000);
