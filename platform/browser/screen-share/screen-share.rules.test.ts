import { describe, expect, test } from 'vitest';
import { orderCodecs } from './codec-order.ts';
import { encodingIn, loadBetween } from './encoding.ts';
import { livePace, nextPace } from './pace.rules.ts';
import { pictureSettings } from './picture-settings.rules.ts';
import type { Step } from './step.rules.ts';
import { fullStep, nextStep } from './step.rules.ts';
import type { Swift, SwiftLoad } from './swift.rules.ts';
import { nextSwift, usualPace } from './swift.rules.ts';

describe('codecs', () => {
  const named = (...names: readonly string[]) => names.map((mimeType) => ({ mimeType }));

  test('AV1 comes first, then VP8, H264 and VP9, and what repairs them stays (V2)', () => {
    const available = named(
      'video/VP8',
      'video/rtx',
      'video/VP9',
      'video/H264',
      'video/H265',
      'video/AV1',
      'video/red',
    );

    expect(orderCodecs(available).map(({ mimeType }) => mimeType)).toEqual([
      'video/AV1',
      'video/VP8',
      'video/H264',
      'video/VP9',
      'video/rtx',
      'video/red',
    ]);
  });

  test('a browser that knows none of them keeps its own order', () => {
    expect(orderCodecs(named('video/H265', 'video/rtx'))).toEqual([]);
  });
});

describe('a computer that is too slow', () => {
  const slow = { encodeMs: 26, isProcessorBound: false };
  const fast = { encodeMs: 6, isProcessorBound: false };
  const feed = (step: Step, load: typeof slow, fromMs: number, forMs: number) => {
    let now = step;
    for (let atMs = fromMs; atMs <= fromMs + forMs; atMs += 250) now = nextStep(now, load, atMs);
    return now;
  };

  test('sends less after two seconds of it, and not for one slow frame (V5)', () => {
    expect(feed(fullStep, slow, 0, 1_750).isReduced).toBe(false);
    expect(feed(fullStep, slow, 0, 2_000).isReduced).toBe(true);
    const once = nextStep(nextStep(fullStep, slow, 0), { encodeMs: 12, isProcessorBound: false }, 250);
    expect(feed(once, slow, 500, 1_750).isReduced).toBe(false);
  });

  test('is believed when the browser says so itself', () => {
    expect(feed(fullStep, { encodeMs: 10, isProcessorBound: true }, 0, 2_000).isReduced).toBe(true);
  });

  test('sends everything again once it has had much to spare for half a minute', () => {
    const reduced = feed(fullStep, slow, 0, 2_000);

    expect(feed(reduced, fast, 3_000, 29_750).isReduced).toBe(true);
    expect(feed(reduced, fast, 3_000, 30_000).isReduced).toBe(false);
    expect(feed(reduced, { encodeMs: 12, isProcessorBound: false }, 3_000, 60_000).isReduced).toBe(true);
  });
});

describe('a still screen', () => {
  const still = { frames: 8, bytes: 8 * 60 };

  test('is sent rarely after three seconds, and at once when something moves (V7)', () => {
    let pace = livePace(0);
    for (let atMs = 250; atMs < 3_000; atMs += 250) pace = nextPace(pace, still, atMs);
    expect(pace.idleSinceMs).toBeNull();
    pace = nextPace(pace, still, 3_000);
    expect(pace.idleSinceMs).toBe(3_000);
    const once = nextPace(pace, { frames: 1, bytes: 900 }, 3_250);
    expect(nextPace(once, { frames: 1, bytes: 900 }, 3_500)).toEqual(livePace(3_500));
  });

  test('is a moving one as soon as one letter is among many frames in which nothing has changed', () => {
    const letter = nextPace({ ...livePace(0), idleSinceMs: null }, { frames: 15, bytes: 14 * 31 + 480 }, 2_000);

    expect(letter).toEqual(livePace(2_000));
  });

  test('stays still where no frame is encoded at all', () => {
    expect(nextPace({ ...livePace(0), idleSinceMs: 3_000 }, { frames: 0, bytes: 0 }, 9_000).idleSinceMs).toBe(3_000);
  });

  test('is not taken for moving where the encoder makes one frame finer', () => {
    const idle = { ...livePace(0), idleSinceMs: 3_000 };
    const finer = nextPace(idle, { frames: 1, bytes: 9_571 }, 4_750);

    expect(nextPace(finer, { frames: 1, bytes: 31 }, 5_000)).toEqual(idle);
  });
});

