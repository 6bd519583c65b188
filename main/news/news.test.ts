import { describe, expect, test } from 'vitest';
import type { NewsItem } from '#contracts/desk-news.ts';
import { newsItem } from '#contracts/desk-news.ts';
import { trayIconName } from '#platform/electron/tray-icon.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { notificationOf, summaryLines } from './news-words.ts';

const calm = { dueSoon: 0, breached: 0, offered: 0, unread: 0 };

function anItem(over: Partial<NewsItem>): NewsItem {
  const ticket = { incident: 'incident:one', number: ticketNumberOf('BER', 7), summary: 'The printer is offline' };
  return newsItem.parse({ kind: 'replied', atMs: 1_000, ...ticket, ...over });
}

describe('how things stand', () => {
  test('is said in a line each, the most pressing first, and not at all when nothing presses', () => {
    expect(summaryLines(calm, en.news)).toEqual([]);
    expect(summaryLines({ ...calm, offered: 1, breached: 2, dueSoon: 1 }, en.news)).toEqual([
      '2 tickets are overdue',
      '1 ticket is about to be overdue',
      '1 ticket is offered to you',
    ]);
    expect(summaryLines({ ...calm, dueSoon: 3 }, de.news)).toEqual(['3 Tickets werden bald überfällig']);
  });
});

describe('a notification', () => {
  test.each(newsItem.shape.kind.options)('of what is %s has words in every language', (kind) => {
    for (const { news } of [en, de]) expect(notificationOf(anItem({ kind }), news).title).not.toBe('');
  });

  test('names the ticket, so that it can be told from the next one', () => {
    expect(notificationOf(anItem({}), en.news)).toEqual({
      title: 'The requester has replied',
      body: `${ticketNumberOf('BER', 7)} · The printer is offline`,
    });
  });

  test('of something that is no ticket says what happened', () => {
    expect(notificationOf(anItem({ kind: 'refused', incident: null, number: null, summary: '' }), en.news)).toEqual({
      title: 'The hub has refused something you did',
      body: '',
    });
  });
});

test('the icon is inked for the panel it stands on', () => {
  expect(trayIconName('linux', false, true)).toBe('tray-light.png');
  expect(trayIconName('win32', true, false)).toBe('tray-marked-dark.png');
  expect(trayIconName('darwin', true, true)).toBe('tray-markedTemplate.png');
});
