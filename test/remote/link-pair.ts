import type { BrowserContext } from '@playwright/test';
import { test as base } from '@playwright/test';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkEndPage } from './link-end.ts';
import { openEnd } from './link-end.ts';
import { servePages } from './link-page-site.ts';
import type { LinkKind } from './pages/link-page.ts';
import type { UdpLine } from './udp-line.ts';
import { openUdpLine } from './udp-line.ts';

export type Carrier = (signal: LinkSignal, from: 'helper' | 'console') => readonly LinkSignal[];

/** A helper's page and a console's, with a line between them that tests may cut, and somebody who carries the signals. */
export interface LinkPair {
  readonly helper: LinkEndPage;
  readonly console: LinkEndPage;
  readonly line: UdpLine;
  /** Every signal that was to be carried, from the first on. */
  readonly signals: readonly { readonly from: 'helper' | 'console'; readonly signal: LinkSignal }[];
  /** Addresses that the pages have asked for beside their own. */
  readonly asked: readonly string[];
  /** What becomes of a signal from now on: by default it is carried as it is, once. */
  carryBy(carrier: Carrier): void;
  /** Neither page has a link any more, and nothing of it is left. */
  renew(): Promise<void>;
}

const faithfully: Carrier = (signal) => [signal];

export async function openPair(context: BrowserContext): Promise<LinkPair> {
  const asked = await servePages(context);
  let line = openUdpLine();
  const signals: { readonly from: 'helper' | 'console'; readonly signal: LinkSignal }[] = [];
  let carrier = faithfully;
  /** One signal after the other, as a socket would bring them. */
  let carried: Promise<unknown> = Promise.resolve();

  async function carry(signal: LinkSignal, from: 'helper' | 'console', to: LinkEndPage): Promise<void> {
    signals.push({ from, signal });
    for (const changed of carrier(signal, from)) {
      const passed = await line.carry(changed);
      if (passed !== null) await to.ask('signal', passed);
    }
  }

  const pair: { helper?: LinkEndPage; console?: LinkEndPage } = {};
  const carryTo = (from: 'helper' | 'console', to: 'helper' | 'console') => (signal: LinkSignal) => {
    // A page that is gone by now hears nothing.
    carried = carried.then(() => carry(signal, from, pair[to]!)).catch(() => null);
  };
  const helper = (pair.helper = await openEnd(await context.newPage(), carryTo('helper', 'console')));
  const console = (pair.console = await openEnd(await context.newPage(), carryTo('console', 'helper')));
  return {
    helper,
    console,
    get line() {
      return line;
    },
    signals,
    asked,
    carryBy: (wanted) => {
      carrier = wanted;
    },
    renew: async () => {
      await Promise.all([helper.leave(), console.leave()]);
      await carried;
      line.close();
      line = openUdpLine();
      signals.length = 0;
      carrier = faithfully;
    },
  };
}

/** Tests that take a pair of pages: the one that its worker has, or, where they change the pages themselves, one of their own. */
export const test = base.extend<{ pair: LinkPair; ownPair: LinkPair }, { pairOfWorker: LinkPair }>({
  pairOfWorker: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      const pair = await openPair(context);
      await use(pair);
      pair.line.close();
      await context.close();
    },
    { scope: 'worker' },
  ],
  pair: async ({ pairOfWorker }, use) => {
    await pairOfWorker.renew();
    await use(pairOfWorker);
  },
  ownPair: async ({ context }, use) => {
    const pair = await openPair(context);
    await use(pair);
    pair.line.close();
  },
});

export async function connect({ helper, console }: LinkPair, kinds: readonly [LinkKind, LinkKind]): Promise<void> {
  await console.open(kinds[1], 'console');
  await helper.open(kinds[0], 'helper');
  await Promise.all([helper.becomes('connected'), console.becomes('connected')]);
}
