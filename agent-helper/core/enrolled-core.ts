import type { EnrolledState, HelperNews } from '#contracts/helper-core.ts';
import { Fault } from '#contracts/fault.ts';
import type { FeedPage } from '#contracts/sync.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
import type { DirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import type { KeptAnnouncements } from '../main/announcement/kept-announcements.ts';
import { openKeptAnnouncements } from '../main/announcement/kept-announcements.ts';
import type { Bell } from '../main/bell.ts';
import { createBell } from '../main/bell.ts';
import type { EnrolledHelper } from '../main/enrolled-helper.ts';
import type { KeptLooks } from '../main/history/kept-looks.ts';
import { openKeptLooks } from '../main/history/kept-looks.ts';
import { keepListening } from '../main/hub-link/keep-listening.ts';
import { followTickets } from '../main/incident/follow-tickets.ts';
import type { KeptTickets } from '../main/incident/kept-tickets.ts';
import { openKeptTickets } from '../main/incident/kept-tickets.ts';
import { keepHelping } from '../main/keep-helping.ts';
import type { LanHelp } from '../main/lan-help/lan-help.ts';
import { endWhatWasDirect, lanHelpIn } from './lan-help-in.ts';
import type { KeptArticles } from '../main/knowledge/kept-articles.ts';
import { openKeptArticles } from '../main/knowledge/kept-articles.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { newCommand } from '../main/outbox/new-command.ts';
import type { EndOfHelp, GetHelp } from '../main/support/get-help.ts';
import type { KeptSession } from '../main/support/kept-help.ts';
import { createGetHelp } from '../main/support/get-help.ts';
import type { KnownConsoles } from '../main/support/known-consoles.ts';
import { openKnownConsoles } from '../main/support/known-consoles.ts';
import type { KeptPolicy } from '../main/support/kept-policy.ts';
import { openKeptPolicy } from '../main/support/kept-policy.ts';
import type { SessionNotes } from '../main/support/session-notes.ts';
import { createSessionNotes } from '../main/support/session-notes.ts';
import { enrolledState } from './enrolled-state.ts';
import { answersIn } from './news.ts';

export interface EnrolledCorePorts {
  readonly helper: EnrolledHelper;
  readonly around: Surroundings;
  readonly openStream: OpenStream;
  /** The ends of sessions that pages of this helper are. */
  readonly signals: SignalLines;
  /** The same of sessions without a hub. */
  readonly directs: DirectSessions;
  readonly tell: (state: EnrolledState) => void;
  readonly notify: (news: HelperNews) => void;
}

/** A helper that is known to a hub, with all that its windows show, for as long as it runs. */
export interface EnrolledCore {
  readonly helper: EnrolledHelper;
  readonly tickets: KeptTickets;
  readonly announcements: KeptAnnouncements;
  readonly articles: KeptArticles;
  readonly looks: KeptLooks;
  readonly support: GetHelp;
  /** Help without a hub. */
  readonly lan: LanHelp;
  /** What happened in sessions, as this side writes it down. */
  readonly notes: SessionNotes;
  /** Consoles that are known by keys for which digits were compared here. */
  readonly consoles: KnownConsoles;
  /** What the organisation lets its desk do here. */
  readonly policy: KeptPolicy;
  readonly isOnline: () => boolean;
  readonly state: () => Promise<EnrolledState>;
  /** Tells the windows how the helper stands. */
  readonly tell: () => void;
  /** Something was changed here: the windows are told, and the hub as soon as it can be. */
  readonly changed: () => void;
  /** Tries at once what waits for its time. */
  readonly wake: () => void;
  /** Runs until `around.stopped`. */
  readonly run: () => Promise<void>;
}

export function createEnrolledCore(ports: EnrolledCorePorts): EnrolledCore {
  const { helper, around } = ports;
  const kept = openKept(ports);
  const { tickets, announcements, looks } = kept;
  const parts = partsOfHelp(ports, () => tell());
  const { support, notes, policy } = parts;
  const bells = createBells(around);
  const mayHaveBeenAsked = hearingOf(support, policy);
  let link: EnrolledState['link'] = 'connecting';
  let lookedAtMs: number | null = null;
  /** What the hub says of this computer is not what it last said. */
  let isOtherThanMet = false;

  const state = (): Promise<EnrolledState> =>
    enrolledState({ ...kept, ...parts, helper, help: support, link, lookedAtMs, nowMs: around.nowMs() });
  const tell = coalesced(async () => ports.tell(await state()), around);

  const help = (): Promise<void> =>
    keepHelping({
      helper,
      around,
      bell: bells.news,
      waitAfterFailure: bells.patience.rest,
      afterSending: async (signal) => {
        if (isOtherThanMet) await helper.link.meetAnew(signal);
        isOtherThanMet = false;
        return await followHub({ ...ports, tickets, announcements }, signal);
      },
      onRound: (outcome) => {
        link = outcome.ok || outcome.refusal.code !== 'hub.unreachable' ? 'online' : 'offline';
        tell();
      },
      onLook: async ({ changes }) => {
        lookedAtMs = around.nowMs();
        await looks.note(changes, lookedAtMs);
        tell();
      },
    });

  return {
    helper,
    ...kept,
    ...parts,
    isOnline: () => link === 'online',
    state,
    tell,
    changed: hearingOf({ hear: tell }, { hear: bells.news.ring }),
    wake: () => ringAll(...Object.values(bells)),
    run: async () => {
      await endWhatWasDirect(support);
      tell();
      const hear = (page: FeedPage): void => {
        isOtherThanMet ||= page.rows.some(({ id }) => id === helper.enrolment.device);
        if (tellsOfHelp(page)) mayHaveBeenAsked();
      };
      const listening = listen(ports, bells, hear, mayHaveBeenAsked);
      const follow = [support.follow, notes.run, policy.run].map((run) => run(around.stopped));
      await Promise.all([help(), listening, ...follow]);
    },
  };
}

function openKept({ helper: { folder, enrolment }, around }: EnrolledCorePorts) {
  return {
    tickets: openKeptTickets(folder, enrolment.enrolledAtMs),
    announcements: openKeptAnnouncements(folder.announcements),
    articles: openKeptArticles(folder.articles),
    looks: openKeptLooks(folder.looks),
    consoles: openKnownConsoles(folder.knownConsoles, around.nowMs),
  };
}

/** The policy is asked for as well: before anybody is seen, by what holds now. */
function hearingOf(...hearing: readonly Pick<GetHelp | KeptPolicy, 'hear'>[]): () => void {
  return () => {
    for (const one of hearing) one.hear();
  };
}

function partsOfHelp(ports: EnrolledCorePorts, tell: () => void) {
  const support = helpIn(ports, tell);
  return {
    support,
    lan: lanHelpIn(ports, support, tell),
    policy: policyIn(ports, support, tell),
    notes: notesIn(ports),
    consoles: openKnownConsoles(ports.helper.folder.knownConsoles, ports.around.nowMs),
  };
}

function tellsOfHelp({ rows }: FeedPage): boolean {
  return rows.some(({ id }) => recordNameOf(id) === supportSessionRecord.name);
}

/** Help here. What ends it goes through the outbox, so that it is sent sooner or later whatever happens here. */
function helpIn({ helper, around, notify }: EnrolledCorePorts, tell: () => void): GetHelp {
  const { folder, enrolment, outbox, link } = helper;
  const hubOffsetMs = async () => (await helper.acquaintance())?.hubOffsetMs ?? 0;
  const send = async (...[name, session, input]: CommandOfHelp): Promise<void> => {
    const origin = { device: enrolment.device, nowMs: around.nowMs(), hubOffsetMs: await hubOffsetMs() };
    await outbox.add(newCommand(name, session, input, origin));
  };
  return createGetHelp({
    link,
    path: folder.help,
    bell: createBell(around.sleep),
    nowMs: around.nowMs,
    hubOffsetMs,
    sendEnd: (session, how) => send('support-session.end', session, how),
    sendAnswer: (session, isAgreed, because) =>
      isAgreed
        ? send('support-session.agree', session, {})
        : send('support-session.refuse', session, because === undefined ? {} : { because }),
    onChanged: tell,
    onJoined: ({ agentName, ticket }) =>
      notify({ kind: 'joined', agent: agentName ?? '', summary: ticket?.summary ?? '' }),
    onAsked: ({ agentName, ticket }) =>
      notify({ kind: 'asked', agent: agentName ?? '', summary: ticket?.summary ?? '' }),
  });
}

function policyIn(
  { helper, around, notify }: EnrolledCorePorts,
  support: Pick<GetHelp, 'current'>,
  tell: () => void,
): KeptPolicy {
  const verify = createVerifier();
  if (verify === null) throw new Fault('helper.no-signatures', 'This runtime checks no signatures.');
  return openKeptPolicy({
    path: helper.folder.policy,
    link: helper.link,
    verify,
    bell: createBell(around.sleep),
    nowMs: around.nowMs,
    isWatched: async () => (await support.current())?.state === 'joined',
    onChanged: tell,
    onProblem: (problem) => {
      around.log('remote policy not taken', { code: problem });
      notify({ kind: 'policy', problem });
    },
  });
}

type CommandOfHelp =
  | readonly ['support-session.end', KeptSession['id'], EndOfHelp]
  | readonly ['support-session.agree', KeptSession['id'], Record<string, never>]
  | readonly ['support-session.refuse', KeptSession['id'], CommandInput<'support-session.refuse'>];

function notesIn({ helper, around }: EnrolledCorePorts): SessionNotes {
  const { folder, enrolment, outbox } = helper;
  return createSessionNotes({
    folder: folder.sessions,
    bell: createBell(around.sleep),
    outbox,
    origin: async () => {
      const hubOffsetMs = (await helper.acquaintance())?.hubOffsetMs ?? 0;
      return { device: enrolment.device, nowMs: around.nowMs(), hubOffsetMs };
    },
    sleep: around.sleep,
  });
}

interface Bells {
  /** Something waits for the hub, or the hub has something new. */
  readonly news: Bell;
  /** Ends the wait after a failure. */
  readonly patience: Bell;
  /** Ends the wait for the next attempt at a stream. */
  readonly stream: Bell;
}

function createBells({ sleep }: Surroundings): Bells {
  return { news: createBell(sleep), patience: createBell(sleep), stream: createBell(sleep) };
}

/**
 * While there is no stream, each attempt at one looks for news too: so the helper goes on where no socket gets through.
 *
 * @param mayHaveBeenAsked Called when something may have been missed: what the desk asked meanwhile may be asked still.
 */
async function listen(
  { helper, openStream, signals, around }: EnrolledCorePorts,
  bells: Bells,
  hear: (page: FeedPage) => void,
  mayHaveBeenAsked: () => void,
): Promise<void> {
  await keepListening(
    {
      link: helper.link,
      openStream,
      signals,
      onHeard: () => {
        bells.patience.ring();
        mayHaveBeenAsked();
      },
      onNews: (page) => {
        hear(page);
        bells.news.ring();
      },
      onLost: () => {
        ringAll(bells.news, bells.patience);
        mayHaveBeenAsked();
      },
      rest: bells.stream.rest,
      sleep: around.sleep,
      nowMs: around.nowMs,
      chance: around.chance,
    },
    around.stopped,
  );
}

type FollowPorts = Pick<EnrolledCorePorts, 'helper' | 'around' | 'notify'> &
  Pick<EnrolledCore, 'tickets' | 'announcements'>;

/** Reads what is new for the person, and has them notified of what they have not been told. */
async function followHub(ports: FollowPorts, signal: AbortSignal): Promise<Result<null>> {
  const { helper, around, tickets, announcements, notify } = ports;
  const { nowMs } = around;
  const followed = await followTickets({ tickets, link: helper.link, nowMs }, signal);
  if (!followed.ok) return followed;
  const heard = await announcements.follow(helper.link, nowMs(), signal);
  if (!heard.ok) return heard;
  for (const news of await answersIn(tickets)) notify(news);
  for (const announcement of await announcements.takeUntold(nowMs())) notify({ kind: 'announced', announcement });
  return ok(null);
}

function ringAll(...bells: readonly Bell[]): void {
  for (const bell of bells) bell.ring();
}

/** Runs `work` once for however many calls come while it runs, and never twice at a time. */
function coalesced(work: () => Promise<void>, { log }: Pick<Surroundings, 'log'>): () => void {
  let isWanted = false;
  let isRunning = false;
  async function run(): Promise<void> {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isRunning = false;
  }
  return () => {
    isWanted = true;
    if (isRunning) return;
    run().catch((error: unknown) => {
      isRunning = false;
      log('state not read', { reason: error instanceof Error ? error.message : String(error) });
    });
  };
}
