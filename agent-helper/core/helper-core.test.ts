import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CoreInput, HelperNews, HelperState } from '#contracts/helper-core.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { sleep } from '#platform/node/sleep.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createRecentLog } from '../main/diagnostics/recent-log.ts';
import { HubInMemory } from '../main/hub-link/hub.fixtures.ts';
import { anAnswer, aTicket } from '../main/incident/tickets.fixtures.ts';
import type { StartCaged } from '../main/inventory/start-caged.ts';
import { aHelperBefore } from '../main/surroundings.fixtures.ts';
import { createHelperCore } from './helper-core.ts';

/** A computer that has nothing to say of itself. */
const silent: StartCaged = () => ({ output: new PassThrough(), exit: Promise.resolve(null), kill: () => undefined });
const hub = 'http://127.0.0.1:4680';
const patience = { timeout: 15_000 };

/** A stream that says nothing until it is told to. */
function aStream() {
  let tell = (): void => undefined;
  const openStream: OpenStream = (_hello, signal) => ({
    next: () =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(null);
        signal.addEventListener('abort', () => resolve(null), { once: true });
        tell = () =>
          resolve({ kind: 'page', page: { from: null, to: { place: 1, scopes: '' }, rows: [], isEnd: true } });
        return undefined;
      }),
    send: () => undefined,
    close: () => undefined,
  });
  return { openStream, tell: () => tell() };
}

/** A core that runs, and what it told the windows. */
async function startCore(before = new HubInMemory(), dataPath?: string) {
  const stop = new AbortController();
  const cage = { start: silent, timeoutMs: 1_000, maxAnswerBytes: 1_000 };
  const over = { sleep, cage, nowMs: Date.now, stopped: stop.signal };
  const folder = dataPath ?? (await temporaryFolder());
  const { around } = aHelperBefore(before, folder, over);
  const states: HelperState[] = [];
  const news: HelperNews[] = [];
  const stream = aStream();
  const core = createHelperCore({
    around,
    recent: createRecentLog(Date.now),
    openStreamAt: () => stream.openStream,
    signals: createSignalLines({ nowMs: Date.now, wait: sleep }),
    tell: (state) => void states.push(state),
    notify: (told) => void news.push(told),
  });
  const running = core.run();
  const end = async () => {
    stop.abort();
    await running;
  };
  onTestFinished(end);
  const state = async () => (await core.answer('state.read', {})) as HelperState;
  return { core, folder, states, news, stream, state, end, hub: before };
}

async function startEnrolled(before = new HubInMemory()) {
  const started = await startCore(before);
  await expect.poll(async () => (await started.state()).stage, patience).toBe('not-enrolled');
  expect(await started.core.answer('enrolment.claim', { hub: '127.0.0.1:4680', code: ' good ' })).toEqual({
    ok: true,
    value: null,
  });
  await expect.poll(started.state, patience).toMatchObject({ stage: 'enrolled', link: 'online' });
  return started;
}

const aReport = (over: Partial<CoreInput<'problem.report'>> = {}): CoreInput<'problem.report'> => ({
  words: 'No sound',
  since: '',
  effect: 'user-affected',
  language: 'en',
  pictures: [],
  diagnostics: null,
  ...over,
});

