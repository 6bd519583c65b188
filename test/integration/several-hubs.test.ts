import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { startConsoleInNode } from '../support/console-in-node.ts';
import type { CuttableLine } from '../support/cuttable-line.ts';
import { openCuttableLine } from '../support/cuttable-line.ts';
import { enrolDevice } from '../support/device-session.ts';
import type { HubSession } from '../support/hub-session.ts';
import { newCommand, signInOverApi } from '../support/hub-session.ts';
import { createDatabase } from '../support/postgres.ts';
import { runHub } from '../support/run-hub.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';

/** Machines that run tests are busy; people on one that is not wait for a second at most. */
const PATIENCE = { timeout: 30_000, interval: 20 };

/** So many hub processes on one PostgreSQL, and a small desk on them. */
async function severalHubs(count: number, lines: readonly CuttableLine[] = []) {
  const database = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  const logFile = join(tmpdir(), `several-hubs-${process.pid}.log`);
  const start = async () => {
    const hub = await runHub({ databaseUrl: database.url, lines, logFile });
    onTestFinished(() => hub.remove());
    return hub;
  };
  const first = await start();
  // Before the others: each hub that starts without an administrator makes a token of its own, and the last one counts.
  const desk = await foundSmallDesk(first.origin, first.setUpToken);
  const others = await Promise.all(Array.from({ length: count - 1 }, start));
  return { hubs: [first, ...others], desk, databaseUrl: database.url };
}

const anId = () => incidentId.parse(newRecordId('incident'));
const logged = ({ vera, team, mira }: SmallDesk) =>
  aLogInput({ requester: vera.person, number: null, routing: { team, owner: mira.agent } });

/** Every line that comes to somebody on the live stream, until the test ends. */
async function linesSeenAt(origin: string, { opened }: HubSession): Promise<ReadonlySet<string>> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const hello = { kind: 'hello' as const, protocol: SYNC_PROTOCOL_VERSION, token: opened.token, cursor: null };
  const stream = openLiveStream(origin, hello, leaving.signal);
  const seen = new Set<string>();
  const upToDate = Promise.withResolvers<void>();
  void (async () => {
    for (let message = await stream.next(); message !== null; message = await stream.next()) {
      if (message.kind !== 'page') continue;
      for (const { id } of message.page.rows) seen.add(id);
      stream.send({ kind: 'applied', to: message.page.to });
      if (message.page.isEnd) upToDate.resolve();
    }
  })();
  await upToDate.promise;
  return seen;
}

test('what is done at one hub is live at all others, in whatever order and however much at once', async () => {
  const { hubs, desk } = await severalHubs(3);
  const sessions = await Promise.all(
    hubs.map(({ origin }) => signInOverApi(origin, desk.mira.login, desk.mira.password)),
  );
  const seen = await Promise.all(hubs.map(({ origin }, index) => linesSeenAt(origin, sessions[index]!)));

  const commands = (
    await Promise.all(
      sessions.flatMap((session) =>
        Array.from({ length: 20 }, () => session.issue('incident.log', anId(), logged(desk))),
      ),
    )
  ).map(journalIdOf);

  for (const lines of seen) {
    await vi.waitFor(() => expect(commands.filter((id) => !lines.has(id))).toEqual([]), PATIENCE);
  }
});

test('a hub that is killed at work loses nothing it has acknowledged; its consoles go on at another', async () => {
  const line = await openCuttableLine();
  onTestFinished(() => line.close());
  const { hubs, desk } = await severalHubs(2, [line]);
  const [first, second] = hubs as [(typeof hubs)[0], (typeof hubs)[0]];
  line.leadTo(Number(new URL(first.origin).port));
  const console = await startConsoleInNode(line.origin);
  onTestFinished(() => console.stop());
  await console.signIn(desk.mira);
  await console.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online');

  const tickets = Array.from({ length: 60 }, anId);
  const issuing = (async () => {
    for (const id of tickets) await console.issue('incident.log', id, logged(desk));
  })();
  await vi.waitFor(() => expect(console.acknowledged.size).toBeGreaterThan(3), PATIENCE);
  await first.kill();
  line.leadTo(Number(new URL(second.origin).port));
  await issuing;

  await console.until(({ waiting, link }) => waiting === 0 && link === 'online');
  const onlooker = await signInOverApi(second.origin, desk.tom.login, desk.tom.password);
  const held = await onlooker.readAll();
  for (const command of console.acknowledged) expect(held.has(journalIdOf(command))).toBe(true);
  const numbers = tickets.map((id) => incidentSchema.parse(held.get(id)).number);
  expect(new Set(numbers).size).toBe(tickets.length);
  expect(console.faults).toEqual([]);
});

