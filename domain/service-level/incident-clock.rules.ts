import type { Incident } from '../incident/incident.record.ts';
import { incidentStates } from '../incident/incident.record.ts';
import type { JournalLine } from '../kernel/journal.ts';
import type { BusinessCalendar } from './business-calendar.rules.ts';
import { aroundTheClock, businessCalendar } from './business-calendar.rules.ts';
import {
  DEFAULT_TARGETS,
  DESK_HOURS,
  isAroundTheClock,
  WARNING_SHARE,
  ZONE_OF_NO_SITE,
} from './default-targets.rules.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.rules.ts';

/** How an incident stands against its targets at one moment. */
export interface IncidentClock {
  /**
   * When the time to resolve is used up. `null` while the clock stands still with time left, because the moment moves on
   * for as long as somebody is waited for, and for what ended in time.
   */
  readonly resolutionDueAtMs: number | null;
  /** The same for restoring the service; `null` also where nothing is halted. */
  readonly restoreDueAtMs: number | null;
  /** From when on people are warned, by the nearer of both; `null` where there is nothing to warn of. */
  readonly warnAtMs: number | null;
  /** Somebody else has to act first (SLA-6). */
  readonly isPaused: boolean;
  /** A target was missed; it stays missed, however the incident ends (SLA-7). */
  readonly isBreached: boolean;
  /** Most of the time is used up, and none was missed yet. Never while it is paused. */
  readonly isAboutToBreach: boolean;
}

export type ClockedIncident = Pick<
  Incident,
  'state' | 'priority' | 'impact' | 'loggedAtMs' | 'changedAtMs' | 'pending' | 'resolvedAtMs'
>;
/** A line of the incident's own journal. Lines may come in any order. */
export type ClockedLine = Pick<JournalLine, 'id' | 'changed' | 'occurredAtMs'>;

/** From when to when somebody of the desk was to work on it; the last span may have no end. */
export interface RunningSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Finds the hours that hold for an incident; calendars are made once for each zone. */
export type CalendarOf = (incident: Pick<Incident, 'priority'>, zone: string | null) => BusinessCalendar;

export function defaultCalendars(): CalendarOf {
  const byZone = new Map<string, BusinessCalendar>();
  return (incident, zone) => {
    if (isAroundTheClock(incident)) return aroundTheClock;
    const name = zone ?? ZONE_OF_NO_SITE;
    const calendar = byZone.get(name) ?? businessCalendar(DESK_HOURS, name);
    byZone.set(name, calendar);
    return calendar;
  };
}

/**
 * The clocks of an incident at `nowMs`, by the default targets (SLM-3).
 *
 * Priority and hours are those it has now, from its first moment on (SLA-7). Nothing says yet that a service works again
 * by a workaround, so a halted one counts as restored when its incident is resolved.
 *
 * @param nowMs Epoch milliseconds by the hub's clock, as the incident's own moments.
 */
export function incidentClock(
  incident: ClockedIncident,
  lines: readonly ClockedLine[],
  calendar: BusinessCalendar,
  nowMs: number,
): IncidentClock {
  const spans = runningSpans(incident, lines);
  const resolution = targetClock(spans, calendar, DEFAULT_TARGETS.resolutionMs);
  const isHalted = incident.impact === 'business-halted';
  const restore = isHalted ? targetClock(spans, calendar, DEFAULT_TARGETS.restoreMs) : null;
  const clocks = [resolution, ...(restore === null ? [] : [restore])];
  const warnings = clocks.flatMap(({ warnAtMs }) => warnAtMs ?? []);
  const warnAtMs = warnings.length === 0 ? null : Math.min(...warnings);
  const isRunning = spans.at(-1)?.toMs === Number.POSITIVE_INFINITY;
  const isBreached = clocks.some(({ dueAtMs }) => dueAtMs !== null && nowMs > dueAtMs);
  return {
    resolutionDueAtMs: resolution.dueAtMs,
    restoreDueAtMs: restore?.dueAtMs ?? null,
    warnAtMs,
    isPaused: incident.state === 'pending',
    isBreached,
    isAboutToBreach: isRunning && !isBreached && warnAtMs !== null && nowMs >= warnAtMs,
  };
}

interface TargetClock {
  readonly dueAtMs: number | null;
  readonly warnAtMs: number | null;
}

function targetClock(spans: readonly RunningSpan[], calendar: BusinessCalendar, targetMs: number): TargetClock {
  return {
    dueAtMs: momentOfWork(spans, calendar, targetMs),
    warnAtMs: momentOfWork(spans, calendar, targetMs * WARNING_SHARE),
  };
}

/** When so much working time had passed, or will have if nothing changes; `null` if it ended or waits before that. */
function momentOfWork(spans: readonly RunningSpan[], calendar: BusinessCalendar, workMs: number): number | null {
  let leftMs = workMs;
  for (const { fromMs, toMs } of spans) {
    const momentMs = addWorkingTime(calendar.stretchesFrom(fromMs), fromMs, leftMs);
    if (momentMs !== null && momentMs < toMs) return momentMs;
    leftMs -= workingTimeBetween(calendar.stretchesFrom(fromMs), fromMs, toMs);
  }
  return null;
}

/**
 * When the clock ran (SLA-1): from the call on while the incident is logged or in progress; not while it is pending, nor
 * resolved (SLA-9). Journal lines say when its state changed; the record has the last word, because lines of commands
 * that the hub has not seen are not in the journal.
 */
export function runningSpans(incident: ClockedIncident, lines: readonly ClockedLine[]): readonly RunningSpan[] {
  const changes = lines
    .toSorted((a, b) => a.occurredAtMs - b.occurredAtMs || (a.id < b.id ? -1 : 1))
    .flatMap(({ changed, occurredAtMs }): StateChange[] => {
      const to = incidentStates.find((state) => state === changed['state']?.to);
      return to === undefined ? [] : [{ to, atMs: occurredAtMs }];
    });
  const last = changes.at(-1)?.to ?? 'logged';
  if (isRunning(last) !== isRunning(incident.state)) changes.push({ to: incident.state, atMs: sinceMs(incident) });

  const spans: RunningSpan[] = [];
  let fromMs: number | null = incident.loggedAtMs;
  for (const { to, atMs } of changes) {
    if (isRunning(to)) fromMs ??= atMs;
    else if (fromMs !== null) {
      if (atMs > fromMs) spans.push({ fromMs, toMs: atMs });
      fromMs = null;
    }
  }
  return fromMs === null ? spans : [...spans, { fromMs, toMs: Number.POSITIVE_INFINITY }];
}

interface StateChange {
  readonly to: Incident['state'];
  readonly atMs: number;
}

function isRunning(state: Incident['state']): boolean {
  return state === 'logged' || state === 'in-progress';
}

/** Since when an incident has been in its state, as well as the record alone can tell. */
function sinceMs({ state, pending, resolvedAtMs, changedAtMs }: ClockedIncident): number {
  if (state === 'pending') return pending?.sinceMs ?? changedAtMs;
  return state === 'resolved' || state === 'closed' ? (resolvedAtMs ?? changedAtMs) : changedAtMs;
}
