import { expect, test } from 'vitest';
import type { StatsReading } from './link-figures.ts';
import { figuresBetween, sumOfDelay, waitForCapture } from './link-figures.ts';

const before: StatsReading = {
  atMs: 1_000,
  roundTripMs: 9,
  way: 'direct',
  codec: 'AV1',
  shown: { frames: 90, tookMs: 1_000 },
  inbound: {
    framesDecoded: 100,
    bytesReceived: 50_000,
    totalDecodeTime: 1,
    jitterBufferDelay: 4,
    jitterBufferEmittedCount: 100,
    packetsLost: 1,
    packetsReceived: 400,
    frameWidth: 1280,
    frameHeight: 800,
  },
};
const after: StatsReading = {
  ...before,
  atMs: 1_500,
  roundTripMs: 8,
  shown: { frames: 104, tookMs: 1_280 },
  inbound: {
    framesDecoded: 115,
    bytesReceived: 56_250,
    totalDecodeTime: 1.03,
    jitterBufferDelay: 4.15,
    jitterBufferEmittedCount: 115,
    packetsLost: 2,
    packetsReceived: 499,
    frameWidth: 1280,
    frameHeight: 800,
    // Stamp, captured, encoding begun, encoding ended, and what follows.
    googTimingFrameInfo: '90,5000,5003,5009,5010,5011,0,0,5013,5014,5015,5017,5020,0,1',
  },
};

test('figures are of the time between two readings, not of the whole session', () => {
  const figures = figuresBetween(before, after);

  expect(figures).toMatchObject({
    framesPerSecond: 30,
    kbitPerSecond: 100,
    lostPercent: 1,
    codec: 'AV1',
    way: 'direct',
  });
  expect(figures).toMatchObject({ captureMs: 3, encodeMs: 6, networkMs: 4 });
  expect(figures.decodeMs).toBeCloseTo(2);
  expect(figures.jitterMs).toBeCloseTo(10);
  expect(figures.displayMs).toBeCloseTo(8);
  expect(sumOfDelay(figures)).toBeCloseTo(33);
  expect(waitForCapture(figures)).toBeCloseTo(50 / 3);
});

test('what the browser does not tell is unknown and not zero', () => {
  const figures = figuresBetween(before, { ...after, roundTripMs: null, inbound: null, shown: before.shown });

  expect(figures).toMatchObject({ framesPerSecond: null, encodeMs: null, networkMs: null, decodeMs: null });
  expect([sumOfDelay(figures), waitForCapture(figures), waitForCapture({ framesPerSecond: 3 })]).toEqual([
    null,
    null,
    null,
  ]);
});

test('counts that begin anew with another connection give no figures', () => {
  const anew = figuresBetween(after, { ...before, atMs: 2_000 });

  expect(anew).toMatchObject({ framesPerSecond: null, kbitPerSecond: null });
});
