import type { Capture, Point } from './capture.rules.ts';
import { moved, sized } from './capture.rules.ts';

const directions: Readonly<Record<string, Point>> = {
  arrowleft: { x: -1, y: 0 },
  arrowright: { x: 1, y: 0 },
  arrowup: { x: 0, y: -1 },
  arrowdown: { x: 0, y: 1 },
};

const STEP_PX = 10;

export const moveKeys: readonly string[] = keysWith('', 'alt+');
export const sizeKeys: readonly string[] = keysWith('shift+', 'alt+shift+');

function keysWith(...modifiers: readonly string[]): readonly string[] {
  return modifiers.flatMap((modifier) => Object.keys(directions).map((arrow) => modifier + arrow));
}

/** What an arrow does to what is selected: it moves it, with Shift sizes it, by single pixels with Alt. */
export function pressed(capture: Capture, keys: string): Capture {
  const parts = keys.split('+');
  const { x, y } = directions[parts.at(-1) ?? ''] ?? { x: 0, y: 0 };
  const step = parts.includes('alt') ? 1 : STEP_PX;
  const by = { x: x * step, y: y * step };
  return parts.includes('shift') ? sized(capture, by) : moved(capture, by);
}
