import type { ShareOrder } from '#contracts/helper-remote.ts';
import type { SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { agentId, epochMs, incidentId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { ShareHearing } from '#platform/any/live-help/share.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { NoScreen } from '#platform/browser/screen-share/capture-screen.ts';
import { expect, test } from 'vitest';
import { PortalSharing } from './portal-sharing.ts';
import type { Help } from './portal-support.ts';
import { policyInForce } from '#domain/remote-policy/policy-in-force.rules.ts';
import type { SharingState } from './sharing.ts';

const mira = agentId.parse('agent:mira');
const session = supportSessionId.parse('support-session:one');
const help: Help = {
  id: session,
  state: 'joined',
  person: personId.parse('person:vera'),
  agent: mira,
  agentName: 'Mira Sandoval',
  agentRole: 'agent',
  onlookers: [],
  reason: null,
  awaitedUntilMs: epochMs.parse(60_000),
  joinedAtMs: epochMs.parse(1_000),
  endedAtMs: null,
  endedBy: null,
  endReason: null,
  endNote: null,
  ticket: {
    id: incidentId.parse('incident:one'),
    number: null,
    summary: 'The form does not save',
    loggedAtMs: epochMs.parse(500),
  },
};
const here = { session, code: null };

/** A screen that a browser lets this page have. */
class ChosenScreen extends EventTarget {
  isLive = true;
  readonly clones: ChosenScreen[] = [];
  clone(): ChosenScreen {
    const clone = new ChosenScreen();
    this.clones.push(clone);
    return clone;
  }
  getSettings() {
    return { width: 1_280, height: 800 };
  }
  stop(): void {
    this.isLive = false;
  }
  /** By the browser's own button. */
  endItself(): void {
    this.isLive = false;
    this.dispatchEvent(new Event('ended'));
  }
}

/** A page that takes part, with a console at the other end once it has come. */
function aPage(chosen: ChosenScreen | NoScreen = new ChosenScreen()) {
  const orders: ShareOrder[] = [];
  const noted: HappeningNoted[] = [];
  const ended: string[] = [];
  const states: (SharingState | null)[] = [];
  let signals: (news: SignalNews) => void = () => undefined;
  let share: ShareHearing | null = null;
  let capture: () => MediaStreamTrack | NoScreen = () => 'picture.no-display';
  let nowMs = 10_000;
  const ticks: (() => void)[] = [];
  const sharing = new PortalSharing({
    signals: {
      act: (act: SignalAct, hear) => {
        if (act.kind === 'attend') signals = hear;
      },
    },
    openShare: (capturing) => (hearing) => {
      capture = capturing;
      share = hearing;
      return { contentsId: 0, order: (order) => void orders.push(order), stop: async () => undefined };
    },
    relays: async () => [],
    policy: () => policyInForce({ policy: null, isPublished: false }, nowMs),
    chooseScreen: async () => chosen as unknown as MediaStreamTrack | NoScreen,
    note: (_session, happenings) => void noted.push(...happenings),
    onEnd: (_session, why) => void ended.push(why),
    nowMs: () => nowMs,
    every: (_everyMs, act) => {
      ticks.push(act);
      return () => void ticks.splice(0);
    },
    sleep: (_delayMs, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  sharing.state$.subscribe((state) => states.push(state));
  const viewsOrdered = () => orders.flatMap((order) => (order.kind === 'view' ? [order.view] : []));
  return {
    sharing,
    noted,
    ended,
    capture: () => capture(),
    state: () => states.at(-1) ?? null,
    view: () => viewsOrdered().at(-1) ?? null,
    alarm: () => share?.onNews({ kind: 'alarm' }),
    meetConsole: () => {
      signals({ kind: 'arrived', from: mira, fromEnd: newCommandId() });
      share?.onNews({ kind: 'link', state: 'connected' });
      share?.onNews({ kind: 'trust', code: '482190', isTrusted: false });
    },
    pass: (ms: number) => {
      nowMs += ms;
      for (const tick of ticks) tick();
    },
  };
}

test('nothing is captured before the person has chosen, whoever is there (C1)', async () => {
  const page = aPage();
  page.sharing.follow(help, here);
  page.meetConsole();

  expect(page.view()).toEqual({ kind: 'nothing', reason: 'picture.not-granted' });
  expect(page.capture()).toBe('picture.not-granted');
  expect(page.state()).toMatchObject({ isAsked: true, hasScreen: false, shown: { code: '482190' } });

  await page.sharing.choose();
  expect(page.view()).toEqual({ kind: 'show', monitor: 0, monitors: expect.anything(), mode: 'auto' });
  expect(page.state()).toMatchObject({ isAsked: false, hasScreen: true, shown: { allowed: ['view'] } });
  expect(page.noted).toContainEqual({
    actor: 'user',
    type: 'consent',
    data: { capability: 'view', answer: 'given', agent: mira },
  });
});

test('a page that was not asked to takes no part: another window of the same person does', () => {
  const page = aPage();
  page.sharing.follow(help, null);
  page.sharing.follow(help, { session: supportSessionId.parse('support-session:another'), code: null });

  expect(page.state()).toBeNull();
});

test('a pause hides the screen at once, and going on asks for nothing anew (C10)', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.sharing.pause();

  expect(page.view()).toEqual({ kind: 'nothing', reason: 'picture.paused' });
  page.sharing.resume();
  expect(page.view()).toMatchObject({ kind: 'show' });
  expect(screen.isLive).toBe(true);
});

test('what the browser ended by its own button is shown no longer, and can be chosen anew (P5)', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  screen.endItself();

  expect(page.view()).toEqual({ kind: 'nothing', reason: 'picture.paused' });
  expect(page.state()).toMatchObject({ hasScreen: false });
  await page.sharing.choose();
  expect(page.view()).toMatchObject({ kind: 'show' });
});

test('whoever said no to the browser is told so, and nothing was shown', async () => {
  const page = aPage('picture.not-permitted');
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();

  expect(page.state()).toMatchObject({ problem: 'picture.not-permitted', hasScreen: false });
  expect(page.view()).toMatchObject({ kind: 'nothing' });
});

test('the screen is let go of when the session ends, wherever it was ended', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.sharing.follow({ ...help, state: 'ended' }, here);

  expect(screen.isLive).toBe(false);
  expect(page.state()).toBeNull();
});

test('an hour later it has lapsed, and the browser captures nothing any more (C16)', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.pass(60 * 60_000);

  expect(page.view()).toMatchObject({ kind: 'nothing' });
  expect(screen.isLive).toBe(false);
  expect(page.state()).toMatchObject({ hasScreen: false });
});

test('a colleague who takes over sees nothing of what was chosen for the first (W9)', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.sharing.follow({ ...help, agent: agentId.parse('agent:tom'), agentName: 'Tom' }, here);

  expect(screen.isLive).toBe(false);
  expect(page.state()).toMatchObject({ hasScreen: false, shown: { agentName: 'Tom' } });
});

test('an alarm ends it here, and tells the desk why (S17)', async () => {
  const screen = new ChosenScreen();
  const page = aPage(screen);
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.alarm();

  expect(page.ended).toEqual(['alarm']);
  expect(screen.isLive).toBe(false);
  page.sharing.follow(help, here);
  expect(page.state()).toBeNull();
});

test('a colleague who wants to look on is asked about by name, and sees nothing before the yes (W8)', async () => {
  const page = aPage();
  page.sharing.follow(help, here);
  page.meetConsole();
  await page.sharing.choose();
  page.sharing.follow({ ...help, onlookers: [{ id: agentId.parse('agent:tom'), name: 'Tom Berger' }] }, here);

  expect(page.state()).toMatchObject({ colleague: 'Tom Berger', isAsked: false, shown: { onlookers: [] } });
  page.pass(1_000);
  page.sharing.letLookOn();
  await expect.poll(() => page.state()).toMatchObject({ colleague: null, shown: { onlookers: ['Tom Berger'] } });
});
