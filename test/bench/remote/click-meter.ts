import { setTimeout as delay } from 'node:timers/promises';
import type { Watched } from './glass-meter.ts';
import { stepSeen } from './glass-meter.ts';
import type { Scene } from './scenes.ts';
import { drawStrip } from './scenes.ts';
import { STRIP } from './step-strip.ts';

/** Clicks of the agent that were answered by a change on the agent's own screen. */
export interface Clicked {
  /** From the press to the change. */
  readonly eyeMs: readonly number[];
  /** From the press to the program that was clicked. */
  readonly handMs: readonly number[];
}

const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 1;

/**
 * Presses where a window of the user's is seen on the agent's screen; the window draws the next step with each press.
 *
 * @param isOver Asked before each press.
 */
export async function watchClicks(watched: Watched, isOver: (clicks: number) => boolean): Promise<Clicked> {
  const { user, agent, userSize, shownAt, chance } = watched;
  const area = { x: Math.round(userSize.width / 2) - 150, y: Math.round(userSize.height / 2), width: 300, height: 100 };
  const window = user.openWindow(area);
  const strip = { x: 20, y: 20 };
  const scene: Scene = {
    strips: [{ x: area.x + strip.x, y: area.y + strip.y, ...STRIP }],
    draw: (step) => drawStrip(window, strip, step),
    restMs: (by) => 200 + by * 250,
    close: () => window.close(),
  };
  let [clicks, reachedAtMs] = [0, 0];
  const hear = (event: { readonly name: string }) => {
    if (event.name !== 'ButtonPress') return;
    reachedAtMs = performance.now();
    clicks += 1;
    scene.draw(clicks);
  };
  user.client.on('event', hear);
  const place = {
    x: Math.round(shownAt.x + ((area.x + 150) * shownAt.width) / userSize.width),
    y: Math.round(shownAt.y + ((area.y + 70) * shownAt.height) / userSize.height),
  };
  const found: { eyeMs: number[]; handMs: number[] } = { eyeMs: [], handMs: [] };
  try {
    scene.draw(0);
    // The first may only take the keyboard there.
    await agent.press(place.x, place.y);
    await delay(1_000);
    while (!isOver(found.eyeMs.length)) {
      const before = clicks;
      const pressedAtMs = performance.now();
      await agent.press(place.x, place.y);
      const seenAtMs = await seenAfter(scene, watched, before, pressedAtMs + PATIENCE_MS);
      // One that was answered by nothing that could be seen took all of the patience, and is none that can be left out.
      found.eyeMs.push((seenAtMs ?? performance.now()) - pressedAtMs);
      found.handMs.push((clicks > before ? reachedAtMs : performance.now()) - pressedAtMs);
      await delay(scene.restMs(chance()));
    }
  } finally {
    user.client.removeListener('event', hear);
    scene.close();
    await user.settle();
  }
  return found;
}

async function seenAfter(scene: Scene, watched: Watched, before: number, untilMs: number): Promise<number | null> {
  while (performance.now() < untilMs) {
    if (((await stepSeen(scene, watched)) ?? 0) > before) return performance.now();
    await delay(LOOK_EVERY_MS);
  }
  return null;
}
