import type { EndId } from '#contracts/remote-session/carried-signal.ts';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { agentId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import { sleep } from '#platform/node/sleep.ts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { keepListening } from '../../agent-helper/main/hub-link/keep-listening.ts';
import type { DeviceSession } from '../support/device-session.ts';
import { servePages, siteAddress } from './link-page-site.ts';
import type { SharePage } from './pages/share-page.ts';

/** A computer whose screen is shared: the helper's end over the real hub, with a page of its own that holds the link. */
export interface SharingDevice {
  /** Of the page that holds the link to the agent's console, once that has come. */
  to(agent: string): Pick<SharingDevice, 'ask'>;
  /** The same for the one who came first. */
  ask<Name extends keyof SharePage>(
    name: Name,
    ...input: Parameters<SharePage[Name]>
  ): Promise<Awaited<ReturnType<SharePage[Name]>>>;
  readonly stop: () => Promise<void>;
}

interface Shared {
  readonly session: SupportSessionId;
  readonly ticket: IncidentId;
}

/** Attends for the device, and begins a link, in a page of its own, to the console of each agent who comes. */
export async function startSharing(
  browser: Browser,
  origin: string,
  device: DeviceSession,
  { session, ticket }: Shared,
): Promise<SharingDevice> {
  const context = await browser.newContext();
  await servePages(context);
  const signals = createSignalLines({ nowMs: Date.now, wait: sleep });
  const end = newCommandId();
  const pages = new Map<Participant, Promise<LinkedPage>>();
  const act = (what: Parameters<typeof signals.act>[0]) =>
    signals.act(what, (news) => {
      if (news.kind === 'arrived' && news.from !== 'user') {
        const opened = pages.get(news.from) ?? openPage(context, device, carryTo(news.from));
        pages.set(news.from, opened);
        void opened.then((linked) => linked.begin(news.fromEnd, session, ticket));
      } else if (news.kind === 'heard') {
        const said = JSON.parse(news.text) as LinkSignal;
        // A page that is gone by now hears nothing.
        void pages.get(news.from)?.then(({ page }) => askOf(page)('signal', said).catch(() => null));
      }
    });
  const carryTo = (to: Participant) => (towards: EndId, signal: LinkSignal) =>
    act({ kind: 'send', session, end, to, towards, text: JSON.stringify(signal) });
  const ask =
    (linked: () => Promise<LinkedPage> | undefined): SharingDevice['ask'] =>
    (name, ...input) =>
      linkedPage(linked).then(({ page }) => askOf(page)(name, ...input));

  const stopping = new AbortController();
  const listening = keepListening(
    {
      link: { within: (use) => use(device.token) },
      openStream: (...hello) => openLiveStream(origin, ...hello),
      signals,
      onHeard: () => undefined,
      onNews: () => undefined,
      onLost: () => undefined,
      rest: sleep,
      sleep,
      nowMs: Date.now,
      chance: () => 0,
    },
    stopping.signal,
  );
  act({ kind: 'attend', session, end });
  return {
    ask: ask(() => pages.values().next().value),
    to: (agent) => ({ ask: ask(() => pages.get(agentId.parse(agent))) }),
    stop: async () => {
      stopping.abort();
      await listening;
      await context.close();
    },
  };
}

interface LinkedPage {
  readonly page: Page;
  readonly begin: (towards: EndId, session: SupportSessionId, ticket: IncidentId) => Promise<void>;
}

/** The page that holds a link, as soon as there is one. */
async function linkedPage(linked: () => Promise<LinkedPage> | undefined): Promise<LinkedPage> {
  await expect.poll(linked).toBeDefined();
  return await linked()!;
}

/** A page that holds a link to one console. */
async function openPage(
  context: BrowserContext,
  device: DeviceSession,
  carry: (towards: EndId, signal: LinkSignal) => void,
): Promise<LinkedPage> {
  let current: EndId | null = null;
  const page = await context.newPage();
  await page.exposeFunction('signLink', (text: string) => device.signLink(text));
  await page.exposeFunction('carrySignal', (signal: LinkSignal) => {
    if (current !== null) carry(current, signal);
  });
  await page.goto(`${siteAddress}share.html`);
  return {
    page,
    begin: async (towards, session, ticket) => {
      current = towards;
      await askOf(page)('begin', session, ticket);
    },
  };
}

function askOf(page: Page): SharingDevice['ask'] {
  return (name, ...input) =>
    page.evaluate(
      // What the page offers takes what its names say; only the types are lost on the way.
      ({ asked, given }) => (window.sharePage[asked] as (...of: readonly unknown[]) => never)(...given),
      { asked: name, given: input },
    );
}
