import type { EnrolledState, HelpState, PolicyStanding } from '#contracts/helper-core.ts';
import type { BannerState, ShareNews, ShareOrder } from '#contracts/helper-remote.ts';
import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { createQuestions } from '#platform/any/live-help/questions.ts';
import { createRightsHere } from './rights-here.ts';
import { createRemoteSessions } from './remote-sessions.ts';
import type { OpenPart, PartStanding } from '#platform/any/live-help/session-part.ts';
import type { ShareHearing } from '#platform/any/live-help/share.ts';

export const ada = agentId.parse('agent:ada');
export const tom = agentId.parse('agent:tom');
const ticket = {
  id: incidentId.parse('incident:projector'),
  number: null,
  summary: 'The projector stays dark',
  loggedAtMs: epochMs.parse(0),
};

export function aHelp(over: Partial<HelpState> = {}): HelpState {
  return {
    session: supportSessionId.parse('support-session:one'),
    state: 'joined',
    code: null,
    awaitedUntilMs: epochMs.parse(60_000),
    agent: ada,
    agentName: 'Ada Winter',
    agentRole: 'agent',
    onlookers: [],
    reason: null,
    ticket,
    joinedAtMs: epochMs.parse(0),
    endedAtMs: null,
    endedBy: null,
    endReason: null,
    endNote: null,
    ...over,
  };
}

/** Nobody has ever published one. */
export const noPolicy: PolicyStanding = { policy: null, isPublished: false, fingerprint: null, problem: null };

export function aState(help: HelpState | null, tickets: EnrolledState['tickets'] = []): EnrolledState {
  return {
    stage: 'enrolled',
    deviceName: 'PC-1',
    hub: 'https://desk.example.org',
    isSomebodys: true,
    link: 'online',
    metAtMs: null,
    isKeySealed: true,
    tickets,
    ticketsReadAtMs: null,
    unread: [],
    waiting: [],
    refused: [],
    filesWaiting: 0,
    announcements: [],
    help,
    lookedAtMs: null,
    policy: noPolicy,
  };
}

/** A ticket that the person opened, as their helper knows it. */
export const ownTicket: EnrolledState['tickets'][number] = {
  ...ticket,
  state: 'in-progress',
  channel: 'portal',
  ownerName: 'Ada Winter',
  waitsForYou: false,
  pending: null,
  answeredAtMs: null,
  changedAtMs: epochMs.parse(0),
};

/** A page that holds a link, as the main process sees it. */
interface PageInMemory {
  readonly orders: ShareOrder[];
  readonly hearing: ShareHearing;
  readonly contentsId: number;
  isStopped: boolean;
}

