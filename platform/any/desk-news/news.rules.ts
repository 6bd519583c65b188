import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { NewsItem, NewsSummary } from '#contracts/desk-news.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { DEFAULT_TARGETS } from '#domain/service-level/default-targets.rules.ts';
import type { IncidentClock } from '#domain/service-level/incident-clock.rules.ts';
import type { NewsMarks, TicketMark } from './news-marks.ts';

/** An open ticket that concerns the agent: theirs, or offered to them. */
export interface WatchedTicket {
  readonly incident: Incident;
  readonly lines: readonly JournalLine[];
  readonly clock: IncidentClock;
}

export interface DeskSeen {
  readonly agent: AgentId;
  readonly tickets: readonly WatchedTicket[];
  readonly refused: readonly OutboxEntry[];
  /** By the hub's clock. */
  readonly nowMs: number;
}

export interface News {
  /** The oldest first. */
  readonly items: readonly NewsItem[];
  readonly marks: NewsMarks;
}

/** What is new since `told`. Where nobody was told anything yet, all that is there is old: the desk was only received. */
export function newsOf(seen: DeskSeen, told: NewsMarks | null): News {
  const found = seen.tickets.map((ticket) => ({
    ticket,
    ...ticketNews(ticket, seen, told?.tickets[ticket.incident.id]),
  }));
  const refused = seen.refused.map(({ id }) => id);
  const marks: NewsMarks = {
    agent: seen.agent,
    tickets: Object.fromEntries(found.map(({ ticket, mark }) => [ticket.incident.id, mark])),
    refused,
  };
  if (told === null) return { items: [], marks };
  const newlyRefused = seen.refused.filter(({ id }) => !told.refused.includes(id));
  const items = [...found.flatMap(({ items }) => items), ...newlyRefused.map((entry) => refusedItem(entry, seen))];
  return { items: items.toSorted((a, b) => a.atMs - b.atMs), marks };
}

export function summaryOf({ agent, tickets }: Pick<DeskSeen, 'agent' | 'tickets'>): NewsSummary {
  const own = tickets.filter(({ incident }) => incident.owner === agent);
  return {
    dueSoon: own.filter(({ clock }) => clock.isAboutToBreach).length,
    breached: own.filter(({ clock }) => clock.isBreached).length,
    offered: tickets.filter(({ incident }) => incident.offer?.to === agent).length,
    unread: own.filter(({ incident }) => incident.awaitingReplySinceMs !== null).length,
  };
}

interface TicketNews {
  readonly items: readonly NewsItem[];
  readonly mark: TicketMark;
}

function ticketNews(ticket: WatchedTicket, { agent, nowMs }: DeskSeen, told?: TicketMark): TicketNews {
  const { incident, lines, clock } = ticket;
  const before = told ?? firstMark(lines);
  const item = (kind: NewsItem['kind'], atMs: number): NewsItem => {
    return {
      kind,
      incident: incident.id,
      number: incident.number,
      summary: incident.summary,
      atMs: epochMs.parse(atMs),
    };
  };
  const items: NewsItem[] = [];

  const offeredAtMs = incident.offer?.to === agent ? incident.offer.atMs : none;
  if (offeredAtMs !== none && offeredAtMs !== before.offeredAtMs) items.push(item('offered', offeredAtMs));
  if (incident.owner !== agent) return { items, mark: { ...before, offeredAtMs } };

  const heardUntilMs = lines
    .filter(isRequesters)
    .reduce((last, line) => later(last, line.receivedAtMs), before.heardUntilMs);
  if (heardUntilMs > before.heardUntilMs) items.push(item('replied', heardUntilMs));

  const dueAtMs = nearestDue(clock, nowMs);
  const mayWarn = clock.isAboutToBreach && dueAtMs !== null && isArmed(before.warnedOfMs, dueAtMs);
  if (mayWarn) items.push(item('about-to-breach', nowMs));
  if (clock.isBreached && !before.wasBreached) items.push(item('breached', nowMs));

  const warnedOfMs = mayWarn ? epochMs.parse(dueAtMs) : before.warnedOfMs;
  return { items, mark: { offeredAtMs, heardUntilMs, warnedOfMs, wasBreached: clock.isBreached } };
}

const none = epochMs.parse(0);

/** Of a ticket that has just come to the agent, what was said before somebody of the desk last did something is old. */
function firstMark(lines: readonly JournalLine[]): TicketMark {
  const ofDesk = lines.filter(({ actor }) => recordNameOf(actor) === 'agent');
  const heardUntilMs = ofDesk.reduce((last, line) => later(last, line.receivedAtMs), none);
  return { offeredAtMs: none, heardUntilMs, warnedOfMs: none, wasBreached: false };
}

const WORDS = new Set(['incident.replied', 'incident.attached', 'incident.reopened']);

function isRequesters({ name, actor, audience }: JournalLine): boolean {
  return WORDS.has(name) && audience === 'readers' && ['person', 'device'].includes(recordNameOf(actor));
}

function later(a: JournalLine['receivedAtMs'], b: JournalLine['receivedAtMs']): JournalLine['receivedAtMs'] {
  return b > a ? b : a;
}

function nearestDue({ resolutionDueAtMs, restoreDueAtMs }: IncidentClock, nowMs: number): number | null {
  const due = [resolutionDueAtMs, restoreDueAtMs].filter((dueAtMs) => dueAtMs !== null && dueAtMs >= nowMs);
  return due.reduce((nearest, dueAtMs) => (nearest === null || dueAtMs! < nearest ? dueAtMs : nearest), null);
}

/** A warning is given again only when the due moment has moved on by more than a tenth of the target (SLA-8). */
function isArmed(warnedOfMs: number, dueAtMs: number): boolean {
  return dueAtMs > warnedOfMs + DEFAULT_TARGETS.resolutionMs / 10;
}

function refusedItem({ entry }: OutboxEntry, { tickets, nowMs }: DeskSeen): NewsItem {
  const target = incidentId.safeParse(entry.target);
  const incident = tickets.find((ticket) => ticket.incident.id === entry.target)?.incident;
  return {
    kind: 'refused',
    incident: target.success ? target.data : null,
    number: incident?.number ?? null,
    summary: incident?.summary ?? '',
    atMs: epochMs.parse(nowMs),
  };
}
