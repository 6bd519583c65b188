import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { KeyKnowledge } from '#domain/remote-control/safety-code-keys.rules.ts';
import { keyStandingOf, mustSign } from '#domain/remote-control/safety-code-keys.rules.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { SessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { createSessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { movingPicture } from './moving-picture.ts';
import { newSigningKey } from './signing-key.ts';
import { framesOn } from './frames.ts';

export type TrustPageEvent =
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'signal'; readonly signal: LinkSignal }
  | { readonly kind: 'trust'; readonly trust: LinkTrust };

export interface TrustPageOptions {
  readonly role: LinkRole;
  readonly session: string;
  readonly ticket: string;
  /** Whether this end signs. */
  readonly signs: boolean;
  /** Of the other end's key. */
  readonly knows: KeyKnowledge;
}

/** One end of a session that shows its screen as soon as it trusts the link, and not before. */
export interface TrustPage {
  /** Makes this end's key. Returns the public one. */
  makeKey(): Promise<string>;
  open(options: TrustPageOptions): void;
  signal(signal: LinkSignal): void;
  compare(verdict: 'same' | 'different'): void;
  trust(): LinkTrust;
  peerKey(): string | null;
  frames(): Promise<number>;
}

declare global {
  interface Window {
    trustPage: TrustPage;
    /** Bound by the test. */
    tellTrust: (event: TrustPageEvent) => void;
  }
}

const key = newSigningKey();
let link: PeerLink | null = null;
let session: SessionTrust | null = null;
/** What came before the link was made, as a socket would keep it. */
const early: LinkSignal[] = [];

function opened<Part>(part: Part | null): Part {
  if (part === null) throw new Error('No session is open on this page.');
  return part;
}

function open({ role, session: id, ticket, signs, knows }: TrustPageOptions): void {
  const made = createSimplePeerLink({ role, iceServers: [] });
  link = made;
  made.events.subscribe((event) => {
    if (event.kind === 'state' || event.kind === 'signal') window.tellTrust(event);
  });
  session = createSessionTrust({
    link: made,
    line: role === 'helper' ? createSessionLine(made, 'helper') : createSessionLine(made, 'console'),
    session: supportSessionId.parse(id),
    ticket: incidentId.parse(ticket),
    sign: async (text) => (signs ? await (await key).sign(text) : null),
    standingOf: async ({ publicKey }) => keyStandingOf(knows, publicKey),
    mustSign: mustSign(knows),
    reportFault: (error) => {
      throw error;
    },
  });
  for (const signal of early.splice(0)) made.signal(signal);
  session.changes.subscribe((trust) => {
    window.tellTrust({ kind: 'trust', trust });
    if (role === 'helper' && trust.state === 'trusted') void made.sendScreen(movingPicture({ hasGrain: false }));
  });
}

window.trustPage = {
  makeKey: async () => (await key).publicKey,
  open,
  signal: (signal) => {
    if (link === null) early.push(signal);
    else link.signal(signal);
  },
  compare: (verdict) => opened(session).compare(verdict),
  trust: () => opened(session).trust,
  peerKey: () => opened(session).peerKey?.publicKey ?? null,
  frames: () => framesOn(opened(link)),
};
