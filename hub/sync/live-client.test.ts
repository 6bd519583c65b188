import type { ClientToHub, FeedCursor, FeedPage, HubToClient } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { vera } from '#domain/kernel/kernel.fixtures.ts';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '../access/sessions.ts';
import type { Round } from './live-client.ts';
import { createPageText } from './page-text.ts';
import { LiveClient } from './live-client.ts';

const SCOPES = 'everyone person:vera';
const at = (place: number): FeedCursor => ({ place, scopes: SCOPES });

function aPage(from: FeedCursor | null, to: number, over: Partial<FeedPage> = {}): FeedPage {
  const rows = Array.from({ length: to - (from?.place ?? 0) }, (_, index) => {
    const place = (from?.place ?? 0) + index + 1;
    return { op: 'out' as const, place, record: 'incident', id: `incident:${place}` };
  });
  return { from, to: at(to), rows, isEnd: true, ...over };
}

const signedIn: SignedIn = {
  principal: vera,
  name: 'Vera',
  session: {
    id: 'session:1',
    token: 'good',
    holder: personId.parse('person:vera'),
    installation: 'client:a',
    expiresAtMs: 1,
  },
};

/** A client whose feed is `pages`, whose clock is `clock`, and whose socket writes down what happens to it. */
function aClient() {
  const clock = { nowMs: 0 };
  const happened: string[] = [];
  const faults: unknown[] = [];
  const pages: (FeedPage | Error | Promise<FeedPage>)[] = [];
  const sessions = { isThere: true };
  const reads: (FeedCursor | null)[] = [];
  const lookUps: string[] = [];
  const client = new LiveClient(
    {
      send: (text) => happened.push(inShort(JSON.parse(text))),
      ping: () => happened.push('ping'),
      close: (code) => happened.push(`close ${code}`),
      terminate: () => happened.push('terminate'),
    },
    {
      signedInBy: async (token) => {
        lookUps.push(token);
        return sessions.isThere && token === 'good' ? signedIn : null;
      },
      signalling: { take: (_client, message) => happened.push(message.kind) },
      textOfPage: createPageText(),
      readPage: async (_reader, cursor) => {
        reads.push(cursor);
        const page = pages.shift() ?? aPage(cursor, cursor?.place ?? 0);
        if (page instanceof Error) throw page;
        return await page;
      },
      nowMs: () => epochMs.parse(clock.nowMs),
      presence: {
        join: () => happened.push('joins'),
        take: (_client, tickets) => happened.push(`opens ${tickets.length}`),
      },
      reportFault: (error) => faults.push(error),
    },
  );
  const say = (message: object) => client.take(JSON.stringify(message));
  const hello = (over: Partial<Extract<ClientToHub, { kind: 'hello' }>> = {}) =>
    say({ kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token: 'good', cursor: at(5), ...over });
  const applied = (place: number) => say({ kind: 'applied', to: at(place) });
  /** A change for which nothing is ready, unless said otherwise. */
  const change = (round: Partial<Round> = {}) =>
    client.change({ isStanding: () => sessions.isThere, mayHaveNewRights: () => false, pageFor: () => null, ...round });
  /** What happened since it was last asked. */
  const heard = () => happened.splice(0);
  return { client, clock, pages, reads, lookUps, faults, sessions, say, hello, applied, change, heard };

  function inShort(message: HubToClient): string {
    if (message.kind === 'bye') return `bye ${message.code}`;
    if (message.kind === 'welcome') return 'welcome';
    if (message.kind !== 'page') return message.kind;
    return `page ${message.page.from?.place ?? 'anew'}-${message.page.to.place}`;
  }
}

test('after the hello come a welcome and the first page, even when there is nothing new: then it is up to date', async () => {
  const { hello, heard } = aClient();

  await hello();

  expect(heard()).toEqual(['welcome', 'joins', 'page 5-5']);
});

test('one page is in flight; the next comes when it is stored, and not before', async () => {
  const { pages, hello, applied, change, heard } = aClient();
  pages.push(aPage(at(5), 7, { isEnd: false }), aPage(at(7), 9));
  await hello();
  await change();
  await change();
  expect(heard()).toEqual(['welcome', 'joins', 'page 5-7']);

  await applied(7);
  expect(heard()).toEqual(['page 7-9']);
  await applied(9);
  expect(heard()).toEqual([]);
});

