import { describe, expect, test } from 'vitest';
import type { CodecBurden, CodecTrial } from './codec.rules.ts';
import { codecFor, firstCodec, nextCodec } from './codec.rules.ts';
import { agreedCodecs } from './sent-codecs.ts';

const slow: CodecBurden = { encodeMs: 40, isProcessorBound: false, isReduced: true, isThin: false };

function feed(trial: CodecTrial, burden: CodecBurden, fromMs: number, forMs: number): CodecTrial {
  let now = trial;
  for (let atMs = fromMs; atMs <= fromMs + forMs; atMs += 250) now = nextCodec(now, burden, atMs);
  return now;
}

describe('where nobody has chosen a codec (V2)', () => {
  const tried = feed(firstCodec, slow, 0, 3_000);

  test('another one is tried when the first is too slow for fewer pixels, too', () => {
    expect(feed(firstCodec, slow, 0, 2_750).state).toBe('first');
    expect(tried.state).toBe('tried');
    expect(feed(firstCodec, { ...slow, isReduced: false }, 0, 60_000).state).toBe('first');
    expect(feed(firstCodec, { ...slow, encodeMs: 20 }, 0, 60_000).state).toBe('first');
  });

  test('it is kept where it is quicker, and given up where it is not, for two minutes at least', () => {
    expect(feed(tried, { ...slow, encodeMs: 20 }, 3_250, 3_000).state).toBe('kept');
    const givenUp = feed(tried, { ...slow, encodeMs: 36 }, 3_250, 3_000);
    expect(givenUp.state).toBe('first');
    expect(feed(givenUp, slow, 6_500, 119_000).state).toBe('first');
    expect(feed(givenUp, slow, 6_500, 125_000).state).toBe('tried');
  });

  test('the first comes back when the scene is easy again, and on a thin line at once', () => {
    const kept = feed(tried, { ...slow, encodeMs: 20 }, 3_250, 3_000);

    expect(feed(kept, { ...slow, encodeMs: 5 }, 7_000, 29_750).state).toBe('kept');
    expect(feed(kept, { ...slow, encodeMs: 5 }, 7_000, 30_000).state).toBe('first');
    expect(nextCodec(kept, { ...slow, isThin: true }, 7_000).state).toBe('first');
  });
});

test('what is chosen is taken where both ends have it, and else what is best (V2)', () => {
  const agreed = agreedCodecs(
    ['video/VP8', 'video/AV1', 'video/H264', 'video/H264', 'video/rtx', 'video/red'].map((mimeType) => ({ mimeType })),
  );

  expect(agreed).toEqual(['av1', 'vp8', 'h264']);
  expect(codecFor('h264', agreed, firstCodec)).toBe('h264');
  expect(codecFor('vp9', agreed, firstCodec)).toBeNull();
  expect(codecFor('auto', agreed, firstCodec)).toBe('av1');
  expect(codecFor('auto', agreed, { state: 'kept' })).toBe('vp8');
  expect(codecFor('auto', ['vp8'], { state: 'tried' })).toBeNull();
});
