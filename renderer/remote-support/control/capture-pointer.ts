import type { MonitorPosition, Point } from '#domain/remote-control/hit-test.rules.ts';
import { pointerButtons } from '#domain/remote-control/input.rules.ts';
import type { InputAct } from './number-input.ts';
import { paceMoves } from './paced-moves.ts';
import { turnOf } from './wheel-turn.ts';

export interface CapturePointerPorts {
  readonly surface: HTMLElement;
  /** Gets the focus with a click on the surface. */
  readonly field: HTMLElement;
  readonly placeOf: (at: Point, isDragging: boolean) => MonitorPosition | null;
  readonly move: (position: MonitorPosition) => void;
  readonly act: (act: InputAct) => void;
  /** The page hears no more of a button that is down. */
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

/** @returns what forgets where the pointer was going, and which buttons are down. */
export function capturePointer(ports: CapturePointerPorts): { forget: () => void } {
  const { surface, field, placeOf, move, act, signal } = ports;
  const down = new Set<number>();
  const moves = paceMoves({ send: move, nowMs: () => performance.now(), later });
  signal.addEventListener('abort', moves.forget);

  const place = ({ clientX, clientY }: MouseEvent) => placeOf({ x: clientX, y: clientY }, down.size > 0);

  function moved(event: MouseEvent): void {
    const position = place(event);
    if (position !== null) moves.move(position);
  }

  function turned(event: PointerEvent, isDown: boolean): void {
    const button = pointerButtons[event.button];
    if (button === undefined || isDown === down.has(event.button)) return;
    const position = place(event);
    if (position === null) return;
    event.preventDefault();
    if (isDown) surface.setPointerCapture(event.pointerId);
    if (isDown) down.add(event.button);
    else down.delete(event.button);
    // The click says itself where it was.
    moves.forget();
    act({ kind: 'input.button', ...position, button, isDown });
  }

  function wheeled(event: WheelEvent): void {
    const position = place(event);
    if (position === null) return;
    event.preventDefault();
    const turn = turnOf(event);
    moves.forget();
    if (turn.turnX !== 0 || turn.turnY !== 0) act({ kind: 'input.wheel', ...position, ...turn });
  }

  // Earlier than `pointermove`, which waits for the next frame, and on secure pages only. It overtakes clicks as well: so while
  // a button is down it is left aside.
  const hasRaw = 'onpointerrawupdate' in surface;
  if (hasRaw)
    surface.addEventListener('pointerrawupdate', (event) => down.size === 0 && moved(event as PointerEvent), {
      signal,
    });
  surface.addEventListener('pointerdown', focusAndTurn, { signal });
  surface.addEventListener('pointerup', (event) => turned(event, false), { signal });
  // A second button comes as a move of the first one's pointer (Pointer Events, "chorded buttons").
  surface.addEventListener('pointermove', (event) => event.button !== -1 && turned(event, isPressed(event)), {
    signal,
  });
  surface.addEventListener('pointercancel', ports.onLost, { signal });
  surface.addEventListener('wheel', wheeled, { signal, passive: false });
  // With `mousedown` a browser would take the focus from the field.
  for (const own of ['mousedown', 'contextmenu', 'auxclick', 'dragstart'] as const)
    surface.addEventListener(own, (event) => event.preventDefault(), { signal });

  function focusAndTurn(event: PointerEvent): void {
    field.focus({ preventScroll: true });
    turned(event, true);
  }

  return {
    forget: () => {
      moves.forget();
      down.clear();
    },
  };
}

function later(act: () => void, delayMs: number): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}

/** `buttons` counts left, right, middle; `button` left, middle, right. */
const bitOfButton = [1, 4, 2, 8, 16] as const;

function isPressed({ button, buttons }: PointerEvent): boolean {
  return (buttons & (bitOfButton[button] ?? 0)) !== 0;
}
