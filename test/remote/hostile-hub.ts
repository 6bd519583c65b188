import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { servePages, siteAddress } from './link-page-site.ts';
import type { HostileEvent, Victim } from './pages/hostile-page.ts';
import type { TrustPage, TrustPageEvent, TrustPageOptions } from './pages/trust-page.ts';

/** What an attack makes of a message on its way: what is said to whom instead. */
export type Meddle = (text: string, from: Victim) => readonly (readonly [to: Victim, text: string])[];

/** What an attack makes of a signal where the hub does not end the connections itself. */
export type MeddleWithSignal = (signal: LinkSignal, from: Victim) => readonly LinkSignal[];

export interface HonestEnd {
  readonly page: Page;
  readonly key: string;
  readonly trusts: readonly LinkTrust[];
  readonly states: readonly string[];
  open(options: Pick<TrustPageOptions, 'role' | 'knows'> & Partial<TrustPageOptions>): Promise<void>;
  ask<Name extends 'compare' | 'frames' | 'peerKey'>(
    name: Name,
    ...input: Parameters<TrustPage[Name]>
  ): Promise<Awaited<ReturnType<TrustPage[Name]>>>;
}

/** A helper, a console, and the hub that connects them: honest, meddling with signals, or between them. */
export interface HostileHub {
  readonly helper: HonestEnd;
  readonly console: HonestEnd;
  readonly hub: Page;
  /** The hub's own key. */
  readonly key: string;
  /** What each end has said, in order, where the hub is between them. */
  readonly heard: readonly { readonly from: Victim; readonly text: string }[];
  /** Carries signals from end to end. */
  connectDirectly(meddle?: MeddleWithSignal): void;
  /** Ends both connections itself, and passes messages on as it likes. */
  standBetween(meddle: Meddle): Promise<void>;
  /** Everything that would be an alarm, at either end. */
  alarms(): readonly string[];
  /** Frames of the screen that anybody but its user has. */
  framesSeen(): Promise<number>;
}

const other = { helper: 'console', console: 'helper' } as const;
export const session = 'support-session:one';
export const ticket = 'incident:one';

/** Ends of a link that nobody causes by accident. */
const alarmingEnds = new Set(['certificate-differs', 'signal-invalid', 'message-invalid', 'handshake-failed']);

function alarmsOf({ trusts, states }: HonestEnd): readonly string[] {
  const broken = trusts.flatMap((trust) => (trust.state === 'broken' ? [trust.alarm] : []));
  return [...broken, ...states.filter((state) => alarmingEnds.has(state))];
}

async function openHonestEnd(context: BrowserContext, onSignal: (signal: LinkSignal) => void): Promise<HonestEnd> {
  const page = await context.newPage();
  const trusts: LinkTrust[] = [];
  const states: string[] = [];
  await page.exposeFunction('tellTrust', (event: TrustPageEvent) => {
    if (event.kind === 'signal') onSignal(event.signal);
    else if (event.kind === 'trust') trusts.push(event.trust);
    else states.push(event.state.state === 'ended' ? event.state.reason : event.state.state);
  });
  await page.goto(`${siteAddress}trust.html`);
  return {
    page,
    key: await page.evaluate(() => window.trustPage.makeKey()),
    trusts,
    states,
    open: (options) =>
      page.evaluate((given) => window.trustPage.open(given), { session, ticket, signs: true, ...options }),
    ask: (name, ...input) =>
      page.evaluate(
        // What the page offers takes what its names say; only the types are lost on the way.
        ({ asked, given }) => (window.trustPage[asked] as (...of: readonly unknown[]) => never)(...given),
        { asked: name, given: input },
      ),
  };
}

async function openHostileHub(context: BrowserContext): Promise<HostileHub> {
  await servePages(context);
  const hub = await context.newPage();
  const heard: { readonly from: Victim; readonly text: string }[] = [];
  const ends: Partial<Record<Victim, HonestEnd>> = {};
  let meddle: Meddle = () => [];
  let carry: (signal: LinkSignal, from: Victim) => Promise<void> = async () => {};
  let carried: Promise<unknown> = Promise.resolve();
  /** One after the other, as a socket brings things; a page that is gone hears nothing. */
  const inTurn = (act: () => Promise<unknown>) => {
    carried = carried.then(act).catch(() => null);
  };

  const bring = (signal: LinkSignal, to: Victim) =>
    ends[to]!.page.evaluate((given) => window.trustPage.signal(given), signal);
  const told = (event: HostileEvent): void => {
    if (event.kind === 'signal') inTurn(() => bring(event.signal, event.to));
    else if (event.kind === 'heard') {
      heard.push(event);
      for (const [to, text] of meddle(event.text, event.from)) {
        inTurn(() => hub.evaluate(([victim, said]) => window.hostilePage.say(victim, said), [to, text] as const));
      }
    } else if (event.state.state === 'ended') {
      // Whom it has lost at one end is of no use to it at the other.
      inTurn(() => hub.evaluate((victim) => window.hostilePage.close(victim), other[event.of]));
    }
  };
  await hub.exposeFunction('tellHostile', told);
  await hub.goto(`${siteAddress}hostile.html`);
  const key = await hub.evaluate(() => window.hostilePage.makeKey());
  const helper = (ends.helper = await openHonestEnd(context, (signal) => inTurn(() => carry(signal, 'helper'))));
  const console = (ends.console = await openHonestEnd(context, (signal) => inTurn(() => carry(signal, 'console'))));

  return {
    helper,
    console,
    hub,
    key,
    heard,
    connectDirectly: (meddleWith = (signal) => [signal]) => {
      carry = async (signal, from) => {
        for (const passed of meddleWith(signal, from)) await bring(passed, other[from]);
      };
    },
    standBetween: async (meddling) => {
      meddle = meddling;
      carry = (signal, from) =>
        hub.evaluate(([victim, given]) => window.hostilePage.signal(victim, given), [from, signal] as const);
      await hub.evaluate(() => window.hostilePage.open());
    },
    alarms: () => [helper, console].flatMap(alarmsOf),
    framesSeen: async () => {
      const atHub = await hub.evaluate(() => window.hostilePage.frames());
      return atHub + (await console.ask('frames'));
    },
  };
}

export const test = base.extend<{ world: HostileHub }>({
  world: async ({ context }, use) => {
    await use(await openHostileHub(context));
  },
});

/** No control, no session that anybody took for good, not one frame, and one alarm at whoever found out. */
export async function expectRepelled(world: HostileHub, alarm: string): Promise<void> {
  const { helper, console } = world;
  await expect.poll(() => world.alarms(), { intervals: [50] }).toContain(alarm);
  await expect.poll(() => [helper.states.at(-1), console.states.at(-1)]).not.toContain('connected');
  expect([...helper.trusts, ...console.trusts].filter(({ state }) => state === 'trusted')).toEqual([]);
  expect(await world.framesSeen()).toBe(0);
  expect(new Set(world.alarms())).toEqual(new Set([alarm]));
  expect(Math.max(alarmsOf(helper).length, alarmsOf(console).length)).toBe(1);
}
