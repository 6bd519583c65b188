import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hubOrigin } from '#contracts/console-ipc.ts';
import type { DeskStatus, ServiceToWindow } from '#contracts/desk-port.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { expect, onTestFinished, test } from 'vitest';
import { foundSmallDesk } from '../../test/support/small-desk.ts';
import { remainsIn } from '../../test/support/profile-remains.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { vaultInMain } from './ask-main-process.ts';
import type { DeskService } from './desk-service.ts';
import { startDeskService } from './desk-service.ts';
import type { ToMain } from './service-messages.ts';

const hub = hubOrigin.parse('http://127.0.0.1:1');

interface Given {
  readonly folder: string;
  readonly hub?: typeof hub;
}

function start({ folder, hub: origin = hub }: Given) {
  const faults: unknown[] = [];
  const signedOut: true[] = [];
  const damaged: true[] = [];
  const service = startDeskService({
    folder,
    hub: origin,
    vault: { seal: async (token) => Buffer.from(token).toString('hex'), open: async () => null },
    onSignedOut: () => signedOut.push(true),
    onDamaged: () => damaged.push(true),
    reportFault: (error) => faults.push(error),
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= service.stop());
  onTestFinished(stop);
  return { service, stop, faults, signedOut, damaged };
}

/** A window that only looks at the status, and asks. */
function aWindow(service: DeskService) {
  const { port1, port2 } = new MessageChannel();
  const statuses: DeskStatus[] = [];
  const answers: unknown[] = [];
  port1.addEventListener('message', ({ data }: MessageEvent<ServiceToWindow>) => {
    if (data.lane === 'status') statuses.push(data.status);
    if (data.lane === 'answer') answers.push(data.output);
  });
  port1.start();
  service.serveWindow(port2);
  onTestFinished(() => port1.close());
  return { statuses, answers, send: (message: unknown) => port1.postMessage(message) };
}

test('the desk lies in one database in its folder, with a lock beside it', async () => {
  const folder = join(await temporaryFolder(), 'desks/https-desk.example.org');
  const { service } = start({ folder });
  const { statuses } = aWindow(service);

  await expect.poll(() => statuses.at(-1)?.session).toBeNull();

  expect(await readdir(folder)).toEqual(expect.arrayContaining(['desk.lock', 'deskbell.sqlite']));
  expect(takeLock(join(folder, 'desk.lock'))).toBeNull();
});

test('a second service waits for the folder, tells windows so, and goes on when the first has stopped', async () => {
  const folder = await temporaryFolder();
  const first = start({ folder });
  const early = aWindow(first.service);
  await expect.poll(() => early.statuses.at(-1)?.session).toBeNull();
  const second = start({ folder });
  const { statuses } = aWindow(second.service);
  await expect.poll(() => statuses.at(-1)?.problem).toBe('desk.open-elsewhere');

  await first.stop();

  await expect.poll(() => statuses.at(-1)?.problem).toBeNull();
});

test('a desk whose files others may open stays closed, and says which folder it is', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'files'), { mode: 0o755 });
  await chmod(join(folder, 'files'), 0o755);

  const { statuses } = aWindow(start({ folder }).service);

  await expect
    .poll(() => statuses.at(-1))
    .toMatchObject({ problem: 'folder.not-private', folder: join(folder, 'files') });
});

test('a service that is stopped while it waits for the folder ends', async () => {
  const folder = await temporaryFolder();
  const lock = takeLock(join(folder, 'desk.lock'));
  const { stop, faults } = start({ folder });

  await stop();

  expect(faults).toEqual([]);
  lock?.release();
});

test('the token of who signed in lies nowhere in the folder as it is; a sign-out is told', async () => {
  const running = await runHubForTest();
  const desk = await foundSmallDesk(running.origin, running.setUpToken);
  const folder = await temporaryFolder();
  const { service, faults, signedOut } = start({ folder, hub: hubOrigin.parse(running.origin) });
  const { statuses, answers, send } = aWindow(service);

  const { login, password } = desk.mira;
  send({ lane: 'ask', ask: 1, request: 'session.open', input: { login, password } });
  await expect.poll(() => statuses.at(-1)?.isReplicaWhole).toBe(true);
  expect(await remainsIn(folder, [desk.vera.name])).not.toEqual([]);
  expect(await remainsIn(folder, [password, '"token":"'])).toEqual([]);
  send({ lane: 'ask', ask: 2, request: 'session.close', input: { discardWaiting: false } });

  await expect.poll(() => answers).toHaveLength(2);
  expect(answers).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(signedOut).toEqual([true]);
  expect(faults).toEqual([]);
});

test('what the key store answers reaches who asked, in whatever order it comes', async () => {
  const told: ToMain[] = [];
  const vault = vaultInMain((message) => told.push(message));
  const [sealed, opened] = [vault.seal('token'), vault.open('sealed')];
  expect(told).toEqual([
    { kind: 'seal', ask: 1, secret: 'token' },
    { kind: 'unseal', ask: 2, sealed: 'sealed' },
  ]);

  vault.takeAnswer({ kind: 'answer', ask: 2, value: 'token' });
  vault.takeAnswer({ kind: 'answer', ask: 1, value: null });
  vault.takeAnswer({ kind: 'answer', ask: 9, value: 'nobody asked' });

  expect(await Promise.all([sealed, opened])).toEqual([null, 'token']);
});
