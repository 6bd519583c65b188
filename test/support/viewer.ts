import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { build } from 'vite';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { helperPagesConfig } from '../../build/vite.desktop.ts';
import type { ViewerEvent, ViewerPage } from '../remote/pages/viewer-page.ts';
import { attendAsAgent } from './agent-end.ts';
import type { HubSession } from './hub-session.ts';
import { withoutFeatures } from './chromium-switches.ts';

type Heard = Exclude<Extract<ViewerEvent, { kind: 'heard' }>['message'], 'unknown'>;

/** An agent who looks at somebody's screen, in a browser of their own. */
export interface Viewer {
  readonly page: Page;
  /** All that was heard of one kind, the latest last. */
  heard<Kind extends Heard['kind']>(kind: Kind): readonly Extract<Heard, { kind: Kind }>[];
  states(): readonly string[];
  /** The six digits, once there are some. */
  code(): string | null;
  ask<Name extends keyof ViewerPage>(
    name: Name,
    ...input: Parameters<ViewerPage[Name]>
  ): Promise<Awaited<ReturnType<ViewerPage[Name]>>>;
  close(): Promise<void>;
}

/** Where the viewer's page lies once it is built; nobody resolves the name. */
const SITE = 'https://viewer.test/';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds the page that stands for a console. @returns Its folder, which whoever asked removes. */
export async function buildViewerPage(): Promise<string> {
  const root = fileURLToPath(new URL('../remote/pages', import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), 'deskbell-viewer-'));
  const input = join(root, 'viewer.html');
  const settings = { ...helperPagesConfig.build, outDir, rolldownOptions: { input } };
  await build({ ...helperPagesConfig, root, logLevel: 'warn', build: settings });
  return outDir;
}

export const removeViewerPage = (folder: string) => rm(folder, { recursive: true, force: true });

interface ViewedSession {
  readonly origin: string;
  readonly agent: HubSession;
  readonly session: SupportSessionId;
  readonly ticket: IncidentId;
}

export async function openViewer(folder: string, { origin, agent, session, ticket }: ViewedSession): Promise<Viewer> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      withoutFeatures('WebRtcHideLocalIpsWithMdns'),
      '--allow-loopback-in-peer-connection',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
    ],
  });
  const page = await browser.newPage();
  const told: ViewerEvent[] = [];
  await page.route('**/*', async (route) => {
    const path = route.request().url().slice(SITE.length);
    const contentType = types[extname(path)];
    if (contentType === undefined) await route.abort();
    else await route.fulfill({ path: join(folder, path), contentType });
  });
  const isOpen = Promise.withResolvers<void>();
  const end = attendAsAgent(origin, agent, session, (text) => {
    // A page that is not there yet hears it later, and one that is gone nothing.
    void isOpen.promise.then(() => viewer.ask('signal', text)).catch(() => null);
  });
  await page.exposeFunction('tellViewer', (event: ViewerEvent) => {
    if (event.kind === 'signal') end.say(event.text);
    else told.push(event);
  });
  const viewer: Viewer = {
    page,
    heard: (kind) =>
      told.flatMap((event) => {
        if (event.kind !== 'heard' || event.message === 'unknown') return [];
        // Chosen by the kind that the type is looked up by.
        return event.message.kind === kind ? [event.message as never] : [];
      }),
    states: () =>
      told.flatMap((event) => {
        if (event.kind !== 'state') return [];
        return event.state.state === 'ended' ? [`ended: ${event.state.reason}`] : [event.state.state];
      }),
    code: () => {
      const last = told.findLast((event) => event.kind === 'trust');
      return last !== undefined && 'code' in last.trust ? last.trust.code : null;
    },
    ask: (name, ...input) =>
      page.evaluate(
        // What the page offers takes what its names say; only the types are lost on the way.
        ({ asked, given }) => (window.viewerPage[asked] as (...of: readonly unknown[]) => never)(...given),
        { asked: name, given: input },
      ),
    close: async () => {
      end.close();
      await browser.close();
    },
  };
  await page.goto(`${SITE}viewer.html`);
  await viewer.ask('open', session, ticket);
  isOpen.resolve();
  return viewer;
}

/** For so long nothing of a screen comes: at first what was on its way, then nothing more. */
export async function seesNothing(viewer: Viewer, forMs: number): Promise<void> {
  await expect(async () => {
    const before = await viewer.ask('frames');
    await viewer.page.waitForTimeout(forMs);
    expect(await viewer.ask('frames')).toBe(before);
  }).toPass({ timeout: 10_000, intervals: [0] });
}
