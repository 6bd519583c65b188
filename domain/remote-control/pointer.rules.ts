import type { PointerButton } from './input.rules.ts';
import type { Point } from './hit-test.rules.ts';

/** The pointer of the agent as the helper has let it through. */
export interface AgentPointer {
  /** Number of the newest message that placed it, over both channels. */
  readonly newest: number;
  /** In the order in which they went down. */
  readonly down: readonly PointerButton[];
}

export const pointerAtRest: AgentPointer = { newest: 0, down: [] };

/** One thing that an agent does with the mouse, placed on the desktop. */
export type PointerAct =
  | { readonly kind: 'move'; readonly sequence: number; readonly at: Point }
  | {
      readonly kind: 'button';
      readonly sequence: number;
      readonly at: Point;
      readonly button: PointerButton;
      readonly isDown: boolean;
    }
  | {
      readonly kind: 'wheel';
      readonly sequence: number;
      readonly at: Point;
      readonly turnX: number;
      readonly turnY: number;
    };

export type PointerStep =
  | { readonly kind: 'move'; readonly to: Point }
  | { readonly kind: 'button'; readonly button: PointerButton; readonly isDown: boolean }
  | { readonly kind: 'wheel'; readonly turnX: number; readonly turnY: number };

export interface PointerPlan {
  readonly pointer: AgentPointer;
  readonly steps: readonly PointerStep[];
}

/**
 * What becomes of one act.
 *
 * A move that something newer has overtaken is late and does nothing (I8): moves may be lost and reordered, buttons and wheel
 * say where they happened. A hand that is over one of the helper's own windows presses and turns nothing there, and drags
 * nothing onto it; a button that is down goes up wherever the hand is, at the last place it was let to (C8).
 *
 * @param isOwn Whether `act.at` lies on a window of the helper itself.
 */
export function takePointer(pointer: AgentPointer, act: PointerAct, isOwn: boolean): PointerPlan {
  const isLate = act.sequence <= pointer.newest;
  if (act.kind === 'move' && isLate) return { pointer, steps: [] };
  const newest = Math.max(pointer.newest, act.sequence);
  const isDragging = pointer.down.length > 0;
  const place: readonly PointerStep[] = isLate || (isOwn && isDragging) ? [] : [{ kind: 'move', to: act.at }];

  switch (act.kind) {
    case 'move':
      return { pointer: { ...pointer, newest }, steps: place };
    case 'wheel': {
      const turn = isOwn ? [] : [{ kind: 'wheel', turnX: act.turnX, turnY: act.turnY } as const];
      return { pointer: { ...pointer, newest }, steps: [...place, ...turn] };
    }
    case 'button': {
      const { button, isDown } = act;
      const isNews = isDown !== pointer.down.includes(button) && !(isDown && isOwn);
      if (!isNews) return { pointer: { ...pointer, newest }, steps: place };
      const down = isDown ? [...pointer.down, button] : pointer.down.filter((one) => one !== button);
      return { pointer: { newest, down }, steps: [...place, { kind: 'button', button, isDown }] };
    }
    default:
      return act satisfies never;
  }
}

/** Lets go of all buttons, the last one first. What was placed so far stays the newest. */
export function releasePointer(pointer: AgentPointer): PointerPlan {
  const steps = pointer.down.toReversed().map((button) => ({ kind: 'button', button, isDown: false }) as const);
  return { pointer: { ...pointer, down: [] }, steps };
}