/** A clock that is turned by hand, with all that waits for it. */
function aHandClock() {
  const ticks = new Set<() => void>();
  const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  /** Promises that wait for nothing but each other. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const clock = {
    now: 1_000,
    settle,
    nowMs: () => clock.now,
    sleep: (delayMs: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        sleepers.add({ atMs: clock.now + delayMs, wake: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
    every: (_everyMs: number, act: () => void) => {
      ticks.add(act);
      return () => ticks.delete(act);
    },
    pass: async (ms: number) => {
      clock.now += ms;
      for (const { atMs, wake } of sleepers) if (atMs <= clock.now) wake();
      await settle();
      for (const tick of ticks) tick();
      await settle();
    },
  };
  return clock;
}

/** Everything around a session but its windows: what was ordered of them, and of the core. */
function surroundings(offered: readonly Capability[], parts: readonly OpenPart[]) {
  const clock = aHandClock();
  const pages: PageInMemory[] = [];
  const asked: { readonly request: string; readonly input: unknown }[] = [];
  const banner = { isThere: true, shown: null as BannerState | null };
  const hearing = { tell: (_news: SignalNews): void => undefined };
  const live: boolean[] = [];
  /** What it says of relays; as if it were away until it says something. */
  const hub = { relays: undefined as unknown, head: undefined as unknown };
  const id = '01900000-0000-7000-8000-000000000000';
  const questions = createQuestions({ ...clock, show: () => undefined, newId: () => id, screens: () => ({}) });
  const settings = { neverAsked: [] as Capability[] };
  const rights = createRightsHere({ neverAsked: () => settings.neverAsked, nowMs: clock.nowMs });
  rights.follow(noPolicy);
  const sessions = createRemoteSessions({
    core: {
      ask: async (request, input) => {
        asked.push({ request, input });
        if (request === 'session.head') return hub.head;
        return request === 'session.relays' ? hub.relays : undefined;
      },
      attendSession: (_session, listener) => {
        hearing.tell = listener;
        return { end: 'own', say: () => undefined, leave: () => undefined };
      },
    },
    questions,
    banner: {
      show: (state) => void (banner.shown = state),
      isThere: () => banner.isThere,
      close: () => void (banner.shown = null),
    },
    openShare: (shareHearing) => {
      const page = pageInMemory(shareHearing, pages.length + 1);
      pages.push(page);
      return {
        contentsId: page.contentsId,
        begin: shareHearing.briefing,
        hear: () => undefined,
        order: (order) => void page.orders.push(order),
        stop: async () => void (page.isStopped = true),
      };
    },
    parts,
    offered: () => new Set(offered),
    rights,
    monitors: () => [],
    withheld: () => null,
    panicKeys: () => 'Control+Alt+Escape',
    every: clock.every,
    nowMs: clock.nowMs,
    reportFault: (error) => {
      throw error;
    },
    onLive: (isLive) => void live.push(isLive),
  });
  return { clock, pages, asked, banner, hearing, hub, live, questions, rights, settings, sessions };
}

function pageInMemory(hearing: ShareHearing, contentsId: number): PageInMemory {
  return { orders: [], hearing, contentsId, isStopped: false };
}

/** Something done beside looking, which remembers what it was told. */
export function aPartInMemory() {
  const part = {
    opened: 0,
    hasEnded: false,
    heard: [] as ActFromConsole[],
    standings: [] as PartStanding[],
  };
  const open: OpenPart = () => {
    part.opened += 1;
    return {
      hear: (message) => void part.heard.push(message),
      update: (standing) => void part.standings.push(standing),
      end: async () => void (part.hasEnded = true),
    };
  };
  return { part, open };
}

/** A computer with somebody at it. */
export function aComputer(offered: readonly Capability[] = ['view'], parts: readonly OpenPart[] = []) {
  const { clock, pages, asked, hearing, questions, ...around } = surroundings(offered, parts);
  const page = () => pages.at(-1)!;
  const arrive = (fromEnd: string, from = ada) => hearing.tell({ kind: 'arrived', from, fromEnd });
  return {
    ...around,
    questions,
    pages,
    page,
    arrive,
    pass: clock.pass,
    tell: (news: Exclude<ShareNews, { kind: 'stopped' }>) => page().hearing.onNews(news),
    /** The console's page is there, and both ends know that nobody sits between them, or could tell. */
    connect: (fromEnd = 'console-1') => {
      arrive(fromEnd);
      page().hearing.onNews({ kind: 'link', state: 'connected' });
      page().hearing.onNews({ kind: 'trust', code: '123456', isTrusted: false });
    },
    /** The digits were compared, or a known key has signed. */
    trust: (provedKey?: string) => {
      const by = provedKey === undefined ? {} : { provedKey };
      page().hearing.onNews({ kind: 'trust', code: '123456', isTrusted: true, ...by });
    },
    agree: async () => {
      clock.now += 10_000;
      questions.answer(questions.current()!.id, 'yes');
      await clock.settle();
    },
    refuse: async () => {
      questions.refuse();
      await clock.settle();
    },
    /** What the page that holds the link was last told to show. */
    view: () => page().orders.findLast((order) => order.kind === 'view')?.view,
    answers: () =>
      pages.flatMap(({ orders }) =>
        orders.flatMap((order) =>
          order.kind === 'say' && order.message.kind === 'session.answer' ? [order.message.outcome] : [],
        ),
      ),
    noted: () =>
      asked.flatMap(({ request, input }) =>
        request === 'session.note' ? (Reflect.get(Object(input), 'happenings') as readonly unknown[]) : [],
      ),
    requests: (name: string) => asked.flatMap(({ request, input }) => (request === name ? [input] : [])),
  };
}
