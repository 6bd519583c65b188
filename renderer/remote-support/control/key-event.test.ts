import { describe, expect, test } from 'vitest';
import type { KeyEvent } from './key-event.ts';
import { readKey } from './key-event.ts';

function anEvent(changed: Partial<KeyEvent>): KeyEvent {
  return { type: 'keydown', code: 'KeyQ', key: 'q', repeat: false, isComposing: false, timeStamp: 1, ...changed };
}

describe('a key event', () => {
  test.each([
    ['a letter', { key: 'q' }, { text: 'q', isDead: false }],
    ['a letter of another script', { key: 'й' }, { text: 'й', isDead: false }],
    ['what is left of a dead key that found nothing to change', { key: '´q' }, { text: '´q', isDead: false }],
    ['a dead key', { code: 'Equal', key: 'Dead' }, { code: 'Equal', text: null, isDead: true }],
    ['a key that writes nothing', { code: 'ArrowLeft', key: 'ArrowLeft' }, { text: null, isDead: false }],
    ['one with a number in its name', { code: 'F5', key: 'F5' }, { text: null, isDead: false }],
    ['AltGr', { code: 'AltRight', key: 'AltGraph' }, { code: 'AltRight' }],
    ['a right Alt that is no AltGr', { code: 'AltRight', key: 'Alt' }, { code: 'AltLeft' }],
  ] as const)('that is %s', (_name, event, read) => {
    expect(readKey(anEvent(event))).toMatchObject(read);
  });

  test.each([
    ['an input method works on', { key: 'Process' }],
    ['belongs to a composition', { isComposing: true }],
    ['has no place on a keyboard', { code: '' }],
    ['plays music', { code: 'MediaPlayPause', key: 'MediaPlayPause' }],
  ])('that %s stays with the agent', (_name, event) => {
    expect(readKey(anEvent(event))).toBeNull();
  });
});
