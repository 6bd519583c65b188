import { useEffect } from 'react';
import type { ActionRegistry } from './action-registry.ts';
import { readPress, SEQUENCE_WINDOW_MS } from './key-press.ts';

/** Runs the offered actions as their keys are pressed. Stands once, in the shell. */
export function useKeyPresses(registry: ActionRegistry): void {
  useEffect(() => {
    let begun = '';
    let begunAtMs = 0;
    let isClosing = false;

    /** Escape closes an open menu or list of choices before it means anything else. Asked before that has closed. */
    function note({ key, target }: KeyboardEvent): void {
      isClosing = key === 'Escape' && target instanceof Element && target.ariaExpanded === 'true';
    }

    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isClosing || isModifier(event.key) || isOwnKey(event)) return;
      const isStale = event.timeStamp - begunAtMs > SEQUENCE_WINDOW_MS;
      const outcome = readPress(registry.list(), isStale ? '' : begun, event, isTypingIn(event.target));
      begun = outcome.kind === 'begun' ? outcome.keys : '';
      begunAtMs = event.timeStamp;
      if (outcome.kind !== 'run') return;
      event.preventDefault();
      if (outcome.action.unavailable === undefined) outcome.action.run();
    }

    window.addEventListener('keydown', note, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, [registry]);
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}

/** Enter and Space on a button or link press it, as everywhere. */
function isOwnKey({ key, target }: KeyboardEvent): boolean {
  const isPressing = key === 'Enter' || key === ' ';
  return isPressing && target instanceof HTMLElement && target.closest('a[href], button, summary') !== null;
}

/** A field that takes letters, or a list or menu that moves with arrows and letters of its own. */
function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.closest('textarea, select, [role="menu"], [role="listbox"], [role="dialog"]') !== null;
}
