import { setTimeout as delay } from 'node:timers/promises';
import type { Scene } from './scenes.ts';
import type { ScreenSize } from './shown-place.ts';
import { MOST_STEPS, readStrip } from './step-strip.ts';
import type { Place, XScreen } from './x-screen.ts';

/** What was seen of a scene on the agent's screen. */
export interface Seen {
  /** For each step: from when it was on the user's screen to when it, or a later one, was on the agent's. */
  readonly delaysMs: readonly number[];
  /** Steps that were never seen, nor a later one. */
  readonly lost: number;
  /** Steps that were seen themselves, and how many of them there were each second. */
  readonly shown: number;
  readonly shownPerSecond: number;
}

export interface Watched {
  readonly user: XScreen;
  readonly agent: XScreen;
  readonly userSize: ScreenSize;
  /** Where the user's screen is seen. */
  readonly shownAt: Place;
  readonly chance: () => number;
}

const LOOK_EVERY_MS = 1;
const LAST_STEP_PATIENCE_MS = 5_000;
const FIRST_STEP_PATIENCE_MS = 30_000;
const SETTLES_IN_MS = 700;

/** Plays a scene on the user's screen and looks for each step on the agent's: glass to glass, with one clock. */
export async function watchScene(
  scene: Scene,
  steps: number,
  watched: Watched,
  onBegin: () => void = () => undefined,
): Promise<Seen> {
  if (steps >= MOST_STEPS) throw new RangeError(`Fewer than ${MOST_STEPS} steps have numbers.`);
  const drawnAtMs: number[] = [];
  const seenAtMs = new Map<number, number>();
  await untilSeen(scene, watched);
  onBegin();
  const isOver = new AbortController();
  const playing = playScene(scene, steps, watched, drawnAtMs)
    .then(() => delay(LAST_STEP_PATIENCE_MS, null, { signal: isOver.signal }))
    .catch(passAborted)
    .finally(() => isOver.abort());
  while (!isOver.signal.aborted) {
    const step = await stepSeen(scene, watched);
    if (step !== null && step < drawnAtMs.length && !seenAtMs.has(step)) seenAtMs.set(step, performance.now());
    if (seenAtMs.has(steps - 1)) isOver.abort();
    await delay(LOOK_EVERY_MS);
  }
  await playing;
  return seenOf(drawnAtMs, seenAtMs);
}

function passAborted(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

/** The whole of a scene has to get there before its steps do. */
async function untilSeen(scene: Scene, watched: Watched): Promise<void> {
  const untilMs = performance.now() + FIRST_STEP_PATIENCE_MS;
  scene.draw(MOST_STEPS - 1);
  while ((await stepSeen(scene, watched)) !== MOST_STEPS - 1) {
    if (performance.now() > untilMs) throw new Error("A scene is not to be seen on the agent's screen.");
    await delay(LOOK_EVERY_MS);
  }
  await delay(SETTLES_IN_MS);
}

async function playScene(scene: Scene, steps: number, { user, chance }: Watched, drawnAtMs: number[]): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    scene.draw(step);
    await user.settle();
    drawnAtMs.push(performance.now());
    await delay(scene.restMs(chance()));
  }
}

/** The step that all strips show; the earliest where they differ. */
export async function stepSeen(scene: Scene, { agent, userSize, shownAt }: Watched): Promise<number | null> {
  const scale = { x: shownAt.width / userSize.width, y: shownAt.height / userSize.height };
  const steps = await Promise.all(
    scene.strips.map(async ({ x, y, width, height }) => {
      const row = {
        x: Math.round(shownAt.x + x * scale.x),
        y: Math.round(shownAt.y + (y + height / 2) * scale.y),
        width: Math.round(width * scale.x),
        height: 1,
      };
      return readStrip(await agent.read(row), row.width);
    }),
  );
  return steps.includes(null) ? null : Math.min(...steps.filter((step) => step !== null));
}

function seenOf(drawnAtMs: readonly number[], seenAtMs: ReadonlyMap<number, number>): Seen {
  const delaysMs: number[] = [];
  let nextSeenMs = Infinity;
  for (let step = drawnAtMs.length - 1; step >= 0; step -= 1) {
    nextSeenMs = Math.min(nextSeenMs, seenAtMs.get(step) ?? Infinity);
    if (nextSeenMs !== Infinity) delaysMs.push(nextSeenMs - drawnAtMs[step]!);
  }
  const seconds = (drawnAtMs.at(-1)! - drawnAtMs[0]!) / 1_000;
  return {
    delaysMs,
    lost: drawnAtMs.length - delaysMs.length,
    shown: seenAtMs.size,
    shownPerSecond: seenAtMs.size / seconds,
  };
}
