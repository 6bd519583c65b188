import type { DeskNews, NewsSummary } from '#contracts/desk-news.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { CalendarOf } from '#domain/service-level/incident-clock.rules.ts';
import { defaultCalendars, incidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { createBell } from '../data-service/bell.ts';
import type { DeskCopy, OpenCopy } from '../data-service/desk-copy.ts';
import type { StatusBoard } from '../data-service/desk-status.ts';
import type { Surroundings } from '../data-service/hub-link.ts';
import { hubNowMs } from '../data-service/session-rules.ts';
import type { FollowedTicket, FollowedTickets, FollowPorts } from './follow-tickets.ts';
import { followTickets } from './follow-tickets.ts';
import type { DeskSeen } from './news.rules.ts';
import { newsOf, summaryOf } from './news.rules.ts';

export interface DeskNewsPorts
  extends OpenCopy, Pick<FollowPorts, 'readable'>, Pick<Surroundings, 'nowMs' | 'wait' | 'reportFault'> {
  readonly status: Pick<StatusBoard, 'now' | 'watch'>;
}

export type NewsListener = (news: DeskNews) => void;

export interface NewsDesk {
  /** Tells the summary first, then what is new. Nothing is read while nobody listens. Returns the way out. */
  readonly watch: (listener: NewsListener) => () => void;
  /** Looks for news until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Deadlines come nearer by themselves: so often it is looked whether one is near. */
const LOOK_EVERY_MS = 60_000;
const nothing: NewsSummary = { dueSoon: 0, breached: 0, offered: 0, unread: 0 };

/** What the signed-in agent wants to hear of without looking: see `contracts/desk-news.ts`. */
export function createDeskNews(ports: DeskNewsPorts): NewsDesk {
  const { copy, change, nowMs, status } = ports;
  const listeners = new Set<NewsListener>();
  const bell = createBell();
  const calendarOf = defaultCalendars();
  let followed: { readonly agent: AgentPrincipal['id']; readonly tickets: FollowedTickets } | null = null;
  let told: NewsSummary | null = null;

  function tell(news: DeskNews): void {
    for (const listener of listeners) listener(news);
  }

  function tellSummary(summary: NewsSummary): void {
    if (JSON.stringify(summary) === JSON.stringify(told)) return;
    told = summary;
    tell({ news: 'summary', summary });
  }

  /** Whose news it is; `null` while nobody listens, or the desk is not there to look at. */
  function readerOfNews(): AgentPrincipal['id'] | null {
    const { session, isReplicaWhole } = status.now();
    const isThere = listeners.size > 0 && session !== null && isReplicaWhole;
    return isThere && session.principal.kind === 'agent' ? session.principal.id : null;
  }

  async function look(): Promise<void> {
    const agent = readerOfNews();
    if (followed?.agent !== agent) {
      followed?.tickets.stop();
      followed = null;
    }
    if (agent === null) return tellSummary(nothing);
    followed ??= { agent, tickets: await followTickets({ ...ports, agent, onChange: () => bell.ring() }) };
    const now = hubNowMs(copy.keep, nowMs());
    const seen = { agent, nowMs: now, ...seenIn(copy, await followed.tickets.all(), calendarOf, now) };
    const kept = copy.keep.get('news');
    const { items, marks } = newsOf(seen, kept?.agent === agent ? kept : null);
    // The reader may have left while their tickets were read.
    if (readerOfNews() !== agent) return;
    // Noted first: an item that is lost with a crash is better than one that comes at every start.
    if (JSON.stringify(marks) !== JSON.stringify(kept)) await change(({ keep }) => keep.set({ news: marks }));
    for (const item of items) tell({ news: 'item', item });
    tellSummary(summaryOf(seen));
  }

  return {
    watch: (listener) => {
      listeners.add(listener);
      if (told !== null) listener({ news: 'summary', summary: told });
      bell.ring();
      return () => {
        listeners.delete(listener);
        bell.ring();
      };
    },
    run: async (signal) => {
      const stopWatching = status.watch(() => bell.ring());
      while (!signal.aborted) {
        await look().catch(ports.reportFault);
        // Time passes without anybody telling; but for whom?
        const isClockAwaited = readerOfNews() !== null;
        await (isClockAwaited ? untilRungOrLate(ports, bell, signal) : bell.heard(signal));
      }
      stopWatching();
      followed?.tickets.stop();
    },
  };
}

function seenIn(
  { outbox }: DeskCopy,
  tickets: readonly FollowedTicket[],
  calendarOf: CalendarOf,
  nowMs: number,
): Pick<DeskSeen, 'tickets' | 'refused'> {
  return {
    refused: outbox.all().filter(({ state }) => state === 'refused'),
    tickets: tickets.map(({ incident, lines, zone }) => {
      return { incident, lines, clock: incidentClock(incident, lines, calendarOf(incident, zone), nowMs) };
    }),
  };
}

async function untilRungOrLate(
  { wait }: Pick<DeskNewsPorts, 'wait'>,
  bell: ReturnType<typeof createBell>,
  signal: AbortSignal,
): Promise<void> {
  const woken = new AbortController();
  const either = AbortSignal.any([signal, woken.signal]);
  const heard = bell.heard(either);
  await Promise.race([heard, wait(LOOK_EVERY_MS, either)]);
  woken.abort();
  await heard;
}
