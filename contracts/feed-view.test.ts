import { expect, test } from 'vitest';
import { lacking, viewIn, viewText } from './feed-view.ts';

test('a view reads back from a cursor as it was written', () => {
  const view = { scopes: ['desk', 'everyone', 'person:mira'], historyDays: 90 };

  expect(viewText(view)).toBe('desk everyone person:mira history:90');
  expect(viewIn(viewText(view))).toEqual(view);
});

test('a cursor without a word on history holds everything, and so does one that cannot be read', () => {
  expect(viewIn('desk everyone')).toEqual({ scopes: ['desk', 'everyone'], historyDays: null });
  expect(viewIn('desk history:soon').historyDays).toBeNull();
  expect(viewIn('')).toEqual({ scopes: [], historyDays: null });
});

test('equal views are equal texts, in whichever order their scopes came', () => {
  expect(viewText({ scopes: ['everyone', 'desk'], historyDays: null })).toBe('desk everyone');
});

test('what a replica lacks is named by scope', () => {
  const held = viewIn('everyone person:mira history:30');

  expect(lacking(held, viewIn('desk everyone person:mira'))).toEqual(['desk']);
  expect(lacking(viewIn('desk everyone'), held)).toEqual(['person:mira']);
});
