import { describe, expect, onTestFinished, test } from 'vitest';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { createLog } from '../log.ts';
import { createHttpServer } from './http-server.ts';
import { addressOf } from './visitor-address.ts';

/** What a server that trusts `proxies` takes for the address of somebody who is connected from `peer`. */
async function addressSeen(peer: string, forwarded: string | null, proxies: readonly string[] = []): Promise<string> {
  const log = createLog('silent', { write: () => {} });
  const server = await createHttpServer({ log, requestsPerMinute: 1_000, origins: () => [], proxies });
  onTestFinished(() => server.close());
  server.get('/', async (asked) => addressOf(asked));
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  return (await server.inject({ method: 'GET', url: '/', remoteAddress: peer, headers })).body;
}

describe('a visitor is counted by', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ])('their own address when nobody stands between: %s', async (peer, address) => {
    expect(await addressSeen(peer, null)).toBe(address);
  });

  test.each([
    ['no proxy is trusted', []],
    ['another one is', ['10.0.0.0/8']],
  ])('their own address whatever they claim, where %s', async (_where, proxies) => {
    expect(await addressSeen('192.0.2.7', '198.51.100.9', proxies)).toBe('192.0.2.7');
  });

  test.each([
    ['by address', '10.0.0.1', ['10.0.0.1']],
    ['by range', '10.9.8.7', ['172.16.0.0/12', '10.0.0.0/8']],
    ['on a hub that listens on both kinds of addresses', '::ffff:10.0.0.1', ['10.0.0.0/8']],
    ['with an IPv6 address', 'fd00::1', ['fd00::/8']],
  ])('the address that a proxy names which is trusted %s', async (_how, peer, proxies) => {
    expect(await addressSeen(peer, '198.51.100.9', proxies)).toBe('198.51.100.9');
  });

  test('the address seen by the outermost trusted proxy, whatever was claimed before it', async () => {
    expect(await addressSeen('10.0.0.1', '203.0.113.1, 198.51.100.9, 10.0.0.2', ['10.0.0.0/8'])).toBe('198.51.100.9');
  });

  test.each(['<script>', 'unknown', '198.51.100.9:443', 'x'.repeat(5_000)])(
    'the proxy’s own address where it names none: %.20s',
    async (forwarded) => {
      expect(await addressSeen('10.0.0.1', forwarded, ['10.0.0.1'])).toBe('10.0.0.1');
    },
  );
});

test('behind a trusted proxy, who guesses makes themselves wait and nobody else', async () => {
  const { origin } = await runHubForTest({ proxies: ['127.0.0.1'] });
  const knockFrom = async (address: string) => {
    const answer = await fetch(`${origin}/api/enrolment/claim`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({
        code: 'AAAA-AAAA',
        hostName: 'nb-1',
        publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
      }),
    });
    return answer.status;
  };
  for (let guesses = 0; guesses < 11; guesses += 1) expect(await knockFrom('192.0.2.7')).toBe(404);

  expect([await knockFrom('192.0.2.7'), await knockFrom('198.51.100.9')]).toEqual([429, 404]);
});
