import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { HubInput } from '#contracts/hub-api.ts';
import { deviceId } from '#domain/kernel/fields.ts';
import { answered } from '../support/agent-hands.ts';
import { test, windowOf } from '../support/helped-computer.ts';
import { devicesOf, reportQuickly } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import type { HeldResources } from './held-resources.ts';
import { heldResources } from './held-resources.ts';

/** Fewer to try the test itself. */
const SESSIONS = Number(process.env['DESKBELL_TEST_SESSIONS'] ?? 500);
/** What a program needs once, it has after so many. */
const WARM_UP = Math.min(25, Math.floor(SESSIONS / 2));
/** It is waited for thousands of times. */
const often = { intervals: [50] };
const MOST_LEAKED_MEGABYTES = 10;
/** A program may open a file late, and the page has hold of the session it showed last. */
const MOST_LEFT_OPEN = 10;
const bounded = [
  'helperFiles',
  'consoleFiles',
  'helperWaits',
  'displayConnections',
  'peerConnections',
  'tracks',
] as const satisfies readonly (keyof HeldResources)[];

/** With what they hold where a session was and nothing of it is to be seen any more. */
async function measure(app: ElectronApplication, agent: Page): Promise<HeldResources> {
  await goTo(agent, '/');
  await expect(agent.getByRole('heading', { name: 'Mine' })).toBeVisible();
  return await heldResources(app, agent);
}

/** A session as an agent begins it from a ticket: asked, agreed to, seen, and ended in the console. */
async function helpOnce(app: ElectronApplication, agent: Page, desk: SmallDesk, ask: AskOf): Promise<void> {
  const { session } = await desk.administrator.ask('support.ask', ask);
  const question = await windowOf(app, 'consent');
  await answered(question, question.getByRole('button', { name: 'Yes, show my screen' }).click());
  await goTo(agent, `/help/${session}`);
  await expect(agent.getByText('You see the screen')).toBeVisible();
  await expect
    .poll(() => agent.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth), often)
    .toBe(1_280);
  await desk.administrator.issue('support-session.end', session, { why: 'done' });
  await expect(agent.locator('video')).toHaveCount(0);
  await expect.poll(() => app.windows().map((one) => new URL(one.url()).pathname.slice(-5)), often).toEqual(['/help']);
}

type AskOf = HubInput<'support.ask'>;

/** In the same page: a program that is loaded anew has forgotten all. */
async function goTo(agent: Page, path: string): Promise<void> {
  await agent.evaluate((to) => history.pushState(null, '', to), path);
}

test(`${SESSIONS} sessions one after another in one run of helper and console leave nothing behind (acceptance 6) @long`, async ({
  helper,
  agent,
  desk,
  hub,
}) => {
  test.setTimeout(0);
  const refused: string[] = [];
  agent.on('pageerror', ({ message }) => refused.push(message));
  const { app, page } = await helper.startEnrolled();
  const incident = await reportQuickly(page, desk, 'The projector stays dark');
  await page.getByRole('link', { name: /^Get help now/ }).click();
  const [device] = await devicesOf(desk);
  const ask = { incident, device: deviceId.parse(device!.id), reason: 'To look at the projector' };
  await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
  const startedAtMs = performance.now();
  const figures = new Map<number, HeldResources>();
  for (let count = 1; count <= SESSIONS; count += 1) {
    await helpOnce(app, agent, desk, ask);
    if (count !== 1 && count !== WARM_UP && count % 25 !== 0 && count !== SESSIONS) continue;
    figures.set(count, await measure(app, agent));
    console.log(count, Math.round((performance.now() - startedAtMs) / 1_000), JSON.stringify(figures.get(count)));
  }

  const [before, after] = [figures.get(WARM_UP)!, figures.get(SESSIONS)!];
  const grown = (name: keyof HeldResources) => after[name] - before[name];
  expect(refused).toEqual([]);
  expect(grown('helperHeap')).toBeLessThan(MOST_LEAKED_MEGABYTES);
  expect(grown('consoleHeap')).toBeLessThan(MOST_LEAKED_MEGABYTES);
  for (const open of bounded) expect(grown(open), open).toBeLessThan(MOST_LEFT_OPEN);
});
