import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkRole } from '#contracts/remote-session/session-messages.ts';
import { siteAddress } from './link-page-site.ts';
import type { LinkKind, LinkPage, PageEvent } from './pages/link-page.ts';

/** One page with one end of a link, as a test sees it. */
export interface LinkEndPage {
  readonly page: Page;
  /** All that it has told, but signals, with when. */
  readonly told: readonly { readonly event: PageEvent; readonly atMs: number }[];
  ask<Name extends keyof LinkPage>(
    name: Name,
    ...input: Parameters<LinkPage[Name]>
  ): Promise<Awaited<ReturnType<LinkPage[Name]>>>;
  open(kind: LinkKind, role: LinkRole): Promise<void>;
  states(): readonly string[];
  /** What has come on a channel, in order. */
  heard(channel: string): readonly string[];
  /** Has no link any more, and forgets what it has told. */
  leave(): Promise<void>;
  /** Waits until it is `connected`, or whatever is said. */
  becomes(state: string): Promise<void>;
}

/** @param onSignal What the page wants carried to the other end. */
export async function openEnd(page: Page, onSignal: (signal: LinkSignal) => void): Promise<LinkEndPage> {
  const told: { readonly event: PageEvent; readonly atMs: number }[] = [];
  await page.exposeFunction('tellTest', (event: PageEvent) => {
    if (event.kind === 'signal') onSignal(event.signal);
    else told.push({ event, atMs: performance.now() });
  });
  await page.goto(`${siteAddress}link.html`);

  const states = () =>
    told.flatMap(({ event }) => {
      if (event.kind !== 'state') return [];
      return event.state.state === 'ended' ? [`ended: ${event.state.reason}`] : [event.state.state];
    });
  const end: LinkEndPage = {
    page,
    told,
    ask: (name, ...input) =>
      page.evaluate(
        // What the page offers takes what its names say; only the types are lost on the way.
        ({ asked, given }) => (window.linkPage[asked] as (...of: readonly unknown[]) => never)(...given),
        { asked: name, given: input },
      ),
    open: async (kind, role) => {
      await end.ask('open', kind, role);
    },
    leave: async () => {
      await end.ask('leave');
      told.length = 0;
    },
    states,
    heard: (channel) =>
      told.flatMap(({ event }) => (event.kind === 'message' && event.channel === channel ? [event.text] : [])),
    becomes: (state) => expect.poll(() => states().at(-1), { intervals: [20, 50, 100] }).toBe(state),
  };
  return end;
}
