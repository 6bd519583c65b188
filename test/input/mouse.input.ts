import type { TwoDisplays } from './two-displays.ts';
import { expect, test } from './two-displays.ts';

interface Heard {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly deltaX: number;
  readonly deltaY: number;
}

/** A page that keeps what the mouse does to it. */
async function watchMouse({ user }: TwoDisplays): Promise<() => Promise<readonly Heard[]>> {
  await user.page.setContent('<div style="height: 100vh"></div>');
  const heard = await user.page.evaluateHandle(() => {
    const kept: Heard[] = [];
    for (const type of ['mousedown', 'mouseup', 'mousemove', 'wheel'] as const)
      addEventListener(
        type,
        (event) => {
          event.preventDefault();
          const { clientX: x, clientY: y, button } = event;
          const { deltaX, deltaY } = event instanceof WheelEvent ? event : { deltaX: 0, deltaY: 0 };
          kept.push({ type, x, y, button, deltaX, deltaY });
        },
        { passive: false },
      );
    addEventListener('contextmenu', (event) => event.preventDefault());
    return kept;
  });
  // Until a frame has been shown that knows who listens, Chromium turns the wheel by itself and tells nobody.
  await user.page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  return () => heard.jsonValue();
}

/** In order: left, middle, right, back, forward, as X counts them. */
const buttons = [1, 2, 3, 8, 9] as const;

test('five buttons click where they are clicked', async ({ seats }) => {
  const heard = await watchMouse(seats);
  const { server } = seats.agent.hand;
  const clicks = async () => (await heard()).filter(({ type }) => type === 'mousedown' || type === 'mouseup');
  for (const [at, button] of buttons.entries()) {
    server.fakeMotion(200 + 100 * at, 300);
    server.fakeButton(button, true);
    server.fakeButton(button, false);
    // Chromium tells a click at a place to which the pointer has gone within the same millisecond, so it rests a while.
    await expect.poll(async () => (await clicks()).length).toBe(2 * (at + 1));
  }

  expect((await clicks()).map(({ type, x, y, button }) => [type, x, y, button])).toEqual(
    buttons.flatMap((_, button) => [
      ['mousedown', 200 + 100 * button, 300, button],
      ['mouseup', 200 + 100 * button, 300, button],
    ]),
  );
});

test('a drag goes all the way, ends where it ends, and moves nothing afterwards (I8)', async ({ seats }) => {
  const heard = await watchMouse(seats);
  const { server } = seats.agent.hand;
  server.fakeMotion(100, 100);
  server.fakeButton(1, true);
  for (let step = 1; step <= 40; step += 1) {
    server.fakeMotion(100 + 10 * step, 100 + 5 * step);
    await server.settle();
  }
  server.fakeButton(1, false);
  await server.settle();

  await expect.poll(async () => (await heard()).some(({ type }) => type === 'mouseup')).toBe(true);
  const events = await heard();
  const dragged = events.slice(
    events.findIndex(({ type }) => type === 'mousedown'),
    events.findIndex(({ type }) => type === 'mouseup') + 1,
  );
  expect([dragged[0]?.x, dragged.at(-1)?.x, dragged.at(-1)?.y]).toEqual([100, 500, 300]);
  const places = dragged.map(({ x }) => x);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test('the wheel turns a notch for a notch, up, down and sideways', async ({ seats }) => {
  const heard = await watchMouse(seats);
  const { server } = seats.agent.hand;
  server.fakeMotion(640, 400);
  const turns = async () => (await heard()).filter(({ type }) => type === 'wheel');
  for (const [at, button] of [5, 5, 4, 7, 6].entries()) {
    server.fakeButton(button, true);
    server.fakeButton(button, false);
    // What comes faster than it is shown a browser adds up.
    await expect.poll(async () => (await turns()).length).toBe(at + 1);
  }

  expect((await turns()).map(({ deltaX, deltaY }) => [Math.sign(deltaX) + 0, Math.sign(deltaY) + 0])).toEqual([
    [0, 1],
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ]);
});
