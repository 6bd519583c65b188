import { useEffect } from 'react';
import type { ActionRegistry } from './action-registry.ts';
import { readPress, SEQUENCE_WINDOW_MS } from './key-press.ts';

/** Runs the offered actions as their keys are pressed. Stands once, in the shell. */
export function useKeyPresses(registry: ActionRegistry): void {
  useEffect(() => {
    let begun = '';
    let begunAtMs = 0;
    let isClosing = false;

    function press(event: KeyboardEvent): void {
      const isStale = event.timeStamp - begunAtMs > SEQUENCE_WINDOW_MS;
      const outcome = readPress(registry.list(), isStale ? '' : begun, event, isTypingIn(event.target));
      begun = outcome.kind === 'begun' ? outcome.keys : '';
      begunAtMs = event.timeStamp;
      if (outcome.kind !== 'run') return;
      event.preventDefault();
      event.stopPropagation();
      if (outcome.action.unavailable === undefined) outcome.action.run();
    }

    /** On the way down: keys with Ctrl mean the same everywhere, whatever the field makes of them. */
    function pressDown(event: KeyboardEvent): void {
      isClosing = event.key === 'Escape' && isOpen(event.target);
      if (isChord(event) && !isPassedOver(event)) press(event);
    }

    /** On the way up: a field, a menu or a dialog had its turn before. */
    function pressUp(event: KeyboardEvent): void {
      if (!isChord(event) && !isPassedOver(event) && !isClosing) press(event);
    }

    window.addEventListener('keydown', pressDown, { capture: true });
    window.addEventListener('keydown', pressUp);
    return () => {
      window.removeEventListener('keydown', pressDown, { capture: true });
      window.removeEventListener('keydown', pressUp);
    };
  }, [registry]);
}

function isChord({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}

function isPassedOver(event: KeyboardEvent): boolean {
  const isMeant = !event.defaultPrevented && !event.isComposing && !isHeldEscape(event);
  return !isMeant || isModifier(event.key) || isOwnKey(event);
}

/** Held, it leaves one thing and not all one after the other; and whoever lets go of another computer's keys holds it. */
function isHeldEscape({ key, repeat }: KeyboardEvent): boolean {
  return repeat && key === 'Escape';
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}

/** Enter and Space on a button or link press it, as everywhere. With Shift, an action of the screen may want them. */
function isOwnKey(event: KeyboardEvent): boolean {
  const isPressing = !isChord(event) && !event.shiftKey && (event.key === 'Enter' || event.key === ' ');
  return isPressing && event.target instanceof Element && event.target.closest('a[href], button, summary') !== null;
}

/** Escape closes an open menu or list of choices before it means anything else. */
function isOpen(target: EventTarget | null): boolean {
  return target instanceof Element && target.ariaExpanded === 'true';
}

/** A field that takes letters, or a list or menu that moves with arrows and letters of its own. */
function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  // The button of an open menu keeps the focus where a mouse has opened it.
  if (target.ariaHasPopup === 'menu' && isOpen(target)) return true;
  return target.closest('textarea, select, [role="menu"], [role="listbox"], [role="dialog"]') !== null;
}
