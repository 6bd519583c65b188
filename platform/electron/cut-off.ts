import type { ProxyConfig, Session } from 'electron';

/** Nobody answers there. A SOCKS proxy also looks names up itself, so no name leaves the machine either. */
const NOWHERE = 'socks5://127.0.0.1:1';

/**
 * A third wall around the pages of both apps, behind the content policy and the cancelled requests: what neither of them sees, such as
 * connections made early or by WebRTC over TCP, leads nowhere. Our pages need no network; word lists for spelling, which
 * the browser fetches for itself, come from the hub.
 *
 * @param hub The one origin that is reached; `null`: none.
 */
export async function cutOff(session: Pick<Session, 'setProxy'>, hub: string | null): Promise<void> {
  await session.setProxy(proxyToNowhere(hub));
}

export function proxyToNowhere(hub: string | null): ProxyConfig {
  // Without this rule Chromium would reach this very machine past any proxy.
  const bypassed = ['<-loopback>', ...(hub === null ? [] : [hub])];
  return { mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: bypassed.join(';') };
}
