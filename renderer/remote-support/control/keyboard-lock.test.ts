import { describe, expect, test } from 'vitest';
import { lockKeyboard, unlockKeyboard } from './keyboard-lock.ts';

function aDocument(keyboard: object | undefined, isFullScreen: boolean): Document {
  const navigator = keyboard === undefined ? {} : { keyboard };
  // As much of a document as is looked at.
  return { fullscreenElement: isFullScreen ? {} : null, defaultView: { navigator } } as unknown as Document;
}

describe('the keys of the system (I6)', () => {
  test('are had in full screen, and given back', async () => {
    const did: string[] = [];
    const shown = aDocument({ lock: async () => void did.push('lock'), unlock: () => did.push('unlock') }, true);

    expect(await lockKeyboard(shown)).toBe(true);
    unlockKeyboard(shown);
    expect(did).toEqual(['lock', 'unlock']);
  });

  test.each([
    ['in a window', aDocument({ lock: async () => undefined }, false)],
    ['in a browser that has no such thing', aDocument(undefined, true)],
    [
      'where it is refused',
      aDocument({ lock: async () => Promise.reject(new DOMException('no', 'InvalidAccessError')) }, true),
    ],
  ])('stay with the agent %s', async (_name, shown) => {
    expect(await lockKeyboard(shown)).toBe(false);
  });
});