test('a hub that loses its connections to PostgreSQL opens them again and has missed nothing', async () => {
  const { hubs, desk, databaseUrl } = await severalHubs(2);
  const [here, there] = hubs as [(typeof hubs)[0], (typeof hubs)[0]];
  const mira = await signInOverApi(here.origin, desk.mira.login, desk.mira.password);
  const tom = await signInOverApi(there.origin, desk.tom.login, desk.tom.password);
  const seen = await linesSeenAt(there.origin, tom);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());

  for (const name of ['deskbell-wake-up', 'deskbell-hub', 'deskbell-%']) {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like $1 and pid <> pg_backend_pid()`,
      [name],
    );
    // The first may meet a connection that has just ended, and is sent again as a console would.
    const id = anId();
    const command = await vi.waitFor(() => mira.issue('incident.log', id, logged(desk)), PATIENCE);
    await vi.waitFor(() => expect(seen.has(journalIdOf(command))).toBe(true), PATIENCE);
  }
});

test('without a sticky balancer: every request may go to another hub', async () => {
  const { hubs, desk } = await severalHubs(3);
  const origins = hubs.map(({ origin }) => origin);
  const [first, second, third] = origins as [string, string, string];
  const session = await signInOverApi(first, desk.mira.login, desk.mira.password);
  const { token } = session.opened;
  const { isThis, device } = (await session.ask('session.list', {})).find((one) => one.isThis)!;
  expect(isThis).toBe(true);

  // Leases of numbers: no two overlap.
  const leases = await Promise.all(
    Array.from({ length: 12 }, (_, index) => askHub(origins[index % 3]!, 'number.lease', { device }, { token })),
  );
  const firsts = leases.map((lease) => (lease.ok ? lease.value.first : 0)).toSorted((a, b) => a - b);
  expect(new Set(firsts).size).toBe(12);
  expect(firsts.every((one, index) => index === 0 || one - firsts[index - 1]! >= 200)).toBe(true);

  // A file whose parts go to one hub after the other.
  const bytes = new Uint8Array(randomBytes(1_500_000));
  const sha256 = attachmentHash.parse(createHash('sha256').update(bytes).digest('hex'));
  const asking = { token, signal: new AbortController().signal };
  const links = origins.map((origin) => attachmentLink(origin));
  expect(await links[0]!.offer({ sha256, sizeBytes: bytes.byteLength }, asking)).toMatchObject({ ok: true });
  for (const [index, firstByte] of [0, 500_000, 1_000_000].entries()) {
    const part = bytes.subarray(firstByte, firstByte + 500_000);
    expect(await links[index]!.send({ sha256, firstByte, bytes: part }, asking)).toMatchObject({
      value: { receivedBytes: firstByte + 500_000 },
    });
  }
  expect(await links[1]!.offer({ sha256, sizeBytes: bytes.byteLength }, asking)).toMatchObject({
    value: { isComplete: true },
  });

  // A code for help, asked for at one hub and read out to an agent at another.
  const computer = await enrolDevice(second, desk.administrator, { person: desk.vera.person, site: desk.site });
  const asked = await computer.ask('support.request', {});
  expect(asked.ok).toBe(true);
  const code = asked.ok ? asked.value.code : '';
  expect(await askHub(third, 'support.find', { code }, { token })).toMatchObject({ ok: true });

  // The same command at three hubs at the same moment is one command.
  const [command] = await commandsOf(session, desk);
  const pushes = await Promise.all(
    origins.map((origin) =>
      askHub(origin, 'sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [command!] }, { token }),
    ),
  );
  expect(new Set(pushes.map((push) => JSON.stringify(push))).size).toBe(1);

  // A session that is closed at one hub is over at all.
  await askHub(third, 'session.close', {}, { token });
  for (const origin of origins) {
    expect(await askHub(origin, 'session.renew', {}, { token })).toMatchObject({ ok: false });
  }
});

async function commandsOf(session: HubSession, desk: SmallDesk) {
  const sessions = await session.ask('session.list', {});
  const device = sessions.find(({ isThis }) => isThis)!.device;
  return [newCommand(session.opened.principal.id, device, 'incident.log', anId(), logged(desk))];
}
