import { epochMs } from '#domain/kernel/fields.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { Subject, VirtualTimeScheduler } from 'rxjs';
import { expect, test } from 'vitest';
import type { LinkStatus } from './hub-link.ts';
import { createHubLink } from './hub-link.ts';
import type { Answers } from './hub-link.fixtures.ts';
import { askOf, emptyList, verasSession } from './hub-link.fixtures.ts';

function open(answers: Answers) {
  const scheduler = new VirtualTimeScheduler();
  const streamed = new Subject<void>();
  const ended: string[] = [];
  const link = createHubLink({
    session: verasSession,
    ask: askOf(answers),
    news$: streamed,
    deviceNowMs: () => 5_000,
    chance: () => 0,
    sessionEnded: () => ended.push('ended'),
    scheduler,
  });
  const statuses: LinkStatus[] = [];
  link.status$.subscribe((status) => statuses.push(status));
  return { link, scheduler, streamed, ended, statuses };
}

test('the time is the hub’s, as measured at sign-in', () => {
  expect(open({}).link.nowMs()).toBe(epochMs.parse(5_020));
});

test('the page is offline from a question without an answer to the next with one', async () => {
  let isHubThere = false;
  const { link, statuses } = open({
    'portal.incidents': () => (isHubThere ? emptyList() : refuse({ code: 'hub.unreachable' })),
  });

  await link.ask('portal.incidents', {});
  await link.ask('portal.incidents', {});
  isHubThere = true;
  await link.ask('portal.incidents', {});

  expect(statuses).toEqual(['online', 'offline', 'online']);
});

test('a plain no is an answer: the page stays online', async () => {
  const { link, statuses } = open({ 'portal.services': () => refuse({ code: 'request.invalid' }) });

  await link.ask('portal.services', {});

  expect(statuses).toEqual(['online']);
});

test('while it is offline it tries again by itself, without the stream', async () => {
  const { link, scheduler } = open({});
  let news = 0;
  link.news$.subscribe(() => {
    news += 1;
  });
  expect(news).toBe(1);

  await link.ask('portal.incidents', {});
  scheduler.maxFrames = 10_000;
  scheduler.flush();

  expect(news).toBeGreaterThanOrEqual(3);
});

test('a burst of pages is read once at its beginning and once at its end', () => {
  const { link, scheduler, streamed } = open({});
  let news = 0;
  link.news$.subscribe(() => {
    news += 1;
  });

  for (let page = 0; page < 50; page += 1) streamed.next();
  scheduler.flush();

  expect(news).toBe(2);
});

test('an ended session is told once it shows', async () => {
  const { link, ended } = open({ 'portal.services': () => refuse({ code: 'session.unknown' }) });

  await link.ask('portal.services', {});

  expect(ended).toEqual(['ended']);
});

test('who comes later to the news gets a first one at once', () => {
  const { link } = open({ 'portal.services': () => ok([]) });
  const seen: string[] = [];
  link.news$.subscribe(() => seen.push('first'));
  link.news$.subscribe(() => seen.push('second'));

  expect(seen).toEqual(['first', 'second']);
});