test('an idle client is told what changes, once for many changes', async () => {
  const { pages, reads, hello, applied, change, heard } = aClient();
  await hello();
  await applied(5);
  heard();

  const reading = Promise.withResolvers<FeedPage>();
  pages.push(reading.promise, aPage(at(8), 11));
  const changes = [change(), change(), change()];
  reading.resolve(aPage(at(5), 8));
  await Promise.all(changes);
  expect(heard()).toEqual(['page 5-8']);

  await applied(8);
  expect(heard()).toEqual(['page 8-11']);
  expect(reads).toEqual([at(5), at(5), at(8)]);
});

test('a change that comes while an empty page is read is not lost', async () => {
  const { pages, hello, applied, change, heard } = aClient();
  await hello();
  await applied(5);
  heard();

  const reading = Promise.withResolvers<FeedPage>();
  pages.push(reading.promise, aPage(at(5), 6));
  const first = change();
  const second = change();
  reading.resolve(aPage(at(5), 5));
  await Promise.all([first, second]);

  expect(heard()).toEqual(['page 5-6']);
});

test('a replica that has to begin anew is told so, even when there is nothing for it', async () => {
  const { pages, hello, applied, change, heard } = aClient();
  await hello();
  await applied(5);
  pages.push({ ...aPage(null, 0), to: { place: 0, scopes: 'everyone' } });

  await change();

  expect(heard().at(-1)).toBe('page anew-0');
});

describe('a page without rows that only moves the cursor on', () => {
  const moved = aPage(at(5), 40, { rows: [] });

  test('is not sent for every change somewhere else', async () => {
    const { pages, hello, applied, change, heard } = aClient();
    await hello();
    await applied(5);
    heard();
    pages.push(moved);
    await change();

    expect(heard()).toEqual([]);
  });

  test('is sent now and then, because commands wait for it whose records the client may not read', async () => {
    const { client, clock, pages, hello, applied, heard } = aClient();
    await hello();
    await applied(5);
    heard();
    pages.push(moved);
    clock.nowMs = 20_000;
    await client.tick();

    expect(heard()).toEqual(['ping', 'page 5-40']);
  });
});

describe('a client that is not let in', () => {
  test.each([
    ['a token of nobody', { token: 'bad' }, ['bye session.ended', 'close 1008']],
    ['another protocol', { protocol: 99 }, ['bye protocol.unknown', 'close 1008']],
  ])('%s', async (_what, over, expected) => {
    const { reads, hello, heard } = aClient();

    await hello(over);

    expect(heard()).toEqual(expected);
    expect(reads).toEqual([]);
  });

  test('who says nothing for five seconds', async () => {
    const { client, clock, heard } = aClient();
    clock.nowMs = 4_999;
    await client.tick();
    expect(heard()).toEqual([]);

    clock.nowMs = 5_000;
    await client.tick();
    expect(heard()).toEqual(['bye hello.missing', 'close 1008']);
  });
});

describe('a message out of turn ends the stream', () => {
  test.each([
    ['something else before the hello', async ({ applied }: ReturnType<typeof aClient>) => applied(5)],
    ['a second hello', async ({ hello }: ReturnType<typeof aClient>) => hello().then(() => hello())],
    ['a page stored that was not sent', async ({ hello, applied }) => hello().then(() => applied(6))],
    ['a page stored twice', async ({ hello, applied }) => hello().then(() => applied(5).then(() => applied(5)))],
    ['no JSON', async ({ client }) => client.take('{')],
    ['fields nobody defined', async ({ say }) => say({ kind: 'hello', extra: 1 })],
    ['a message that an object inherits', async ({ client }) => client.take('{"__proto__":{"kind":"hello"}}')],
  ] satisfies [string, (client: ReturnType<typeof aClient>) => Promise<void>][])('%s', async (_what, speak) => {
    const one = aClient();

    await speak(one);

    expect(one.heard().slice(-2)).toEqual(['bye message.invalid', 'close 1008']);
  });
});

test('a session that has ended meanwhile ends the stream instead of the next page', async () => {
  const { sessions, pages, hello, applied, change, heard } = aClient();
  await hello();
  await applied(5);
  sessions.isThere = false;
  pages.push(aPage(at(5), 6));

  await change();

  expect(heard().slice(-2)).toEqual(['bye session.ended', 'close 1008']);
});

