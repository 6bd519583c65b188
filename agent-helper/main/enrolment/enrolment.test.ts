import { expect, test } from 'vitest';
import { hubOrigin } from './enrolment.ts';

test.each([
  ['https://desk.example.org', 'https://desk.example.org'],
  ['https://desk.example.org:8443/console/', 'https://desk.example.org:8443'],
  ['http://127.0.0.1:4680', 'http://127.0.0.1:4680'],
  ['http://localhost:4680/', 'http://localhost:4680'],
  ['http://[::1]:4680', 'http://[::1]:4680'],
])('%s is an address for a hub', (address, origin) => {
  expect(hubOrigin.parse(address)).toBe(origin);
});

test.each([
  'http://desk.example.org',
  'http://10.0.0.5:4680',
  'http://127.0.0.1.example.org',
  'http://localhost.example.org',
  'ftp://desk.example.org',
  'data:text/plain,hub',
  'desk.example.org',
  '',
])('"%s" is none: a token would be read on the way, or it is no address', (address) => {
  expect(hubOrigin.safeParse(address).success).toBe(false);
});
