import type { InputAct } from './number-input.ts';
import type { ModifierName } from './held-keys.ts';
import { holdKeys } from './held-keys.ts';
import { readKey } from './key-event.ts';

export interface CaptureKeysPorts {
  /** The element that has the focus while keys go to the other computer. */
  readonly field: HTMLElement;
  readonly act: (act: InputAct) => void;
  readonly onKeysGo: (doThey: boolean) => void;
  readonly hasGhostCtrl: boolean;
  /** The page hears no more of the keys that are down. */
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

/** So long Escape is held to have the keys back, as browsers have it in full screen. */
const HOLD_ESCAPE_MS = 1_500;

/** @returns what forgets which keys are down. */
export function captureKeys(ports: CaptureKeysPorts): { forget: () => void } {
  const { field, act, signal } = ports;
  const later = (do_: () => void, delayMs: number) => {
    const timer = setTimeout(do_, delayMs);
    return () => clearTimeout(timer);
  };
  const keys = holdKeys({
    send: ({ code, isDown, text, isDead }) => act({ kind: 'input.key', code, isDown, text, isDead }),
    hasGhostCtrl: ports.hasGhostCtrl,
    later,
  });
  let callOffLeaving: (() => void) | null = null;

  function watchEscape(event: KeyboardEvent): void {
    if (event.code !== 'Escape' || event.repeat) return;
    callOffLeaving?.();
    callOffLeaving = event.type === 'keydown' ? later(() => field.blur(), HOLD_ESCAPE_MS) : null;
  }

  function take(event: KeyboardEvent): void {
    const key = readKey(event);
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    watchEscape(event);
    keys.take(key, (name: ModifierName) => event.getModifierState(name));
  }

  function lose(): void {
    callOffLeaving?.();
    ports.onLost();
  }

  field.addEventListener('keydown', take, { signal });
  field.addEventListener('keyup', take, { signal });
  field.addEventListener('focus', () => ports.onKeysGo(true), { signal });
  field.addEventListener(
    'blur',
    () => {
      lose();
      ports.onKeysGo(false);
    },
    { signal },
  );
  const { ownerDocument } = field;
  ownerDocument.addEventListener('visibilitychange', () => ownerDocument.hidden && lose(), { signal });
  ownerDocument.defaultView?.addEventListener('pagehide', lose, { signal });
  signal.addEventListener('abort', () => callOffLeaving?.());

  return { forget: keys.forget };
}
