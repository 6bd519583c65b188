import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { FeedPage } from '#contracts/sync.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { vera } from '#domain/kernel/kernel.fixtures.ts';
import { expect, test } from 'vitest';
import type { SignedIn } from '../access/sessions.ts';
import type { Round } from './live-client.ts';
import { createPageText } from './page-text.ts';
import { createLiveStreams } from './live-streams.ts';

const holder = personId.parse('person:vera');
const emptyPage: FeedPage = { from: null, to: { place: 0, scopes: 'everyone' }, rows: [], isEnd: true };
const nothingReady: Round = { isStanding: () => true, mayHaveNewRights: () => false, pageFor: () => null };

/** Streams whose rounds begin when the test lets them: `rounds` holds one resolver for each that is asked for. */
function someStreams() {
  const rounds: { readonly clients: readonly string[]; readonly begin: (round: Round | Error) => void }[] = [];
  const faults: unknown[] = [];
  const asleep = Promise.withResolvers<AbortSignal>();
  const streams = createLiveStreams({
    signedInBy: async (token): Promise<SignedIn> => {
      const session = { id: `session:${token}`, token, holder, installation: 'client:a', expiresAtMs: 1 };
      return { principal: vera, name: 'Vera', session };
    },
    signalling: { take: () => undefined, leave: () => undefined },
    textOfPage: createPageText(),
    readPage: async () => emptyPage,
    beginRound: (clients) =>
      new Promise((resolve, reject) => {
        const begin = (round: Round | Error) => (round instanceof Error ? reject(round) : resolve(round));
        rounds.push({ clients: clients.map(({ session }) => session.id), begin });
      }),
    nowMs: () => epochMs.parse(0),
    sleep: (_delayMs, signal) => {
      asleep.resolve(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
    presence: { join: () => {}, take: () => {}, leave: () => {} },
    reportFault: (error) => faults.push(error),
  });
  const join = async (token: string) => {
    const happened: string[] = [];
    const client = streams.join({
      send: (text) => happened.push(JSON.parse(text).code ?? JSON.parse(text).kind),
      ping: () => happened.push('ping'),
      close: () => happened.push('close'),
      terminate: () => happened.push('terminate'),
    });
    await client.take(JSON.stringify({ kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor: null }));
    return { client, happened };
  };
  return { streams, rounds, faults, asleep: asleep.promise, join };
}

test('what changes while one round goes round is told in one more, however much it was', async () => {
  const { streams, rounds, join } = someStreams();
  await join('a');
  await join('b');
  const told = streams.announceChange();
  for (let changes = 0; changes < 20; changes += 1) void streams.announceChange();
  expect(rounds.map(({ clients }) => clients)).toEqual([['session:a', 'session:b']]);

  rounds[0]!.begin(nothingReady);
  await expect.poll(() => rounds.length).toBe(2);
  rounds[1]!.begin(nothingReady);
  await told;

  expect(rounds).toHaveLength(2);
});

test('a round that breaks is reported, and the next one begins as if nothing had been', async () => {
  const { streams, rounds, faults, join } = someStreams();
  await join('a');
  const broken = streams.announceChange();
  rounds[0]!.begin(new Error('the store is gone'));
  await broken;
  expect(faults).toEqual([new Error('the store is gone')]);

  const next = streams.announceChange();
  rounds[1]!.begin(nothingReady);
  await next;
  expect(faults).toHaveLength(1);
});

test('the end of a session ends its streams and no others', async () => {
  const { streams, join } = someStreams();
  const [one, other] = [await join('a'), await join('b')];

  streams.endSession('session:a');

  expect(one.happened).toEqual(['welcome', 'page', 'session.ended', 'close']);
  expect(other.happened).toEqual(['welcome', 'page']);
});

test('when the hub stops it waits for its clients to part, and cuts off who does not', async () => {
  const { streams, asleep, join } = someStreams();
  const [polite, deaf] = [await join('a'), await join('b')];
  const stopped = streams.stop();
  const patience = await asleep;
  streams.leave(polite.client);
  expect(patience.aborted).toBe(false);

  streams.leave(deaf.client);
  expect(patience.aborted).toBe(true);
  await stopped;

  const { streams: others, asleep: patient, join: joinOthers } = someStreams();
  const silent = await joinOthers('c');
  const stopping = others.stop();
  // The patience is over: in the hub that is a second later.
  (await patient).dispatchEvent(new Event('abort'));
  await stopping;
  expect(silent.happened.slice(-3)).toEqual(['hub.stopping', 'close', 'terminate']);
});
