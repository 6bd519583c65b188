import { expect, test } from 'vitest';
import { proxyToNowhere } from './cut-off.ts';

test('pages reach nothing, this machine included', () => {
  expect(proxyToNowhere(null)).toEqual({
    mode: 'fixed_servers',
    proxyRules: 'socks5://127.0.0.1:1',
    proxyBypassRules: '<-loopback>',
  });
});

test('word lists still come from the hub, and from nowhere else', () => {
  expect(proxyToNowhere('https://desk.example.org:8443').proxyBypassRules).toBe(
    '<-loopback>;https://desk.example.org:8443',
  );
});
