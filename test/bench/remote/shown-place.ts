import { setTimeout as delay } from 'node:timers/promises';
import type { Place, XScreen } from './x-screen.ts';

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

const PATIENCE_MS = 20_000;
const SETTLES_IN_MS = 400;

/**
 * Where on the agent's screen the user's screen is seen: all that turns from white to black with it. Asks no page, so it is the
 * same for every viewer.
 */
export async function findShownPlace(
  user: XScreen,
  agent: XScreen,
  sizes: { user: ScreenSize; agent: ScreenSize },
): Promise<Place> {
  const whole = { x: 0, y: 0, ...sizes.agent };
  const untilMs = performance.now() + PATIENCE_MS;
  let before: Place | null = null;
  while (performance.now() < untilMs) {
    const [white, black] = [
      await seenWhile(user, agent, whole, 0xffffff, sizes.user),
      await seenWhile(user, agent, whole, 0, sizes.user),
    ];
    const found = turnedBlack(white, black, sizes.agent);
    if (found !== null && isAlike(found, before)) return found;
    before = found;
  }
  throw new Error(`The user's screen is not to be seen on the agent's: last ${JSON.stringify(before)}.`);
}

async function seenWhile(
  user: XScreen,
  agent: XScreen,
  whole: Place,
  colour: number,
  size: ScreenSize,
): Promise<Buffer> {
  const window = user.openWindow({ x: 0, y: 0, ...size });
  window.paint({ x: 0, y: 0, ...size }, colour);
  await user.settle();
  await delay(SETTLES_IN_MS);
  const seen = await agent.read(whole);
  window.close();
  await user.settle();
  return seen;
}

function turnedBlack(white: Buffer, black: Buffer, { width, height }: ScreenSize): Place | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < width * height; at += 1) {
    if ((white[at * 4 + 1] ?? 0) < 200 || (black[at * 4 + 1] ?? 255) > 55) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function isAlike(a: Place, b: Place | null): boolean {
  if (b === null) return false;
  return [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((by) => Math.abs(by) <= 1);
}
