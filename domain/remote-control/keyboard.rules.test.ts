import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyboardMode } from './input.rules.ts';
import { keyboardModes } from './input.rules.ts';
import type { KeyCode } from './key-codes.ts';
import { isModifier, keyCodes } from './key-codes.ts';
import type { AgentKeyboard, HostLayout, KeyAct, KeyStep } from './keyboard.rules.ts';
import { keyboardAtRest, pressHeldModifiers, releaseKeyboard, takeKey, write } from './keyboard.rules.ts';
import { isNeverForwarded } from './never-forwarded.rules.ts';
import { american, german } from './remote-control.fixtures.ts';

function down(code: KeyCode, text: string | null = null): KeyAct {
  return { code, isDown: true, text, isDead: false };
}

function up(code: KeyCode): KeyAct {
  return { code, isDown: false, text: null, isDead: false };
}

function tap(code: KeyCode, text: string | null = null): readonly KeyAct[] {
  return [down(code, text), up(code)];
}

function take(acts: readonly KeyAct[], host: HostLayout, mode: KeyboardMode = 'auto') {
  let keyboard: AgentKeyboard = { ...keyboardAtRest, mode };
  const steps = acts.flatMap((act) => {
    const plan = takeKey(keyboard, act, host);
    keyboard = plan.keyboard;
    return plan.steps;
  });
  return { keyboard, steps };
}

/** `+KeyA -KeyA "ä"`: what goes down, what goes up, what is written. */
function told(steps: readonly KeyStep[]): string {
  return steps
    .map((step) => (step.kind === 'write' ? JSON.stringify(step.text) : `${step.isDown ? '+' : '-'}${step.code}`))
    .join(' ');
}

describe('a key of the agent, so that what it writes appears (I2)', () => {
  test('is the same key where both keyboards write the same', () => {
    expect(told(take(tap('KeyA', 'a'), german).steps)).toBe('+KeyA -KeyA');
  });

  test('is the key that writes it here where that is another', () => {
    expect(told(take(tap('KeyY', 'y'), german).steps)).toBe('+KeyZ -KeyZ');
  });

  test('takes Shift along only when the key needs it here', () => {
    const shifted = [down('ShiftLeft'), ...tap('KeyA', 'A'), up('ShiftLeft')];

    expect(told(take(shifted, german).steps)).toBe('+ShiftLeft +KeyA -KeyA -ShiftLeft');
  });

  test('is written as text where other keys have to be held for it', () => {
    const at = [down('AltRight'), ...tap('KeyQ', '@'), up('AltRight')];

    expect(told(take(at, american).steps)).toBe('"@"');
  });

  test('@ on a German keyboard is AltGr and Q on another one (I4)', () => {
    const at = [down('AltRight'), ...tap('KeyQ', '@'), up('AltRight')];

    expect(told(take(at, german).steps)).toBe('+AltRight +KeyQ -KeyQ -AltRight');
  });

  test('lets a dead key alone and writes what it became', () => {
    const accented: KeyAct[] = [{ code: 'Equal', isDown: true, text: null, isDead: true }, up('Equal')];

    expect(told(take([...accented, ...tap('KeyE', 'é')], american).steps)).toBe('"é"');
  });

  test('writes a letter between held keys without them, and has them again afterwards', () => {
    const mixed = [down('ShiftLeft'), ...tap('KeyA', 'A'), ...tap('Quote', 'Ä'), ...tap('KeyA', 'A'), up('ShiftLeft')];

    expect(told(take(mixed, american).steps)).toBe(
      '+ShiftLeft +KeyA -KeyA -ShiftLeft "Ä" +ShiftLeft +KeyA -KeyA -ShiftLeft',
    );
  });

  test('with Ctrl it is the key with that letter: undo stays undo on another layout', () => {
    const undo = [down('ControlLeft'), ...tap('KeyZ', 'z'), up('ControlLeft')];

    expect(told(take(undo, german).steps)).toBe('+ControlLeft +KeyY -KeyY -ControlLeft');
  });

  test('with the left Alt it is an order, unless Alt made another letter of it', () => {
    const menu = [down('AltLeft'), ...tap('KeyA', 'a'), up('AltLeft')];
    const option = [down('AltLeft'), ...tap('KeyL', 'ä'), up('AltLeft')];

    expect(told(take(menu, german).steps)).toBe('+AltLeft +KeyA -KeyA -AltLeft');
    expect(told(take(option, german).steps)).toBe('+Quote -Quote');
  });

  test('Alt alone opens a menu, Shift alone does nothing', () => {
    expect(told(take(tap('AltLeft'), german).steps)).toBe('+AltLeft -AltLeft');
    expect(told(take(tap('ShiftLeft'), german).steps)).toBe('');
  });

  test('a letter’s place that writes nothing over there writes nothing here', () => {
    expect(told(take(tap('IntlRo'), german).steps)).toBe('');
  });

  test('keys that write nothing are pressed with what is held', () => {
    const select = [down('ShiftLeft'), ...tap('ArrowLeft'), up('ShiftLeft')];

    expect(told(take(select, german).steps)).toBe('+ShiftLeft +ArrowLeft -ArrowLeft -ShiftLeft');
  });

  test('locks stay where they are: what they do is in the text', () => {
    expect(told(take([...tap('CapsLock'), ...tap('KeyA', 'A')], german).steps)).toBe('"A"');
    expect(told(take(tap('Numpad7'), german).steps)).toBe('+Home -Home');
  });

  test('a click finds Shift held', () => {
    const { keyboard } = take([down('ShiftLeft')], german);

    expect(told(pressHeldModifiers(keyboard).steps)).toBe('+ShiftLeft');
  });
});

