import { describe, expect, test } from 'vitest';
import { grant, lapsesAtMs, liveGrants, noteUse } from './grant-life.rules.ts';

const minute = 60_000;

describe('the life of a grant', () => {
  test('control lapses when it was not used for 15 minutes (C5, C16)', () => {
    const control = grant('control', 0);

    expect(liveGrants([control], 15 * minute - 1)).toEqual([control]);
    expect(liveGrants([control], 15 * minute)).toEqual([]);
  });

  test('every use of control puts its end off', () => {
    const used = noteUse(grant('control', 0), 14 * minute);

    expect(lapsesAtMs(used)).toBe(29 * minute);
  });

  test('a use with an older time takes nothing away', () => {
    const used = noteUse(grant('control', 10 * minute), 2 * minute);

    expect(lapsesAtMs(used)).toBe(25 * minute);
  });

  test('view lapses after 60 minutes however much was looked (C16)', () => {
    const looked = noteUse(grant('view', 0), 59 * minute);

    expect(liveGrants([looked], 60 * minute - 1)).toEqual([looked]);
    expect(liveGrants([looked], 60 * minute)).toEqual([]);
  });

  test('W7: recording lapses after 60 minutes and is asked for anew, like looking', () => {
    expect([grant('record', 0), grant('view', 0)].map((one) => lapsesAtMs(one))).toEqual([60 * minute, 60 * minute]);
  });

  test('one grant that lapses leaves the others', () => {
    const view = grant('view', 0);

    expect(liveGrants([view, grant('file-in', 0)], 20 * minute)).toEqual([view]);
  });

  test('an outage keeps the grants for less than a minute, and then none (S11)', () => {
    const grants = [grant('view', 0), grant('control', 0)];

    expect(liveGrants(grants, 99_999, 40_000)).toEqual(grants);
    expect(liveGrants(grants, 100_000, 40_000)).toEqual([]);
  });
});

describe('an organisation says otherwise (C16)', () => {
  const limits = { viewMs: 5 * minute, unusedMs: 2 * minute, controlMs: 10 * minute };

  test('looking and what is not used end sooner', () => {
    expect(lapsesAtMs(grant('view', 0), limits)).toBe(5 * minute);
    expect(lapsesAtMs(grant('file-in', 0), limits)).toBe(2 * minute);
  });

  test('control that is used all the time ends all the same, and nothing else does', () => {
    const used = (capability: 'control' | 'file-in') => noteUse(grant(capability, 0), 9 * minute);

    expect(lapsesAtMs(used('control'), limits)).toBe(10 * minute);
    expect(lapsesAtMs(used('file-in'), limits)).toBe(11 * minute);
  });
});
