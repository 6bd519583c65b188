import { expect, test } from 'vitest';
import { figureOf } from '../figures.ts';
import { isSameQuestion, measuredOf } from './goals.ts';
import type { SceneReading } from './readings.ts';

const typing: SceneReading = {
  kind: 'scene',
  viewer: 'deskbell',
  size: '1280x800',
  line: 'lan',
  scene: 'typing',
  p50Ms: 40,
  p95Ms: 90,
  shownPerSecond: 6,
  kilobitsPerSecond: 120,
  percentThere: 20,
  percentHere: 30,
  lost: 0,
};

test('what was promised and what noVNC does are two bars, and each that is missed is named', () => {
  const figures = measuredOf(typing, { ...typing, viewer: 'noVNC', p50Ms: 25 }).map(figureOf);

  const of = (name: string) => figures.find(({ id }) => id === `remote.1280x800.lan.typing.${name}`);
  expect(of('p50')).toMatchObject({ value: 40, bar: 50, ratio: 1.6, ratioBar: 1.3, ok: false, missed: ['ratioBar'] });
  expect(of('p95')).toMatchObject({ bar: 80, ok: false, missed: ['bar'] });
  expect(of('rate')).toMatchObject({ value: 120, bar: 250, ok: true, missed: [] });
});

test('only on a LAN may typing be slower than with noVNC', () => {
  const thin = { ...typing, line: 'thin' } as const;

  const [p50] = measuredOf(thin, { ...thin, viewer: 'noVNC', p50Ms: 36 }).map(figureOf);

  expect(p50).toMatchObject({ ratioBar: 1, bar: 60, missed: ['ratioBar'] });
  expect(isSameQuestion(typing, { ...thin, viewer: 'noVNC' })).toBe(false);
});

test('where networks are not apart no bits are said', () => {
  const ids = measuredOf({ ...typing, kilobitsPerSecond: null }, null).map(({ id }) => id);

  expect(ids.some((id) => id.endsWith('.rate'))).toBe(false);
});
