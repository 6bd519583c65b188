import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createPlainPeerLink } from '#platform/browser/peer-link/plain-peer-link.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import { createSessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { framesOn } from './frames.ts';
import { newSigningKey } from './signing-key.ts';

/** Whom a leg of the hostile hub leads to. */
export type Victim = 'helper' | 'console';

export type HostileEvent =
  | { readonly kind: 'signal'; readonly to: Victim; readonly signal: LinkSignal }
  | { readonly kind: 'state'; readonly of: Victim; readonly state: LinkState }
  | { readonly kind: 'heard'; readonly from: Victim; readonly text: string };

/**
 * A hub that is no longer its owners': it ends both connections itself, as console towards the helper and as helper towards the
 * console, and has whatever was meant for the other.
 */
export interface HostilePage {
  /** Makes its own key. Returns the public one. */
  makeKey(): Promise<string>;
  open(): void;
  signal(from: Victim, signal: LinkSignal): void;
  say(to: Victim, text: string): void;
  /** Plays the other end's part itself towards both, as an honest end would, with its own key. */
  play(session: string, ticket: string): void;
  close(of: Victim): void;
  /** Frames of the helper's screen that it has. */
  frames(): Promise<number>;
}

declare global {
  interface Window {
    hostilePage: HostilePage;
    /** Bound by the test. */
    tellHostile: (event: HostileEvent) => void;
  }
}

const key = newSigningKey();
const legs = new Map<Victim, PeerLink>();
const roleTowards = { helper: 'console', console: 'helper' } as const;

function leg(to: Victim): PeerLink {
  const link = legs.get(to);
  if (link === undefined) throw new Error('The hostile hub has opened nothing.');
  return link;
}

function openLeg(to: Victim): void {
  const link = createPlainPeerLink({ role: roleTowards[to], iceServers: [] });
  legs.set(to, link);
  link.events.subscribe((event) => {
    if (event.kind === 'signal') window.tellHostile({ kind: 'signal', to, signal: event.signal });
    else if (event.kind === 'state') window.tellHostile({ kind: 'state', of: to, state: event.state });
    else if (event.kind === 'message' && event.channel !== 'file') {
      window.tellHostile({ kind: 'heard', from: to, text: event.text });
    }
  });
}

function play(to: Victim, session: string, ticket: string): void {
  const link = leg(to);
  const line = to === 'console' ? createSessionLine(link, 'helper') : createSessionLine(link, 'console');
  const played = createSessionTrust({
    link,
    line,
    session: supportSessionId.parse(session),
    ticket: incidentId.parse(ticket),
    sign: async (text) => await (await key).sign(text),
    standingOf: async () => 'new',
    mustSign: false,
    reportFault: (error) => {
      throw error;
    },
  });
  // It claims at once that its people have found the digits to be the same.
  played.changes.subscribe(({ state }) => {
    if (state === 'comparing') played.compare('same');
  });
}

window.hostilePage = {
  makeKey: async () => (await key).publicKey,
  open: () => {
    openLeg('helper');
    openLeg('console');
  },
  signal: (from, signal) => leg(from).signal(signal),
  say: (to, text) => void leg(to).send('ctl', text),
  play: (session, ticket) => {
    play('helper', session, ticket);
    play('console', session, ticket);
  },
  close: (of) => leg(of).close(),
  frames: async () => (legs.size === 0 ? 0 : await framesOn(leg('helper'))),
};