test.each([
  ['auto', false, false, { framesPerSecond: 30, most: null }],
  ['auto', true, false, { framesPerSecond: 30, most: { width: 1_280, height: 720 } }],
  ['sharp', true, false, { framesPerSecond: 30, most: null }],
  ['smooth', false, false, { most: { width: 1_280, height: 720 }, degradation: 'maintain-framerate' }],
  ['thin', false, false, { framesPerSecond: 10, maxBitrate: 150_000 }],
  ['auto', false, true, { framesPerSecond: 3, maxBitrate: 250_000 }],
  ['thin', false, true, { framesPerSecond: 3, maxBitrate: 150_000 }],
] as const)('%s, reduced: %s, still: %s (V4)', (mode, isReduced, isIdle, settings) => {
  expect(pictureSettings(mode, { isReduced, isIdle, isSwift: false, isThin: false, isTold: false })).toMatchObject(
    settings,
  );
});

test.each([
  ['auto', false, 60],
  ['sharp', false, 60],
  ['smooth', false, 60],
  ['thin', false, 10],
  ['auto', true, 3],
] as const)(
  '%s on a computer with much to spare, still: %s, is sent %d times a second (V8)',
  (mode, isIdle, frames) => {
    expect(
      pictureSettings(mode, { isReduced: false, isIdle, isSwift: true, isThin: false, isTold: false }).framesPerSecond,
    ).toBe(frames);
  },
);

test('a still screen is sent once a second where the system says when it moves, and is not looked for otherwise (V7)', () => {
  const still = { isReduced: false, isIdle: true, isSwift: false, isThin: false };

  expect(pictureSettings('auto', { ...still, isTold: true }).framesPerSecond).toBe(1);
  expect(pictureSettings('auto', { ...still, isTold: false }).framesPerSecond).toBe(3);
});

describe('a computer with much to spare', () => {
  const quick: SwiftLoad = { encodeMs: 3, isProcessorBound: false, limitedBy: 'none', framesPerSecond: 30 };
  const feed = (swift: Swift, load: SwiftLoad, fromMs: number, forMs: number) => {
    let now = swift;
    for (let atMs = fromMs; atMs <= fromMs + forMs; atMs += 250) now = nextSwift(now, load, atMs);
    return now;
  };
  const swift = feed(usualPace, quick, 0, 1_000);

  test('is asked for twice as many frames after a second, where neither line nor computer holds it back (V8)', () => {
    expect(feed(usualPace, quick, 0, 750).isSwift).toBe(false);
    expect(swift.isSwift).toBe(true);
    expect(feed(usualPace, { ...quick, encodeMs: 7 }, 0, 9_000).isSwift).toBe(false);
    expect(feed(usualPace, { ...quick, limitedBy: 'bandwidth' }, 0, 9_000).isSwift).toBe(false);
  });

  test.each([
    ['encoding takes too long', { encodeMs: 10, framesPerSecond: 60 }],
    ['not all of them leave', { framesPerSecond: 38 }],
    ['the browser says that the processor is what holds it back', { limitedBy: 'cpu', framesPerSecond: 60 }],
    ['the line is too thin', { limitedBy: 'bandwidth', framesPerSecond: 60 }],
  ] as const)('is asked for fewer again where %s, and not tried again for half a minute', (_, what) => {
    const load = { ...quick, ...what };

    expect(feed(swift, load, 2_000, 1_750).isSwift).toBe(true);
    const usual = feed(swift, load, 2_000, 2_000);
    expect(usual.isSwift).toBe(false);
    expect(feed(usual, quick, 4_250, 29_500).isSwift).toBe(false);
    expect(feed(usual, quick, 4_250, 31_000).isSwift).toBe(true);
  });
});

test('what encoding took is the difference between two looks', () => {
  const at = (framesEncoded: number, bytesSent: number, totalEncodeTime: number) =>
    encodingIn(
      new Map([
        ['sound', { id: 'sound', type: 'outbound-rtp', timestamp: 0, kind: 'audio' } as RTCStats],
        [
          'picture',
          {
            id: 'picture',
            type: 'outbound-rtp',
            timestamp: 0,
            kind: 'video',
            framesEncoded,
            bytesSent,
            totalEncodeTime,
          } as RTCStats,
        ],
      ]),
    )!;

  expect(loadBetween(at(30, 9_000, 0.3), at(38, 10_000, 0.38))).toMatchObject({
    frames: 8,
    bytes: 1_000,
    encodeMs: expect.closeTo(10),
  });
  expect(loadBetween(at(30, 9_000, 0.3), at(30, 9_000, 0.3)).encodeMs).toBeNull();
  expect(encodingIn(new Map())).toBeNull();
});
