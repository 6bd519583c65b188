import { useEffect } from 'react';
import type { ActionRegistry } from './action-registry.ts';
import { readPress, SEQUENCE_WINDOW_MS } from './key-press.ts';

/** Runs the offered actions as their keys are pressed. Stands once, in the shell. */
export function useKeyPresses(registry: ActionRegistry): void {
  useEffect(() => {
    let begun = '';
    let begunAtMs = 0;

    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
      const isStale = event.timeStamp - begunAtMs > SEQUENCE_WINDOW_MS;
      const outcome = readPress(registry.list(), isStale ? '' : begun, event, isTypingIn(event.target));
      begun = outcome.kind === 'begun' ? outcome.keys : '';
      begunAtMs = event.timeStamp;
      if (outcome.kind !== 'run') return;
      event.preventDefault();
      if (outcome.action.unavailable === undefined) outcome.action.run();
    }

    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [registry]);
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}

/** A field that takes letters, or a list or menu that moves with arrows and letters of its own. */
function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.closest('textarea, select, [role="menu"], [role="listbox"], [role="dialog"]') !== null;
}
