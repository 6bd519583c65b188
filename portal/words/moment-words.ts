import type { Language, Say } from './words.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const locales = { en: 'en-GB', de: 'de-DE' } as const satisfies Record<Language, string>;

/**
 * A moment the way people say it, with the clock time always in it: “today, 14:05”, “12 March, 09:30”.
 *
 * @param zone The reader's IANA time zone; the browser's own when left out.
 */
export function momentWords(atMs: number, nowMs: number, language: Language, say: Say, zone?: string): string {
  if (Math.abs(nowMs - atMs) < MINUTE_MS) return say('moment.now');
  const time = format(atMs, language, zone, { hour: '2-digit', minute: '2-digit' });
  switch (dayOf(atMs, zone) - dayOf(nowMs, zone)) {
    case 0:
      return say('moment.today', { time });
    case -1:
      return say('moment.yesterday', { time });
    case 1:
      return say('moment.tomorrow', { time });
    default:
      return say('moment.day', { day: dayWords(atMs, nowMs, language, zone), time });
  }
}

/** The whole of it, for those who want to know exactly. */
export function exactMoment(atMs: number, language: Language, zone?: string): string {
  return format(atMs, language, zone, { dateStyle: 'full', timeStyle: 'long' });
}

function dayWords(atMs: number, nowMs: number, language: Language, zone: string | undefined): string {
  const year = format(atMs, language, zone, { year: 'numeric' });
  const isThisYear = year === format(nowMs, language, zone, { year: 'numeric' });
  return format(atMs, language, zone, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' as const }),
  });
}

/** The calendar day in that zone, as whole days since the epoch. */
function dayOf(atMs: number, zone: string | undefined): number {
  const options = zoned(zone, { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory' });
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(atMs);
  const numberOf = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(numberOf('year'), numberOf('month') - 1, numberOf('day')) / DAY_MS;
}

function format(
  atMs: number,
  language: Language,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locales[language], zoned(zone, options)).format(atMs);
}

function zoned(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions {
  return zone === undefined ? options : { ...options, timeZone: zone };
}
