import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hostileInputContract } from '../test/contracts/hostile-input.contract.ts';
import { createFoundedDesk } from '../test/support/founded-desk.ts';
import { newCommand, signInOverApi } from '../test/support/hub-session.ts';
import { runHubForTest } from '../test/support/running-hub.ts';
import { foundSmallDesk } from '../test/support/small-desk.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';

const runFoundedDesk = createFoundedDesk();

async function aDesk() {
  const hub = await runFoundedDesk();
  const mira = await signInOverApi(hub.origin, hub.desk.mira.login, hub.desk.mira.password);
  return { ...hub, mira };
}

describe('a push', () => {
  test('is answered in the order of its commands, and the same when it is sent again', async () => {
    const { desk, mira } = await aDesk();
    const logOn = (device: string, incident: string) =>
      newCommand(desk.mira.agent, device, 'incident.log', incident, {
        ...aLogInput(),
        requester: desk.vera.person,
        number: null,
        routing: null,
      });
    const [first, second] = [newRecordId('incident'), newRecordId('incident')];
    const installation = (await mira.ask('session.list', {})).find(({ isThis }) => isThis)!.device;
    const commands = [
      logOn(installation, first),
      newCommand(desk.mira.agent, installation, 'incident.reopen', first, { reason: 'Again.' }),
      logOn('client:forged', second),
      logOn(installation, second),
    ];

    const answers = await mira.push(commands);

    expect(answers.map((answer) => (answer.kind === 'accepted' ? 'accepted' : answer.refusal.code))).toEqual([
      'accepted',
      'incident.not-resolved',
      'command.device-wrong',
      'accepted',
    ]);
    expect(answers.map(({ command }) => command)).toEqual(commands.map(({ id }) => id));
    expect(await mira.push(commands)).toEqual(answers);
  });

  test('of another protocol is refused whole, like such a pull', async () => {
    const { origin, desk, mira } = await aDesk();
    const { token } = mira.opened;
    const protocol = SYNC_PROTOCOL_VERSION + 1;
    const command = newCommand(desk.mira.agent, 'client:a', 'incident.close', 'incident:1', {});
    const refused = { ok: false, refusal: { code: 'protocol.unknown' } };

    expect(await askHub(origin, 'sync.push', { protocol, commands: [command] }, { token })).toEqual(refused);
    expect(await askHub(origin, 'sync.pull', { protocol, cursor: null, limit: 10 }, { token })).toEqual(refused);
  });
});

test('ticket numbers are leased to the installation that asks, not to one it names (NUM-1)', async () => {
  const { origin, mira } = await aDesk();
  const { token } = mira.opened;
  const installation = (await mira.ask('session.list', {})).find(({ isThis }) => isThis)!.device;

  expect(await mira.ask('number.lease', { device: installation })).toMatchObject({ siteCode: 'BER' });
  expect(await askHub(origin, 'number.lease', { device: 'client:other' }, { token })).toEqual({
    ok: false,
    refusal: { code: 'number.device-wrong' },
  });
});

test('a person receives what is theirs and nothing of the desk', async () => {
  const { origin, desk, mira } = await aDesk();
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  const id = incidentId.parse(newRecordId('incident'));
  const input = { ...aLogInput(), requester: desk.vera.person, number: null, routing: null };
  await mira.issue('incident.log', id, input);
  await mira.issue('incident.note', id, { text: 'Between us.' });

  const received = [...(await vera.readAll()).values()];

  expect(received.map((record) => record.id)).toContain(id);
  expect(JSON.stringify(received)).not.toContain('Between us.');
  expect(
    received.map((record) => record.id.split(':')[0]).filter((name) => name === 'team' || name === 'agent'),
  ).toEqual([]);
});

test('no token and no password stands in the log, whatever was done', async () => {
  const { origin, logged, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  await askHub(
    origin,
    'session.open',
    { login: 'mira', password: 'a wrong password', device: 'client:a' },
    { token: null },
  );
  await fetch(`${origin}/api/session/renew?token=${mira.opened.token}`, { method: 'POST' });
  await fetch(`${origin}/incident/1?token=${mira.opened.token}`);

  for (const secret of [setUpToken, mira.opened.token, desk.mira.password, 'a wrong password', 'correct horse']) {
    expect(logged()).not.toContain(secret);
  }
  expect(logged()).toContain('session opened');
});

test('the hub says whether it lives and whether it is ready, also to who asks often', async () => {
  const { origin } = await runHubForTest({ requestsPerMinute: 100 });

  for (let asked = 0; asked < 150; asked += 1) expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ready', lastBackupAtMs: null });
});

test('what was accepted is there after a restart, and sessions go on', async () => {
  const { settings, desk, mira, stop } = await aDesk();
  await stop();
  const { origin } = await runHubForTest({ dataFolder: settings.dataFolder });

  const answer = await askHub(origin, 'session.renew', {}, { token: mira.opened.token });

  expect(answer).toMatchObject({ ok: true, value: { principal: { id: desk.mira.agent } } });
});

describe('a hub that cannot run here says why in one sentence', () => {
  test('because another program has the port; then its data is left for others', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const dataFolder = await temporaryFolder();

    await expect(runHubForTest({ port, dataFolder })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program; stop that program or set DESKBELL_PORT to another port.`,
    );
    expect((await runHubForTest({ dataFolder })).setUpToken).not.toBe('');
  });

  test('because another hub has the data folder', async () => {
    const { settings } = await runHubForTest();

    await expect(runHubForTest({ dataFolder: settings.dataFolder })).rejects.toMatchObject({ code: 'store.in-use' });
  });

  test('because the data folder is none', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');

    await expect(runHubForTest({ dataFolder: file })).rejects.toMatchObject({ code: 'store.folder-unusable' });
  });

  test('because the address is of another machine', async () => {
    await expect(runHubForTest({ host: '192.0.2.1' })).rejects.toMatchObject({ code: 'hub.host-unknown' });
  });
});

test('a hub that was stopped can be stopped again', async () => {
  const { stop } = await runHubForTest();
  await stop();

  await expect(stop()).resolves.toBeUndefined();
});

hostileInputContract('SQLite', async () => ({}));
