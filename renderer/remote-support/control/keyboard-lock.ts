/** The Keyboard Lock API (https://wicg.github.io/keyboard-lock/), which browsers have on secure pages, some of them not at all. */
interface LockableKeyboard {
  lock(keyCodes?: readonly string[]): Promise<void>;
  unlock(): void;
}

/**
 * In full screen, keys that are the browser's or the system's go to the other computer too: Ctrl+W, Alt+Tab, Escape. Held for a
 * while, Escape leaves full screen; browsers see to that themselves.
 *
 * @returns false where that cannot be had; keys then stay as they were.
 */
export async function lockKeyboard(shown: Document): Promise<boolean> {
  const keyboard = keyboardOf(shown);
  if (keyboard === null || shown.fullscreenElement === null) return false;
  try {
    await keyboard.lock();
    return true;
  } catch (error) {
    // Left full screen meanwhile, or it is not allowed here.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function unlockKeyboard(shown: Document): void {
  keyboardOf(shown)?.unlock();
}

function keyboardOf(shown: Document): LockableKeyboard | null {
  const navigator: object = shown.defaultView?.navigator ?? {};
  return 'keyboard' in navigator ? (navigator.keyboard as LockableKeyboard) : null;
}