test('by place every key is the same key, at once (I1)', () => {
  const typed = [down('ShiftLeft'), ...tap('KeyY', 'Y'), up('ShiftLeft'), ...tap('AltLeft')];

  expect(told(take(typed, german, 'place').steps)).toBe('+ShiftLeft +KeyY -KeyY -ShiftLeft +AltLeft -AltLeft');
});

test('two keys for one key here write twice, and it goes up with the last of them', () => {
  const both = [down('Digit2', '2'), down('Numpad2', '2'), up('Digit2'), up('Numpad2')];

  expect(told(take(both, american).steps)).toBe('+Digit2 -Digit2 +Digit2 -Digit2');
});

const anyAct = fc.record({
  code: fc.constantFrom(...keyCodes),
  isDown: fc.boolean(),
  text: fc.option(fc.constantFrom('a', 'A', 'z', '@', 'ä', 'l', 'é', '😀'), { nil: null }),
  isDead: fc.boolean(),
});
const anyHost = fc.constantFrom(american, german);
const anyMode = fc.constantFrom(...keyboardModes);

describe('whatever an agent presses', () => {
  /** What is down after these steps; fails on a step that makes no sense, such as text typed with Ctrl held. */
  function downAfter(steps: readonly KeyStep[], watch: (down: ReadonlySet<KeyCode>) => void): ReadonlySet<KeyCode> {
    const isDown = new Set<KeyCode>();
    for (const step of steps) {
      const isSound = step.kind === 'write' ? ![...isDown].some(isModifier) : isDown.has(step.code) !== step.isDown;
      expect(isSound).toBe(true);
      if (step.kind === 'write') continue;
      if (step.isDown) isDown.add(step.code);
      else isDown.delete(step.code);
      watch(isDown);
    }
    return isDown;
  }

  test('after any beginning of it and a cut, no key is down (I3)', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 60 }), anyHost, anyMode, (acts, host, mode) => {
        const { keyboard, steps } = take(acts, host, mode);
        const released = releaseKeyboard(keyboard);

        expect(downAfter([...steps, ...released.steps], () => undefined)).toEqual(new Set());
        expect(released.keyboard).toEqual({ ...keyboardAtRest, mode });
      }),
      { numRuns: 500 },
    );
  });

  test('nothing that is never passed on is down at any moment, in whatever order it was pressed (I5)', () => {
    const dangerous = fc.constantFrom<KeyCode>(
      'MetaLeft',
      'KeyL',
      'ControlLeft',
      'AltRight',
      'AltLeft',
      'Escape',
      'F4',
    );
    const act = fc.record({
      code: dangerous,
      isDown: fc.boolean(),
      text: fc.constantFrom(null, 'l', 'L'),
      isDead: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), anyHost, anyMode, (acts, host, mode) => {
        downAfter(take(acts, host, mode).steps, (down) => expect(isNeverForwarded(down)).toBe(false));
      }),
      { numRuns: 500 },
    );
  });

  test('text is typed with nothing held, wherever it comes in', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), anyHost, anyMode, (acts, host, mode) => {
        const { keyboard, steps } = take(acts, host, mode);

        const down = downAfter([...steps, ...write(keyboard, 'pasted').steps], () => undefined);
        expect([...down].filter(isModifier)).toEqual([]);
      }),
    );
  });
});
