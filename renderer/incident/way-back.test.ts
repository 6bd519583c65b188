import { beforeEach, describe, expect, test } from 'vitest';
import { createWayBack } from './way-back.ts';

describe('the way back from an act', () => {
  const hidden: string[] = [];
  beforeEach(() => hidden.splice(0));
  const aWayBack = () => createWayBack<string>((toast) => hidden.push(toast));

  test('is gone once it was taken, and its toast with it', () => {
    const wayBack = aWayBack();
    wayBack.remember('reopen');
    wayBack.offerIn('toast:resolved');
    expect(wayBack.take()).toBe('reopen');
    expect(hidden).toEqual(['toast:resolved']);
    expect(wayBack.take()).toBeNull();
  });

  test('leads back from the last act only: the toast of the one before goes', () => {
    const wayBack = aWayBack();
    wayBack.remember('reopen');
    wayBack.offerIn('toast:resolved');
    wayBack.remember('resume');
    wayBack.offerIn('toast:suspended');
    expect(hidden).toEqual(['toast:resolved']);
    expect(wayBack.take()).toBe('resume');
  });

  test('closes with an act that cannot be taken back', () => {
    const wayBack = aWayBack();
    wayBack.remember('reopen');
    wayBack.offerIn('toast:resolved');
    wayBack.remember(null);
    expect(hidden).toEqual(['toast:resolved']);
    expect(wayBack.take()).toBeNull();
  });
});
