import type { GlobalShortcut } from 'electron';
import { hostState } from '../host-state.ts';
import { record } from '../recorded-calls.ts';
import { normalAccelerator } from './accelerator.ts';
import { desktop } from './desktop.ts';

/** Shortcuts are kept, not grabbed: no key reaches them. `desktop.pressShortcut` is the key. */
export const globalShortcut: GlobalShortcut = {
  register: (accelerator, callback) => {
    const keys = readableKeys(accelerator);
    record('globalShortcut.register', { accelerator });
    if (desktop.shortcuts.has(keys)) return false;
    desktop.shortcuts.set(keys, callback);
    return true;
  },
  registerAll: (accelerators, callback) => {
    for (const accelerator of accelerators) globalShortcut.register(accelerator, callback);
  },
  isRegistered: (accelerator) => desktop.shortcuts.has(readableKeys(accelerator)),
  unregister: (accelerator) => void desktop.shortcuts.delete(readableKeys(accelerator)),
  unregisterAll: () => desktop.shortcuts.clear(),
  isSuspended: () => desktop.areShortcutsSuspended,
  setSuspended: (suspended) => {
    desktop.areShortcutsSuspended = suspended;
  },
};

function readableKeys(accelerator: string): string {
  if (!hostState.isReady) throw new Error('globalShortcut cannot be used before the app is ready');
  const keys = normalAccelerator(accelerator);
  if (keys === null)
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  return keys;
}
