import { expect, test } from 'vitest';
import { proxyFor } from './proxy-rules.ts';

const socks = { proxyRules: 'socks5://127.0.0.1:1' };

test('everything goes by the proxy but what goes past it', () => {
  const config = { ...socks, proxyBypassRules: 'https://desk.example.org:8443;<-loopback>' };

  expect(proxyFor(config, 'https://elsewhere.example/page')).toBe('SOCKS5 127.0.0.1:1');
  expect(proxyFor(config, 'https://desk.example.org/')).toBe('SOCKS5 127.0.0.1:1');
  expect(proxyFor(config, 'https://desk.example.org:8443/words')).toBe('DIRECT');
});

test('this machine goes past any proxy, unless it is told not to', () => {
  for (const address of ['http://127.0.0.1:4680/', 'http://localhost/', 'http://[::1]:80/']) {
    expect(proxyFor(socks, address)).toBe('DIRECT');
    expect(proxyFor({ ...socks, proxyBypassRules: '<-loopback>' }, address)).toBe('SOCKS5 127.0.0.1:1');
  }
});

test('without a proxy every way is direct', () => {
  expect(proxyFor({}, 'https://elsewhere.example/')).toBe('DIRECT');
});
