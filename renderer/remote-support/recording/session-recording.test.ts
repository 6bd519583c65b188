import { epochMs, agentId, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { LEAST_LOCK_ROUNDS } from '#domain/recording/recording-key.record.ts';
import { aRecordingKey } from '#domain/recording/recording-key.fixtures.ts';
import { openRecording } from '#platform/browser/recording/open-recording.ts';
import { joined } from '#platform/browser/recording/recording-file.ts';
import type { MadeKey } from '#platform/browser/recording/recording-lock.ts';
import { makeKey, openKey } from '#platform/browser/recording/recording-lock.ts';
import type { RecorderHearing } from '#platform/browser/recording/record-stream.ts';
import { beforeAll, expect, test } from 'vitest';
import { newCommandId } from '#platform/any/new-id.ts';
import { Fault } from '#contracts/fault.ts';
import type { ScreenPartPorts } from '../screen/screen-part.ts';
import type { ScreenState } from '../screen/screen-state.ts';
import { beforeScreen } from '../screen/screen-state.ts';
import { keepRecording } from './keep-recording.ts';
import { aRecordingStore } from './recording.fixtures.ts';
import type { RecordingState } from './session-recording.ts';
import { SessionRecording } from './session-recording.ts';

const agent = agentId.parse('agent:mira');
const about = { session: supportSessionId.parse('support-session:1'), incident: incidentId.parse('incident:1'), agent };
const passphrase = 'nobody guesses this one soon';
let made: MadeKey;

beforeAll(async () => {
  made = await makeKey(passphrase, LEAST_LOCK_ROUNDS);
});

/** A recorder that is told what it has filmed. */
interface FakeRecorder extends RecorderHearing {
  readonly stream: MediaStream;
  isPaused: boolean;
  isStopped: boolean;
}

/** An agent's window with a session, driven by hand. */
function aWindow(over: { readonly hasKey?: boolean } = {}) {
  const store = aRecordingStore();
  const recorders: FakeRecorder[] = [];
  const noted: HappeningNoted[] = [];
  const said: unknown[] = [];
  const states: RecordingState[] = [];
  const faults: unknown[] = [];
  const held = new Set<string>();
  let steadyMs = 0;
  let isLetGo = false;
  const recording = new SessionRecording({
    about,
    database: { ...store.database, letGo: () => void (isLetGo = true) },
    key: async () => (over.hasKey === false ? null : aRecordingKey(made)),
    format: () => 'video/webm;codecs=h264',
    record: (stream, _format, hearing) => {
      const recorder: FakeRecorder = { ...hearing, stream, isPaused: false, isStopped: false };
      recorders.push(recorder);
      return {
        pause: (isPaused) => void (recorder.isPaused = isPaused),
        stop: async () => void (recorder.isStopped = true),
      };
    },
    hold: (take) => {
      held.add(take);
      return () => held.delete(take);
    },
    keep: (take) => keepRecording(take, { ...store, note: (_, happening) => void noted.push(happening) }),
    newId: newCommandId,
    nowMs: () => 1_000_000,
    steadyMs: () => steadyMs,
    reportFault: (error) => void faults.push(error),
  });
  recording.state$.subscribe((state) => states.push(state));
  const part = recording.openPart({
    note: (happening: HappeningNoted) => void noted.push(happening),
    line: { say: (message: unknown) => said.push(message) },
    // All of a line that recording makes use of.
  } as unknown as ScreenPartPorts);
  return {
    store,
    recorders,
    noted,
    said,
    states,
    held,
    faults,
    part,
    isLetGo: () => isLetGo,
    pass: (ms: number) => void (steadyMs += ms),
    show: (state: Partial<ScreenState>, ...live: readonly Capability[]) => part.update(aState(state, live)),
    types: () => noted.map(({ type }) => type),
  };
}

const stream = {} as MediaStream;
const shown = { kind: 'session.picture', state: 'shown', monitor: 0, width: 1, height: 1, mode: 'auto' } as const;

function aState(over: Partial<ScreenState>, live: readonly Capability[]): ScreenState {
  return {
    ...beforeScreen(0),
    link: { state: 'connected' },
    stream,
    hasFrame: true,
    picture: { ...shown, isReduced: false, isIdle: false },
    grants: {
      offered: [],
      withheld: [],
      asking: null,
      live: live.map((capability) => ({ capability, lapsesAtMs: 1 })),
    },
    ...over,
  };
}

const second = (number: number) => new Uint8Array(1_000).fill(number);
const paused: Partial<ScreenState> = {
  picture: { kind: 'session.picture', state: 'none', reason: 'picture.paused' },
};

test('W7: nothing is recorded before the person has agreed, and nothing after they took it back', async () => {
  const window = aWindow();
  window.show({}, 'view');
  expect(window.recorders).toEqual([]);

  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  window.recorders[0]!.onFilm(second(1));
  window.recorders[0]!.onFilm(second(2));
  window.pass(2_000);
  window.show({}, 'view');
  expect(window.recorders[0]!.isStopped).toBe(true);

  await expect.poll(() => window.states.at(-1)).toEqual({ kind: 'kept' });
  expect(window.types()).toEqual(['recording-begun', 'recording-ended', 'recording-kept']);
  expect(window.noted[1]).toMatchObject({ data: { lengthMs: 2_000 } });
  expect([window.store.left(), window.held.size]).toEqual([0, 0]);
  await expect.poll(window.isLetGo).toBe(true);
});

test('W7: what was kept is a file of the ticket for the desk alone, which the passphrase opens', async () => {
  const window = aWindow();
  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  window.recorders[0]!.onFilm(second(1));
  window.recorders[0]!.onFilm(second(2));
  window.part.close();
  await expect.poll(() => window.states.at(-1)).toEqual({ kind: 'kept' });

  const [[file], [issued]] = [window.store.files(), window.store.issued];
  expect(issued).toMatchObject({ name: 'incident.attach', target: about.incident, input: { audience: 'desk' } });
  const key = await openKey(made, passphrase);
  const opened = key.ok ? await openRecording(file!, key.value) : key;
  expect(opened).toMatchObject({
    ok: true,
    value: {
      head: { ...about, startedAtMs: epochMs.parse(1_000_000) },
      tail: { isCutShort: false },
      film: joined([second(1), second(2)]),
    },
  });
});

test('W7: while nothing is shown the film stands still, and so does its clock (C10)', async () => {
  const window = aWindow();
  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  window.pass(3_000);
  window.show(paused, 'view', 'record');
  expect(window.recorders[0]!.isPaused).toBe(true);
  expect(window.states.at(-1)).toEqual({ kind: 'going', beforeMs: 3_000, runningSinceMs: null });

  window.pass(60_000);
  window.show({}, 'view', 'record');
  expect(window.recorders[0]!.isPaused).toBe(false);
  window.show({ link: { state: 'reconnecting' } }, 'view', 'record');
  expect(window.recorders[0]!.isPaused).toBe(true);
  window.part.close();
  await expect.poll(() => window.types().at(-1)).toBe('recording-ended');
  expect(window.noted.at(-1)).toMatchObject({ data: { lengthMs: 3_000 } });
});

test('W7: a yes that comes while the screen is hidden begins with the picture', async () => {
  const window = aWindow();
  window.show(paused, 'view', 'record');
  expect(window.types()).toEqual([]);

  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
});

test('W7: before a file is larger than a ticket takes the next one has begun', async () => {
  const window = aWindow();
  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  for (let count = 0; count < 4; count += 1) window.recorders[0]!.onFilm(new Uint8Array(6 * 1024 * 1024));
  await expect.poll(() => window.recorders.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  await expect.poll(() => window.types()).toEqual(['recording-begun', 'recording-kept']);
  window.recorders[1]!.onFilm(second(5));
  window.part.close();

  await expect.poll(() => window.types().slice(2)).toEqual(['recording-ended', 'recording-kept']);
  expect(window.store.files().every(({ length }) => length < 25 * 1024 * 1024)).toBe(true);
});

test('W7: another stream of the same screen goes on in another file', async () => {
  const window = aWindow();
  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  const next = {} as MediaStream;
  window.show({ stream: next }, 'view', 'record');

  await expect.poll(() => window.recorders.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  expect(window.recorders[1]!.stream).toBe(next);
});

test('W7: where there is no key the right is given back, so that nobody believes to be recorded', async () => {
  const window = aWindow({ hasKey: false });
  window.show({}, 'view', 'record');

  await expect.poll(() => window.states.at(-1)).toEqual({ kind: 'failed', code: 'recording.no-key' });
  expect(window.said).toEqual([{ kind: 'session.give-up', capability: 'record' }]);
});

test('W7: where the disk is full it ends, and what was written before is kept', async () => {
  const window = aWindow();
  window.show({}, 'view', 'record');
  await expect.poll(() => window.recorders.length).toBe(1);
  window.recorders[0]!.onFilm(second(1));
  await expect.poll(() => window.store.pieces()).toBe(2);
  window.store.fail(new Fault('recording.no-room', 'full'));
  window.recorders[0]!.onFilm(second(2));

  await expect.poll(() => window.states.at(-1)).toEqual({ kind: 'failed', code: 'recording.no-room' });
  expect(window.said).toEqual([{ kind: 'session.give-up', capability: 'record' }]);
  const [take] = window.store.takes();
  await expect.poll(() => window.held.size).toBe(0);
  expect(window.faults).toMatchObject([{ code: 'recording.no-room' }]);
  window.store.fail(null);
  await keepRecording(take!, { ...window.store, note: (_, happening) => void window.noted.push(happening) });
  expect(window.noted.at(-1)).toMatchObject({ type: 'recording-kept', data: { isCutShort: true } });
});
