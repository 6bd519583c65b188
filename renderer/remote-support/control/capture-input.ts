import type { MonitorPosition, Point } from '#domain/remote-control/hit-test.rules.ts';
import type { KeyboardMode } from '#domain/remote-control/input.rules.ts';
import { captureKeys } from './capture-keys.ts';
import { capturePointer } from './capture-pointer.ts';
import { layKeyField } from './key-field.ts';
import type { NumberedInput } from './number-input.ts';
import { typeText } from './typed-text.ts';

export interface CaptureInputPorts extends NumberedInput {
  /** What shows the screen of the other computer; placed, for a field is laid into it that takes the focus. */
  readonly surface: HTMLElement;
  /** What a screen reader calls that field. */
  readonly label: string;
  /** Where on which monitor a point of the page is; `null` beside the picture. `isDragging`: then the nearest edge counts. */
  readonly placeOf: (at: Point, isDragging: boolean) => MonitorPosition | null;
  /** How keys are taken at the beginning. */
  readonly mode: KeyboardMode;
  /** Whether keys go to the other computer from now on: the page shows it. */
  readonly onKeysGo: (doThey: boolean) => void;
  /** Windows tells of a Ctrl with every AltGr. */
  readonly hasGhostCtrl: boolean;
}

/** The agent's hands on the surface, until `stop`. */
export interface CapturedInput {
  /** Keys go to the other computer from now on. */
  readonly focus: () => void;
  readonly takeKeys: (mode: KeyboardMode) => void;
  /** Everything goes up over there. */
  readonly release: () => void;
  readonly stop: () => void;
}

/** From what a browser tells of pointer and keys to what is done over there. */
export function captureInput(ports: CaptureInputPorts): CapturedInput {
  const stopped = new AbortController();
  const { signal } = stopped;
  const { act } = ports;
  const { element: field, compose } = layKeyField({ ...ports, signal, onText: (text) => typeText(text, act) });
  const pointer = capturePointer({
    ...ports,
    field,
    signal,
    onLost: release,
  });
  const keys = captureKeys({ ...ports, field, signal, onLost: release });
  takeKeys(ports.mode);

  function release(): void {
    pointer.forget();
    keys.forget();
    act({ kind: 'input.release' });
  }

  function takeKeys(mode: KeyboardMode): void {
    compose(mode !== 'place');
    act({ kind: 'input.keyboard', mode });
  }

  return {
    focus: () => field.focus({ preventScroll: true }),
    takeKeys,
    release,
    stop: () => {
      if (signal.aborted) return;
      release();
      stopped.abort();
      ports.onKeysGo(false);
    },
  };
}
