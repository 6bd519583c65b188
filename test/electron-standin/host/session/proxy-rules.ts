import type { ProxyConfig } from 'electron';

/**
 * The way to an address as Chromium words it: by the one SOCKS proxy that was set, with origins that go past it, as this
 * machine does by itself unless `<-loopback>` is among them; no other rule is understood.
 */
export function proxyFor({ proxyRules = '', proxyBypassRules = '' }: ProxyConfig, address: string): string {
  const [, server] = /^socks5:\/\/(\S+)$/.exec(proxyRules) ?? [];
  const { origin, hostname } = new URL(address);
  const bypassed = proxyBypassRules.split(';');
  const isPast = bypassed.includes(origin) || (isLoopback(hostname) && !bypassed.includes('<-loopback>'));
  return server === undefined || isPast ? 'DIRECT' : `SOCKS5 ${server}`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(hostname);
}
