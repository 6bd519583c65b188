import { afterEach, expect, test, vi } from 'vitest';
import { captureAll } from './all-monitors.ts';
import { captureFlowing } from './capture-screen.ts';

afterEach(() => {
  vi.useRealTimers();
  // Node has none of its own.
  for (const name of ['MediaStreamTrackProcessor', 'MediaStreamTrackGenerator'])
    Reflect.deleteProperty(globalThis, name);
});

/** As much of a track and of its count of frames as is looked at. */
class TrackInMemory {
  readonly gives: boolean;
  readyState: MediaStreamTrackState = 'live';
  /** How often somebody wanted to know whether frames come. */
  looked = 0;

  constructor(gives: boolean) {
    this.gives = gives;
  }

  /** Of a capture that was forgotten none comes, and no end either. */
  get stats() {
    this.looked += 1;
    return { deliveredFrames: this.gives ? 1 : 0 };
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

const isOver = ({ readyState }: TrackInMemory): boolean => readyState === 'ended';

/** A browser that draws several screens into one picture. */
function drawTogether(): void {
  Object.assign(globalThis, { MediaStreamTrackProcessor: null, MediaStreamTrackGenerator: null });
}

test.each([
  ['gives frames is taken', [true], 0],
  ['gives none is asked for once more, with nothing else captured', [false, true], 1],
  ['gives none twice is given up, and no reason to show nothing for ever', [false, false], null],
])('a capture that %s (V10)', async (_how, giving, taken) => {
  vi.useFakeTimers();
  const tracks = giving.map((gives) => new TrackInMemory(gives));
  const did: string[] = [];
  const capture = async (monitor: number) => {
    did.push(`capture ${monitor}`);
    return tracks[did.filter((one) => one.startsWith('capture')).length - 1] as unknown as MediaStreamTrack;
  };
  const { signal } = new AbortController();
  const capturing = captureFlowing(capture, 1, { signal, letGo: () => void did.push('let go') });
  await vi.advanceTimersByTimeAsync(6_000);

  expect(await capturing).toBe(taken === null ? 'picture.capture-failed' : tracks[taken]);
  expect(did).toEqual(giving.length === 1 ? ['capture 1'] : ['capture 1', 'let go', 'capture 1']);
  expect(tracks.map(isOver)).toEqual(tracks.map((_track, place) => place !== taken));
});

test('a browser that counts no frames is believed', async () => {
  const wanted = { signal: new AbortController().signal, letGo: () => undefined };
  const track = { readyState: 'live' } as MediaStreamTrack;
  expect(await captureFlowing(async () => track, 0, wanted)).toBe(track);
});

test('a reason for no screen is no screen without frames', async () => {
  const wanted = { signal: new AbortController().signal, letGo: () => undefined };
  expect(await captureFlowing(async () => 'picture.not-granted', 0, wanted)).toBe('picture.not-granted');
});

const one = { x: 0, y: 0, width: 1_280, height: 800 };

test.each([
  [
    'of one screen',
    [false],
    (...[, capture, wanted]: Parameters<typeof captureAll>) => captureFlowing(capture, 0, wanted),
  ],
  ['of all screens', [true, false], captureAll],
])(
  'a capture %s that is not wanted any more has ended at once, and is not asked for again (P5)',
  async (_of, giving, begin) => {
    drawTogether();
    const tracks = giving.map((gives) => new TrackInMemory(gives));
    const [asked, did]: [number[], string[]] = [[], []];
    const stopping = new AbortController();
    const capture = async (monitor: number) => {
      asked.push(monitor);
      return tracks[monitor] as unknown as MediaStreamTrack;
    };
    const capturing = begin(
      giving.map(() => one),
      capture,
      { signal: stopping.signal, letGo: () => void did.push('let go') },
    );
    const waited = tracks.at(-1)!;
    await expect.poll(() => waited.looked).toBeGreaterThan(0);
    expect(isOver(waited)).toBe(false);

    stopping.abort();
    expect(tracks.every(isOver)).toBe(true);
    await capturing;
    expect([asked, did]).toEqual([[...tracks.keys()], []]);
  },
);

test('a capture that comes when it is not wanted any more ends as it comes', async () => {
  const track = new TrackInMemory(false);
  const wanted = { signal: AbortSignal.abort(), letGo: () => undefined };
  await captureFlowing(async () => track as unknown as MediaStreamTrack, 0, wanted);
  expect([isOver(track), track.looked]).toEqual([true, 0]);
});
