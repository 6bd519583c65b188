import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { idleFigures } from './idle-apps.ts';
import { withHubs } from './measured-hub.ts';
import type { ProcessCosts } from './process-costs.ts';
import { costsOf } from './process-costs.ts';
import { seedHub } from './seed-hub.ts';
import {
  builtApp,
  emptyApp,
  forgetFiles,
  isOnStandin,
  startApp,
  startBrowser,
  untilQueueUsable,
} from './timed-apps.ts';

const ROUNDS = 3;
const SIZES = [
  ['300', 300],
  ['100k', 100_000],
] as const;
/** What a start still has to do after the queue is there, such as looking at the hub, is done by then. */
const SETTLES_IN_MS = 5_000;
const FIRST_SYNC_PATIENCE_MS = 600_000;

interface Start {
  readonly tookMs: number;
  readonly costs: ProcessCosts;
}

/**
 * Starts, memory and idling of the desktop apps. Tickets come into the local database as they do in life, by a sync from
 * a hub; times run from the start of the process to a queue that answers a key.
 */
export async function* desktopFigures(minutes: number): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-bench-'));
  const noted = (measured: Measured) =>
    figureOf({ ...(isOnStandin ? { note: 'on the stand-in for Electron' } : {}), ...measured });
  try {
    const empty = await starts(async (round) => startEmpty(folder, round));
    for (const [size, tickets] of SIZES) {
      for (const measured of await withDesk(folder, size, tickets, empty)) yield noted(measured);
    }
    for await (const measured of idleFigures(folder, minutes)) yield noted(measured);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withDesk(
  folder: string,
  size: string,
  tickets: number,
  empty: readonly Start[],
): Promise<readonly Measured[]> {
  return withHubs(null, async (hubs) => {
    const first = await hubs.start();
    const desk = await foundSmallDesk(first.origin, first.setUpToken ?? '');
    await first.stop();
    seedHub(join(hubs.folder, 'data'), desk, { tickets, lines: tickets }, Date.now());
    const hub = await hubs.start();
    const profile = join(folder, `console-${size}`);
    const firstSyncMs = await syncFirst(profile, hub.origin, desk, tickets);

    await forgetFiles(profile);
    const cold = await startConsole(profile, hub.origin);
    const again = await starts(async () => startConsole(profile, hub.origin));
    const emptyBaseline = { name: 'an empty app', value: medianMs(empty) };
    const browser = tickets > 300 ? null : await browserStartMs(join(folder, 'browser'), hub.origin, desk);
    return [
      milliseconds(`desktop.first-sync.${size}`, firstSyncMs),
      { ...milliseconds(`desktop.start.${size}.cold`, cold.tookMs), baseline: emptyBaseline },
      { ...milliseconds(`desktop.start.${size}.again`, medianMs(again)), baseline: emptyBaseline },
      ...(browser === null
        ? []
        : [
            {
              ...milliseconds(`desktop.start.${size}.against-browser`, medianMs(again)),
              baseline: { name: 'the same pages in a browser', value: browser },
            },
          ]),
      ...memoryFigures(`desktop.memory.${size}`, again.at(-1)!.costs, empty.at(-1)!.costs),
    ];
  });
}

/** Signs in and waits for all of the desk. Resolves to how long that took from the sign-in on, in milliseconds. */
async function syncFirst(profile: string, origin: string, desk: SmallDesk, tickets: number): Promise<number> {
  const { app, page } = await startApp(builtApp('console'), profile, `--hub=${origin}`);
  const beganMs = performance.now();
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(desk.mira.login);
  await page.getByRole('textbox', { name: 'Password' }).fill(desk.mira.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await untilWhole(page, tickets);
  const tookMs = performance.now() - beganMs;
  await app.close();
  return tookMs;
}

async function untilWhole(page: Page, tickets: number): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main navigation' });
  const all = rail.getByRole('link', { name: `All ${tickets.toLocaleString('en')}`, exact: true });
  await expect(all.or(rail.getByRole('link', { name: `All ${tickets}`, exact: true }))).toBeVisible({
    timeout: FIRST_SYNC_PATIENCE_MS,
  });
  await expect(rail.getByRole('status')).toHaveText('Up to date', { timeout: FIRST_SYNC_PATIENCE_MS });
}

async function startConsole(profile: string, origin: string): Promise<Start> {
  const beganMs = performance.now();
  const { app, page, processId } = await startApp(builtApp('console'), profile, `--hub=${origin}`);
  await untilQueueUsable(page);
  const tookMs = performance.now() - beganMs;
  await delay(SETTLES_IN_MS);
  const costs = costsOf(processId);
  await app.close();
  return { tookMs, costs };
}

async function startEmpty(folder: string, round: number): Promise<Start> {
  const app = await emptyApp(join(folder, 'empty-app'));
  const beganMs = performance.now();
  const started = await startApp(app, join(folder, `empty-${round}`));
  await started.page.getByRole('heading', { name: 'Ready' }).waitFor();
  const tookMs = performance.now() - beganMs;
  await delay(SETTLES_IN_MS);
  const costs = costsOf(started.processId);
  await started.app.close();
  return { tookMs, costs };
}

/** The same pages, served by the hub and kept in a browser's own storage: from the browser's start to the same key. */
async function browserStartMs(profile: string, origin: string, desk: SmallDesk): Promise<number> {
  const first = await startBrowser(profile);
  await openConsole(first.page, origin, desk.mira);
  await untilWhole(first.page, 300);
  await untilKeptForOffline(first.page);
  await first.context.close();
  const tookMs: number[] = [];
  while (tookMs.length < ROUNDS) {
    const beganMs = performance.now();
    const { context, page } = await startBrowser(profile);
    await page.goto(`${origin}/`);
    await untilQueueUsable(page);
    tookMs.push(performance.now() - beganMs);
    await context.close();
  }
  return percentile(tookMs, 0.5);
}

async function starts(start: (round: number) => Promise<Start>): Promise<readonly Start[]> {
  const found: Start[] = [];
  while (found.length < ROUNDS) found.push(await start(found.length));
  return found;
}

function medianMs(found: readonly Start[]): number {
  return percentile(
    found.map(({ tookMs }) => tookMs),
    0.5,
  );
}

function memoryFigures(id: string, ours: ProcessCosts, empty: ProcessCosts): readonly Measured[] {
  const roles = Object.keys(ours.megabytes) as (keyof ProcessCosts['megabytes'])[];
  const sum = ({ megabytes }: ProcessCosts) => Object.values(megabytes).reduce((total, one) => total + one, 0);
  const figure = (name: string, value: number, theirs: number): Measured => ({
    id: `${id}.${name}`,
    value,
    unit: 'MB',
    better: 'lower',
    // An empty app has no data service to compare with.
    ...(theirs === 0 ? {} : { baseline: { name: 'an empty app', value: theirs } }),
  });
  return [
    ...roles.map((role) => figure(role, ours.megabytes[role], empty.megabytes[role])),
    figure('all', sum(ours), sum(empty)),
  ];
}

function milliseconds(id: string, value: number): Measured {
  return { id, value, unit: 'ms', better: 'lower' };
}
