import { expect, test } from 'vitest';
import { announcementId, epochMs, incidentId } from '#domain/kernel/fields.ts';
import { toldNews } from './tell-news.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { languageOf } from './words/words.ts';

test('an answer is told with who gave it, and leads to its ticket', () => {
  const ticket = incidentId.parse('incident:1');
  const news = { kind: 'answered', ticket, summary: 'No sound', author: 'Anna', text: 'Is it muted?' } as const;

  expect(toldNews(news, en)).toEqual({
    title: 'Anna answered',
    body: 'No sound\nIs it muted?',
    place: { place: 'ticket', ticket },
  });
  expect(toldNews(news, de).title).toBe('Anna hat geantwortet');
});

test('an outage is marked as one, and leads to the start', () => {
  const announcement = {
    id: announcementId.parse('announcement:1'),
    kind: 'outage',
    title: 'Mail is down',
    text: null,
    startsAtMs: epochMs.parse(1),
    endsAtMs: null,
    siteName: null,
  } as const;

  expect(toldNews({ kind: 'announced', announcement }, en)).toEqual({
    title: 'Outage: Mail is down',
    body: '',
    place: { place: 'home' },
  });
});

test('the system’s language is ours, or English', () => {
  expect(languageOf('de-AT')).toBe('de');
  expect(languageOf('fr')).toBe('en');
});
