import { Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SessionPicture } from '#contracts/remote-session/session-state-messages.ts';
import type { LinkEvent } from '../peer-link/peer-link.ts';
import type { NoScreen } from './capture-screen.ts';
import { createScreenShare } from './screen-share.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aTrack(size = { width: 1_280, height: 800 }) {
  return Object.assign(new EventTarget(), {
    contentHint: '',
    isStopped: false,
    stop(): void {
      this.isStopped = true;
    },
    getSettings: () => size,
    applyConstraints: async () => undefined,
  });
}

/** A share over a link on which so many frames have been encoded. */
function aShare() {
  const events = new Subject<LinkEvent>();
  const told: SessionPicture[] = [];
  const captured: number[] = [];
  const line = { ready: Promise.resolve() };
  const computer = {
    frames: 0,
    size: { frameWidth: 1_280, frameHeight: 800 },
    asked: 0,
    gives: (): ReturnType<typeof aTrack> | NoScreen => aTrack(),
    setParameters: async (): Promise<void> => undefined,
  };
  const sender = {
    getParameters: () => ({ encodings: [], codecs: [] }),
    setParameters: () => computer.setParameters(),
  };
  const share = createScreenShare({
    link: {
      events,
      sendScreen: () => line.ready,
      // As much of a report as is read.
      stats: async () => {
        computer.asked += 1;
        const picture = {
          id: 'out',
          type: 'outbound-rtp',
          kind: 'video',
          framesEncoded: computer.frames,
          ...computer.size,
        };
        return { report: new Map([['out', picture]]) } as never;
      },
    },
    capture: async (monitor) => {
      captured.push(monitor);
      return computer.gives() as MediaStreamTrack | NoScreen;
    },
    onPicture: (picture) => void told.push(picture),
    reportFault: (error) => {
      throw error;
    },
    nowMs: () => Date.now(),
  });
  events.next({ kind: 'sender', sender: sender as unknown as RTCRtpSender });
  events.next({ kind: 'state', state: { state: 'connected' } as never });
  const last = () => told.at(-1);
  const show = () => share.want({ kind: 'show', monitor: 0, monitors: [], mode: 'auto' });
  return { share, line, computer, captured, last, show };
}

test('a picture of which nothing leaves has a reason within two seconds, and none once it leaves (V10)', async () => {
  const { computer, last, show } = aShare();
  show();
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toMatchObject({ state: 'shown' });

  await vi.advanceTimersByTimeAsync(1_750);
  expect(last()).toMatchObject({ state: 'none', reason: 'picture.not-encoded' });

  computer.frames = 1;
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toMatchObject({ state: 'shown' });
});

test('a picture of which nothing leaves is captured anew, and not once something has left (V10)', async () => {
  const { computer, captured, last, show } = aShare();
  const [first, second] = [aTrack(), aTrack()];
  computer.gives = () => (captured.length === 1 ? first : second);
  show();
  await vi.advanceTimersByTimeAsync(4_500);
  expect([captured.length, first.isStopped, second.isStopped]).toEqual([2, true, false]);

  computer.frames = 1;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(captured).toHaveLength(2);
  expect(last()).toMatchObject({ state: 'shown' });
});

test('a capture of a single pixel is no display, and is tried again', async () => {
  const { computer, captured, last, show } = aShare();
  const pixel = aTrack({ width: 1, height: 1 });
  computer.gives = () => pixel;
  show();
  await vi.advanceTimersByTimeAsync(100);
  expect([last(), pixel.isStopped]).toMatchObject([{ state: 'none', reason: 'picture.no-display' }, true]);

  computer.gives = () => aTrack();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(captured).toHaveLength(2);
  expect(last()).toMatchObject({ state: 'shown' });
});

test('what the person or the system has refused is not asked for again by itself', async () => {
  const { computer, captured, last, show } = aShare();
  computer.gives = () => 'picture.not-permitted';
  show();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(captured).toHaveLength(1);
  expect(last()).toMatchObject({ reason: 'picture.not-permitted' });

  computer.gives = () => aTrack();
  show();
  await vi.advanceTimersByTimeAsync(100);
  expect(last()).toMatchObject({ state: 'shown' });
});

test('a connection that is over while the picture is set takes nothing with it: the next one is set anew', async () => {
  const { computer, last, show } = aShare();
  computer.frames = 1;
  computer.setParameters = () => Promise.reject(new DOMException('The connection is closed.', 'InvalidStateError'));
  show();
  await vi.advanceTimersByTimeAsync(500);

  expect(last()).toMatchObject({ state: 'shown' });
});

test('a capture that the system ends has a reason at once', async () => {
  const { computer, last, show } = aShare();
  const track = aTrack();
  computer.gives = () => track;
  computer.frames = 1;
  show();
  await vi.advanceTimersByTimeAsync(500);
  track.dispatchEvent(new Event('ended'));
  expect(last()).toMatchObject({ state: 'none', reason: 'picture.screen-gone' });
});

test('another monitor is told of once it is what leaves, so that nothing lands on the wrong one (V9)', async () => {
  const { share, computer, last, show } = aShare();
  computer.frames = 5;
  show();
  await vi.advanceTimersByTimeAsync(500);
  computer.frames = 6;
  await vi.advanceTimersByTimeAsync(500);
  // Some of the first have left since anybody looked, and one leaves still.
  computer.frames = 9;
  computer.gives = () => aTrack({ width: 1_024, height: 768 });
  share.want({ kind: 'show', monitor: 1, monitors: [], mode: 'auto' });
  await vi.advanceTimersByTimeAsync(500);
  computer.frames = 10;
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toMatchObject({ monitor: 0 });

  computer.frames = 11;
  computer.size = { frameWidth: 1_024, frameHeight: 768 };
  await vi.advanceTimersByTimeAsync(500);
  expect(last()).toMatchObject({ monitor: 1 });
});

test('between two monitors the first is sent until the second is, and none is captured once sharing has stopped (P5)', async () => {
  const { share, line, computer, show } = aShare();
  const tracks = [aTrack(), aTrack()] as const;
  computer.gives = () => tracks[0];
  show();
  await vi.advanceTimersByTimeAsync(100);
  line.ready = new Promise(() => undefined);
  computer.gives = () => tracks[1];
  share.want({ kind: 'show', monitor: 1, monitors: [], mode: 'auto' });
  await vi.advanceTimersByTimeAsync(100);
  expect(tracks.map(({ isStopped }) => isStopped)).toEqual([false, false]);

  share.stop();
  expect(tracks.map(({ isStopped }) => isStopped)).toEqual([true, true]);
});

test('a still screen is asked about once a second where the system says when it moves, and at once when it does (V7)', async () => {
  const { share, computer, last, show } = aShare();
  show();
  for (; computer.frames < 16; computer.frames += 1) await vi.advanceTimersByTimeAsync(250);
  expect(last()).toMatchObject({ isIdle: true });
  share.wake('system');
  for (; computer.frames < 32; computer.frames += 1) await vi.advanceTimersByTimeAsync(250);
  expect(last()).toMatchObject({ isIdle: true });

  const before = computer.asked;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(computer.asked - before).toBe(10);

  share.wake('system');
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toMatchObject({ isIdle: false });
});