describe('the core behind the windows', { timeout: 60_000 }, () => {
  test('asks for a code first, says what was wrong with one, and goes on with a good one', async () => {
    const { core, state } = await startCore();
    await expect.poll(async () => (await state()).stage, patience).toBe('not-enrolled');

    expect(await core.answer('enrolment.claim', { hub, code: 'BAD' })).toMatchObject({
      refusal: { code: 'enrolment.code-wrong' },
    });
    await core.answer('enrolment.claim', { hub, code: 'good' });

    await expect.poll(state, patience).toMatchObject({ stage: 'enrolled', isSomebodys: true, deviceName: 'nb-0142' });
  });

  test('what a person asks before there is a desk is refused by name', async () => {
    const { core } = await startCore();

    await expect(core.answer('problem.report', aReport())).rejects.toMatchObject({ code: 'core.not-enrolled' });
    await expect(core.answer('no.such', {})).rejects.toMatchObject({ code: 'core.request-unknown' });
  });

  test('another helper on the same data is told to the person, and waited for', async () => {
    const first = await startEnrolled();
    await first.end();
    const lock = takeLock(join(first.folder, 'data', 'running.lock'));

    const { core, state } = await startCore(first.hub, first.folder);
    await expect.poll(state, patience).toMatchObject({ stage: 'blocked', refusal: { code: 'helper.running-already' } });
    lock?.release();
    core.wake();

    await expect.poll(async () => (await state()).stage, patience).toBe('enrolled');
  });

  test('a report goes to the hub with its files, the command before the bytes', async () => {
    const { core, hub: desk } = await startEnrolled();
    const picture = { bytes: new Uint8Array(randomBytes(50)), width: 10, height: 5 };

    await core.answer('problem.report', aReport({ pictures: [picture], diagnostics: 'Disk: full' }));

    await expect.poll(() => desk.arrived.size, patience).toBe(2);
    expect([...desk.taken.values()].filter(({ name }) => name.startsWith('incident.'))).toMatchObject([
      { name: 'incident.log', input: { summary: 'No sound', impact: 'user-affected' } },
      {
        name: 'incident.attach',
        input: {
          audience: 'readers',
          attachments: [
            { name: 'Screenshot 1.png', mediaType: 'image/png', width: 10, height: 5 },
            { name: 'Computer.txt', mediaType: 'text/plain' },
          ],
        },
      },
    ]);
  });

  test('without the hub a report waits, is shown as waiting, and goes when the hub is back', async () => {
    const { core, hub: desk, state } = await startEnrolled();
    desk.isAway = true;

    expect(await core.answer('problem.report', aReport())).toMatchObject({ ok: true });
    await expect
      .poll(state, patience)
      .toMatchObject({ link: 'offline', waiting: [{ kind: 'report', text: 'No sound' }] });
    desk.isAway = false;
    await core.answer('link.retry', {});

    await expect.poll(state, patience).toMatchObject({ link: 'online', waiting: [] });
  });

  test('an answer is notified once, with its author, and stands there without the hub', async () => {
    const started = await startEnrolled();
    const { core, hub: desk, news, stream } = started;
    const answeredAtMs = Date.now() + 1_000;
    desk.tickets = [aTicket({ answeredAtMs, changedAtMs: answeredAtMs })];
    desk.said.set('incident:1', [anAnswer({ atMs: answeredAtMs })]);
    stream.tell();

    await expect
      .poll(() => news, patience)
      .toEqual([
        { kind: 'answered', ticket: 'incident:1', summary: 'No sound', author: 'Tom Akers', text: 'Is it muted?' },
      ]);
    expect(await started.state()).toMatchObject({ unread: ['incident:1'] });
    desk.isAway = true;
    expect(await core.answer('ticket.read', { ticket: 'incident:1' })).toMatchObject({
      conversation: { entries: [{ text: 'Is it muted?' }] },
    });
    await expect.poll(started.state, patience).toMatchObject({ unread: [] });
    expect(news).toHaveLength(1);
  });

  test('what a person says on a ticket goes as a command of the device, and nothing goes for nothing said', async () => {
    const { core, hub: desk } = await startEnrolled();
    const ticket = 'incident:1';

    expect(await core.answer('ticket.act', { kind: 'reply', ticket, text: ' \n ' })).toMatchObject({
      refusal: { code: 'act.empty' },
    });
    await core.answer('ticket.act', { kind: 'reply', ticket, text: 'Still so.' });
    await core.answer('ticket.act', { kind: 'close', ticket });

    const acts = () => [...desk.taken.values()].filter(({ target }) => target === ticket);
    await expect.poll(acts, patience).toMatchObject([
      { name: 'incident.reply', actor: desk.device, input: { text: 'Still so.' } },
      { name: 'incident.close', actor: desk.device },
    ]);
  });

  test('what they did not agree to in a session is marked for the desk (W15)', async () => {
    const { core, hub: desk } = await startEnrolled();
    const session = 'support-session:one';

    expect(await core.answer('help.object', { session })).toEqual({ ok: true, value: null });

    const sent = () => [...desk.taken.values()].filter(({ target }) => target === session);
    await expect.poll(sent, patience).toMatchObject([{ name: 'support-session.object', actor: desk.device }]);
  });

  test('what the hub refused is kept for its author until they have read it', async () => {
    const desk = new HubInMemory();
    const { core, state } = await startEnrolled(desk);
    desk.refusal = { code: 'incident.closed' };
    await core.answer('ticket.act', { kind: 'reply', ticket: 'incident:1', text: 'Still so.' });

    const refused = async () => {
      const now = await state();
      return now.stage === 'enrolled' ? now.refused : [];
    };
    await expect.poll(refused, patience).toMatchObject([{ kind: 'reply', text: 'Still so.', code: 'incident.closed' }]);
    for (const { command } of await refused()) await core.answer('refused.dismiss', { command });

    expect(await refused()).toEqual([]);
  });
});
