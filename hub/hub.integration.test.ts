import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import type { LiveStream } from '#platform/any/live-stream.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createFailureTallies } from './access/failure-tallies.ts';
import { openStore } from './store/open-store.ts';
import { hostileInputContract } from '../test/contracts/hostile-input.contract.ts';
import { signInOverApi } from '../test/support/hub-session.ts';
import { createDatabase } from '../test/support/postgres.ts';
import { runHubForTest } from '../test/support/running-hub.ts';
import { foundSmallDesk } from '../test/support/small-desk.ts';

async function aDatabase(): Promise<string> {
  const database = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => database.drop());
  return database.url;
}

async function aStream(origin: string, token: string): Promise<LiveStream> {
  const hello = { kind: 'hello' as const, protocol: SYNC_PROTOCOL_VERSION, token, cursor: null };
  const stream = openLiveStream(origin, hello, new AbortController().signal);
  onTestFinished(() => stream.close());
  expect(await stream.next()).toMatchObject({ kind: 'welcome' });
  await nextPage(stream);
  return stream;
}

async function nextPage(stream: LiveStream) {
  let message = await stream.next();
  // Who is on which ticket comes at any time.
  while (message?.kind === 'presence') message = await stream.next();
  if (message?.kind !== 'page') throw new Error(`No page came, but ${JSON.stringify(message)}.`);
  stream.send({ kind: 'applied', to: message.page.to });
  return message.page;
}

test('sign-in, push, pull and live stream work on PostgreSQL, across two hub processes on one database', async () => {
  const databaseUrl = await aDatabase();
  const here = await runHubForTest({ databaseUrl });
  const desk = await foundSmallDesk(here.origin, here.setUpToken);
  const there = await runHubForTest({ databaseUrl });
  expect(there.setUpToken).toBe('');
  const mira = await signInOverApi(here.origin, desk.mira.login, desk.mira.password);
  const vera = await signInOverApi(there.origin, desk.vera.login, desk.vera.password);
  const [atMira, atVera] = [
    await aStream(here.origin, mira.opened.token),
    await aStream(there.origin, vera.opened.token),
  ];

  const id = incidentId.parse(newRecordId('incident'));
  const input = { ...aLogInput(), requester: desk.vera.person, number: null, routing: null };
  await mira.issue('incident.log', id, input);

  for (const stream of [atMira, atVera]) {
    const ids = new Set<string>();
    while (!ids.has(id)) for (const row of (await nextPage(stream)).rows) ids.add(row.id);
  }
  expect((await vera.readAll()).get(id)).toMatchObject({
    number: expect.stringMatching(/^BER-/),
    owner: desk.mira.agent,
  });
  await mira.issue('incident.reply', id, { text: 'We are on it.' });
  const { incident, entries } = await vera.ask('portal.incident', { id });
  expect(incident).toMatchObject({ id, ownerName: 'Mira Sandoval', answeredAtMs: entries.at(-1)?.atMs });
  expect(await vera.ask('portal.incidents', {})).toEqual([incident]);
});

test('a session revoked at one hub process is over at all of them', async () => {
  const databaseUrl = await aDatabase();
  const here = await runHubForTest({ databaseUrl });
  const desk = await foundSmallDesk(here.origin, here.setUpToken);
  const there = await runHubForTest({ databaseUrl });
  const phone = await signInOverApi(there.origin, desk.vera.login, desk.vera.password);
  const atPhone = await aStream(there.origin, phone.opened.token);
  const computer = await signInOverApi(here.origin, desk.vera.login, desk.vera.password);
  const { id } = (await computer.ask('session.list', {})).find(({ isThis }) => !isThis)!;

  await computer.ask('session.revoke', { id });
  // The stream of the other process finds out with the next change, or within seconds.
  await desk.administrator.issue('site.amend', desk.site, { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' });

  expect(await atPhone.next()).toEqual({ kind: 'bye', code: 'session.ended' });
  expect(await askHub(there.origin, 'session.renew', {}, { token: phone.opened.token })).toMatchObject({
    refusal: { code: 'session.unknown' },
  });
});

test('a changed password is the password at all hub processes, and ends the streams of who came by the old one', async () => {
  const databaseUrl = await aDatabase();
  const here = await runHubForTest({ databaseUrl });
  const desk = await foundSmallDesk(here.origin, here.setUpToken);
  const there = await runHubForTest({ databaseUrl });
  const { login, password } = desk.vera;
  const computer = await signInOverApi(here.origin, login, password);
  const stranger = await signInOverApi(here.origin, login, password);
  const atStranger = await aStream(here.origin, stranger.opened.token);

  await computer.ask('password.change', { currentPassword: password, newPassword: 'chosen by herself' });

  expect(await atStranger.next()).toEqual({ kind: 'bye', code: 'session.ended' });
  await computer.ask('session.renew', {});
  await expect(signInOverApi(there.origin, login, password)).rejects.toThrow('sign-in.wrong');
  const { opened } = await signInOverApi(there.origin, login, 'chosen by herself');
  expect(opened.name).toBe('Vera Lindqvist');
  await desk.administrator.ask('account.reset', { person: desk.vera.person });
  expect(await askHub(there.origin, 'session.renew', {}, { token: opened.token })).toMatchObject({
    refusal: { code: 'session.unknown' },
  });
});

test('two hub processes count failures together, also when all are tried at the same moment', async () => {
  const databaseUrl = await aDatabase();
  const stores = [await openStore({ databaseUrl, dataFolder: '' }), await openStore({ databaseUrl, dataFolder: '' })];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const policy = { freeFailures: 3, firstWaitMs: 60_000, longestWaitMs: 60_000, forgetAfterMs: 3_600_000 };
  const tallies = stores.map((store) => createFailureTallies({ store, nowMs: () => 1_000_000 }));

  const waits = await Promise.all(
    Array.from({ length: 40 }, (_, index) => tallies[index % 2]!.beginTry([{ subject: 'sign-in mira', policy }])),
  );

  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(4);
});

test('one enrolment code makes one device, at whichever hub process it is brought', async () => {
  const databaseUrl = await aDatabase();
  const here = await runHubForTest({ databaseUrl });
  const desk = await foundSmallDesk(here.origin, here.setUpToken);
  const there = await runHubForTest({ databaseUrl });
  const { code } = await desk.administrator.ask('enrolment.offer', { person: null, site: null });
  const keys = [
    'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
    'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  ];

  const claims = await Promise.all(
    [here, there].map(({ origin }, index) =>
      askHub(origin, 'enrolment.claim', { code, hostName: `nb-${index}`, publicKey: keys[index]! }, { token: null }),
    ),
  );

  expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
});

hostileInputContract('PostgreSQL', async () => ({ databaseUrl: await aDatabase() }));
