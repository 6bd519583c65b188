import type { EnrolledState, HelperNews } from '#contracts/helper-core.ts';
import type { FeedPage } from '#contracts/sync.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { OpenStream } from '#platform/any/live-stream.ts';
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
import type { KeptArticles } from '../main/knowledge/kept-articles.ts';
import { openKeptArticles } from '../main/knowledge/kept-articles.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { newCommand } from '../main/outbox/new-command.ts';
import type { GetHelp } from '../main/support/get-help.ts';
import { createGetHelp } from '../main/support/get-help.ts';
import { enrolledState } from './enrolled-state.ts';
import { answersIn } from './news.ts';

export interface EnrolledCorePorts {
  readonly helper: EnrolledHelper;
  readonly around: Surroundings;
  readonly openStream: OpenStream;
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
  const { folder, enrolment } = helper;
  const tickets = openKeptTickets(folder, enrolment.enrolledAtMs);
  const announcements = openKeptAnnouncements(folder.announcements);
  const looks = openKeptLooks(folder.looks);
  const support = helpIn(ports, () => tell());
  const bells = createBells(around);
  let link: EnrolledState['link'] = 'connecting';
  let lookedAtMs: number | null = null;
  /** What the hub says of this computer is not what it last said. */
  let isOtherThanMet = false;

  const state = (): Promise<EnrolledState> =>
    enrolledState({ helper, tickets, announcements, help: support, link, lookedAtMs, nowMs: around.nowMs() });
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
    tickets,
    announcements,
    articles: openKeptArticles(folder.articles),
    looks,
    support,
    isOnline: () => link === 'online',
    state,
    tell,
    changed: () => {
      tell();
      bells.news.ring();
    },
    wake: () => ringAll(...Object.values(bells)),
    run: async () => {
      tell();
      const hear = (page: FeedPage): void => {
        isOtherThanMet ||= page.rows.some(({ id }) => id === enrolment.device);
      };
      await Promise.all([help(), listen(ports, bells, hear), support.follow(around.stopped)]);
    },
  };
}

/** Help by a code. What ends it goes through the outbox, so that it is sent sooner or later whatever happens here. */
function helpIn({ helper, around, notify }: EnrolledCorePorts, tell: () => void): GetHelp {
  const { folder, enrolment, outbox, link } = helper;
  const hubOffsetMs = async () => (await helper.acquaintance())?.hubOffsetMs ?? 0;
  return createGetHelp({
    link,
    path: folder.help,
    bell: createBell(around.sleep),
    nowMs: around.nowMs,
    hubOffsetMs,
    sendEnd: async (session) => {
      const origin = { device: enrolment.device, nowMs: around.nowMs(), hubOffsetMs: await hubOffsetMs() };
      await outbox.add(newCommand('support-session.end', session, {}, origin));
    },
    onChanged: tell,
    onJoined: ({ agentName, ticket }) =>
      notify({ kind: 'joined', agent: agentName ?? '', summary: ticket?.summary ?? '' }),
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

/** While there is no stream, each attempt at one looks for news too: so the helper goes on where no socket gets through. */
async function listen(
  { helper, openStream, around }: EnrolledCorePorts,
  bells: Bells,
  hear: (page: FeedPage) => void,
): Promise<void> {
  await keepListening(
    {
      link: helper.link,
      openStream,
      onHeard: bells.patience.ring,
      onNews: (page) => {
        hear(page);
        bells.news.ring();
      },
      onLost: () => ringAll(bells.news, bells.patience),
      rest: bells.stream.rest,
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