describe('a round of changes', () => {
  test('is told without asking the store, when the client is near the end', async () => {
    const { reads, lookUps, hello, applied, change, heard } = aClient();
    await hello();
    await applied(5);
    heard();
    const asked = [reads.length, lookUps.length];

    await change({ pageFor: (_reader, cursor) => aPage(cursor, 6) });

    expect(heard()).toEqual(['page 5-6']);
    expect([reads.length, lookUps.length]).toEqual(asked);
  });

  test('that came while a page was in flight is told after it', async () => {
    const { reads, hello, applied, change, heard } = aClient();
    await hello();
    await change({ pageFor: (_reader, cursor) => aPage(cursor, 9) });
    const asked = reads.length;
    await applied(5);

    expect(heard()).toEqual(['welcome', 'joins', 'page 5-5', 'page 5-9']);
    expect(reads).toHaveLength(asked);
  });

  test('of which the client may see nothing moves on what is read next, but not what the client has stored', async () => {
    const { reads, hello, applied, change, heard } = aClient();
    await hello();
    await applied(5);
    heard();
    await change({ pageFor: (_reader, cursor) => ({ ...aPage(cursor, 30), rows: [] }) });

    await change({ pageFor: (_reader, cursor) => (cursor.place === 30 ? aPage(cursor, 31) : null) });

    expect(heard()).toEqual(['page 5-31']);
    expect(reads).toEqual([at(5)]);
  });

  test('that may have changed its rights has them read anew, also when a page was in flight', async () => {
    const { lookUps, hello, applied, change } = aClient();
    await hello();
    await change({ mayHaveNewRights: () => true });
    await change();
    const asked = lookUps.length;
    await applied(5);

    expect(lookUps).toHaveLength(asked + 1);
  });

  test('after the session was ended by another hub process ends the stream', async () => {
    const { hello, applied, change, heard } = aClient();
    await hello();
    await applied(5);

    await change({ isStanding: () => false });

    expect(heard().slice(-2)).toEqual(['bye session.ended', 'close 1008']);
  });
});

test('a session that another hub process has ended is found out within seconds, without any change', async () => {
  const { client, clock, sessions, hello, applied, heard } = aClient();
  await hello();
  await applied(5);
  sessions.isThere = false;
  clock.nowMs = 20_000;

  await client.tick();

  expect(heard().slice(-2)).toEqual(['bye session.ended', 'close 1008']);
});

test('a client that has fallen silent is cut off, one that answers pings is kept', async () => {
  const { client, clock, hello, heard } = aClient();
  await hello();
  heard();
  for (clock.nowMs = 0; clock.nowMs < 90_000; clock.nowMs += 10_000) {
    await client.tick();
    client.hear();
  }
  expect(heard()).toEqual(['ping', 'ping', 'ping', 'ping']);

  clock.nowMs += 50_000;
  await client.tick();
  expect(heard()).toContain('terminate');
});

test('what breaks while a page is read is reported, and the client is asked to come back', async () => {
  const { pages, faults, hello, heard } = aClient();
  pages.push(new Error('the store is gone'));

  await hello();

  expect(heard()).toEqual(['welcome', 'joins', 'bye hub.fault', 'close 1011']);
  expect(faults).toEqual([new Error('the store is gone')]);
});

test('nothing is sent to a client that has gone while its page was read', async () => {
  const { client, pages, hello, heard } = aClient();
  const reading = Promise.withResolvers<FeedPage>();
  pages.push(reading.promise);
  const greeting = hello();
  client.lose();
  reading.resolve(aPage(at(5), 6));
  await greeting;

  expect(heard()).toEqual([]);
  client.end('hub.stopping');
  expect(heard()).toEqual([]);
});

test('what a client has open is taken at any time after the hello, also while a page is in flight (COL-1)', async () => {
  const { pages, hello, say, heard } = aClient();
  pages.push(aPage(at(5), 7));
  await hello();
  heard();

  await say({ kind: 'presence', tickets: [{ incident: 'incident:1', doing: 'viewing' }] });
  expect(heard()).toEqual(['opens 1']);
});

test('before the hello nobody has anything open, and nothing is said beside the feed', async () => {
  const { client, say, heard } = aClient();
  client.tell({ kind: 'drafts' });
  await say({ kind: 'presence', tickets: [] });

  expect(heard()).toEqual(['bye message.invalid', 'close 1008']);
  client.tell({ kind: 'drafts' });
  expect(heard()).toEqual([]);
});
