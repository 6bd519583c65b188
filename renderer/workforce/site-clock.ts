/** What the clock on the wall says somewhere else. */
export interface SiteClock {
  /** As people read it, such as "14:05" or "2:05 PM". */
  readonly time: string;
  /** Which day it is there, seen from here. */
  readonly day: 'yesterday' | 'same' | 'tomorrow';
}

/**
 * @param zone IANA time zone of the site.
 * @param here IANA time zone of the reader.
 * @param language BCP 47, for how a time of day is written.
 */
export function siteClock(zone: string, here: string, nowMs: number, language: string): SiteClock {
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(nowMs);
  const there = dayIn(zone, nowMs);
  const seenFrom = dayIn(here, nowMs);
  if (there === seenFrom) return { time, day: 'same' };
  return { time, day: there < seenFrom ? 'yesterday' : 'tomorrow' };
}

/** Year, month and day in a form that sorts: the Swedish one is that of ISO 8601. */
function dayIn(timeZone: string, nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(nowMs);
}

/** The reader's own zone. */
export function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
