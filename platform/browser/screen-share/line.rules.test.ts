import { describe, expect, test } from 'vitest';
import { lineIn } from './line-look.ts';
import type { Line, LineLook } from './line.rules.ts';
import { nextLine, wideLine } from './line.rules.ts';
import { pictureSettings } from './picture-settings.rules.ts';

const lan: Omit<LineLook, 'packetsSent' | 'packetsLost'> = { roundTripMs: 2, availableBitrate: 8_000_000 };
/** Two hundred kilobits a second, every twentieth packet lost, 200 ms there and back. */
const thin = { roundTripMs: 240, availableBitrate: 90_000 };

/** What becomes of a line that is so for a while, looked at four times a second; of 40 packets a second a share is lost. */
function feed(line: Line, look: typeof lan, fromMs: number, forMs: number, lost = 0): Line {
  let now = line;
  let [packetsSent, packetsLost] = [line.counted.packetsSent, line.counted.packetsLost];
  for (let atMs = fromMs; atMs <= fromMs + forMs; atMs += 250) {
    packetsSent += 10;
    packetsLost += 10 * lost;
    now = nextLine(now, { ...look, packetsSent, packetsLost }, atMs);
  }
  return now;
}

describe('a line that cannot bear the picture in full (V6)', () => {
  test.each([
    ['bears too little', { ...lan, availableBitrate: 170_000 }, 0],
    ['has a queue that grows', { ...lan, roundTripMs: 800 }, 0],
    ['is long and loses', { ...lan, roundTripMs: 210 }, 0.05],
  ] as const)('that %s is thin after two seconds, or as soon as losses can be told from chance', (_, look, lost) => {
    expect(feed(wideLine, look, 0, 1_750, lost).isThin).toBe(false);
    expect(feed(wideLine, look, 0, lost === 0 ? 2_000 : 4_000, lost).isThin).toBe(true);
  });

  test.each([
    ['is a LAN', lan, 0],
    ['is long, and loses nothing', { ...lan, roundTripMs: 300 }, 0],
    ['loses, and is short: what was lost comes again at once', lan, 0.05],
    ['tells nothing', { roundTripMs: null, availableBitrate: null }, 0.05],
  ] as const)('is none that %s', (_, look, lost) => {
    expect(feed(wideLine, look, 0, 60_000, lost).isThin).toBe(false);
  });

  test('one bad moment is none', () => {
    let line = wideLine;
    for (let second = 0; second < 30; second += 1) {
      line = feed(line, thin, second * 1_000, 500);
      line = feed(line, lan, second * 1_000 + 750, 0);
    }

    expect(line.isThin).toBe(false);
  });
});

describe('a thin line', () => {
  const narrow = feed(wideLine, thin, 0, 2_000);
  /** As much as can be found out while no more than a thin picture is sent. */
  const wide = { roundTripMs: 3, availableBitrate: 150_000 };

  test('is wide again after four good seconds', () => {
    expect(feed(narrow, wide, 3_000, 3_750).isThin).toBe(true);
    expect(feed(narrow, wide, 3_000, 4_000).isThin).toBe(false);
  });

  test('stays thin as long as it bears no more than it is given, or loses over a long way', () => {
    expect(feed(narrow, thin, 3_000, 120_000).isThin).toBe(true);
    expect(feed(narrow, { ...wide, roundTripMs: 210 }, 3_000, 120_000, 0.05).isThin).toBe(true);
  });

  test('that was believed to be wide too early is believed later each time, two minutes at most', () => {
    let line = narrow;
    let nowMs = 3_000;
    const waits: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const sinceMs = nowMs;
      for (; line.isThin; nowMs += 250) line = feed(line, wide, nowMs, 0);
      waits.push(nowMs - 250 - sinceMs);
      for (; !line.isThin; nowMs += 250) line = feed(line, thin, nowMs, 0);
    }

    expect(waits).toEqual([4_000, 8_000, 16_000, 32_000, 64_000, 120_000, 120_000]);
  });
});

test('a line is thin for whoever leaves it to the computer, and for nobody who has chosen (V2)', () => {
  const burden = { isReduced: false, isIdle: false, isSwift: true, isThin: true, isTold: false };

  expect(pictureSettings('auto', burden)).toMatchObject({ framesPerSecond: 10, maxBitrate: 150_000, most: null });
  expect(pictureSettings('sharp', burden)).toEqual(pictureSettings('sharp', { ...burden, isThin: false }));
});

test('what a line bears is told of the way that is in use', () => {
  const told: readonly (readonly [string, object])[] = [
    ['T', { type: 'transport', selectedCandidatePairId: 'P2' }],
    ['P1', { type: 'candidate-pair', availableOutgoingBitrate: 1 }],
    ['P2', { type: 'candidate-pair', availableOutgoingBitrate: 170_000 }],
    ['O', { type: 'outbound-rtp', kind: 'video', packetsSent: 120 }],
    ['R', { type: 'remote-inbound-rtp', kind: 'video', packetsLost: 6 }],
  ];

  expect(lineIn(new Map(told.map(([id, entry]) => [id, entry as RTCStats])), 200)).toEqual({
    roundTripMs: 200,
    availableBitrate: 170_000,
    packetsSent: 120,
    packetsLost: 6,
  });
  expect(lineIn(new Map(), null)).toMatchObject({ availableBitrate: null, packetsSent: 0 });
});
