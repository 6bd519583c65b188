import { describe, expect, test } from 'vitest';
import type { Action } from './action.ts';
import { createActionRegistry } from './action-registry.ts';
import type { Press } from './key-press.ts';
import { en } from '../../words/en.ts';
import { capsOf, chordOf, isListening, readPress, spokenKeys } from './key-press.ts';

function anAction(id: string, over: Partial<Action> = {}): Action {
  return { id, title: id, run: () => undefined, ...over };
}
function aPress(key: string, over: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over };
}
const isTyping = true;

describe('chordOf', () => {
  test.each([
    [aPress('c'), 'c'],
    [aPress('E', { shiftKey: true }), 'shift+e'],
    [aPress('k', { ctrlKey: true }), 'mod+k'],
    [aPress('k', { metaKey: true }), 'mod+k'],
    [aPress('?', { shiftKey: true }), '?'],
    [aPress('?'), '?'],
    [aPress('ArrowDown'), 'arrowdown'],
    [aPress(' '), 'space'],
  ])('%j is written %s', (press, chord) => {
    expect(chordOf(press)).toBe(chord);
  });
});

describe('readPress', () => {
  const reply = anAction('reply', { keys: ['r'] });
  const queue = anAction('queue', { keys: ['g q'] });
  const palette = anAction('palette', { keys: ['mod+k'], worksWhileTyping: true });

  test('a key runs the action that wants it', () => {
    expect(readPress([reply, queue], '', aPress('r'), false)).toEqual({ kind: 'run', action: reply });
  });

  test('two keys one after the other run a sequence', () => {
    const begun = readPress([reply, queue], '', aPress('g'), false);
    expect(begun).toEqual({ kind: 'begun', keys: 'g' });
    expect(readPress([reply, queue], 'g', aPress('q'), false)).toEqual({ kind: 'run', action: queue });
  });

  test('a key that does not go on with a sequence stands for itself', () => {
    expect(readPress([reply, queue], 'g', aPress('r'), false)).toEqual({ kind: 'run', action: reply });
  });

  test('letters go into the field while somebody types, Ctrl+K does not', () => {
    expect(readPress([reply, palette], '', aPress('r'), isTyping)).toEqual({ kind: 'nothing' });
    expect(readPress([reply, palette], '', aPress('k', { ctrlKey: true }), isTyping)).toEqual({
      kind: 'run',
      action: palette,
    });
  });

  test('the first of two that want a key gets it, unless it turns a deaf ear', () => {
    const close = anAction('close', { keys: ['escape'] });
    const leave = anAction('leave', { keys: ['escape'], listensTo: () => false });
    expect(readPress([close, reply], '', aPress('Escape'), false)).toEqual({ kind: 'run', action: close });
    expect(readPress([leave, close], '', aPress('Escape'), false)).toEqual({ kind: 'run', action: close });
    expect([leave, close].filter(isListening)).toEqual([close]);
  });
});

test('keys are shown as the caps in front of the reader', () => {
  expect(capsOf('mod+shift+k', false)).toEqual(['Ctrl', 'Shift', 'K']);
  expect(capsOf('mod+k', true)).toEqual(['⌘', 'K']);
  expect(capsOf('g q', false)).toEqual(['G', 'Q']);
});

test.each([
  ['mod+k', 'Ctrl+K'],
  ['arrowdown', 'Down'],
  ['shift+arrowup', 'Shift+Up'],
  ['g q', 'G Q'],
  ['?', '?'],
])('%s is read aloud as %s', (keys, spoken) => {
  expect(spokenKeys(keys, false, (key) => en.look.key[key])).toBe(spoken);
});

test('what is Ctrl elsewhere is read aloud as Command on a Mac', () => {
  expect(spokenKeys('mod+enter', true, (key) => en.look.key[key])).toBe('Command+Enter');
});

describe('the registry of actions', () => {
  test('what is further in comes first, and of one layer what was offered last', () => {
    const registry = createActionRegistry();
    registry.offer('desk', [anAction('palette')]);
    registry.offer('part', [anAction('send')]);
    registry.offer('screen', [anAction('next'), anAction('previous')]);
    registry.offer('screen', [anAction('resolve')]);
    expect(registry.list().map(({ id }) => id)).toEqual(['send', 'resolve', 'next', 'previous', 'palette']);
  });

  test('what is taken out is gone, and listeners hear of it', () => {
    const registry = createActionRegistry();
    const withdraw = registry.offer('screen', [anAction('next')]);
    let heard = 0;
    registry.subscribe(() => {
      heard += 1;
    });
    withdraw();
    expect(registry.list()).toEqual([]);
    expect(heard).toBe(1);
  });

  test('the list is the same array until something changes', () => {
    const registry = createActionRegistry();
    registry.offer('screen', [anAction('next')]);
    expect(registry.list()).toBe(registry.list());
  });
});
