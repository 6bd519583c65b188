import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { SessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { createSessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { drawnDesktop } from './drawn-desktop.ts';

/** The helper's end of a session as its share page holds it, for tests of the console: it says what it is told to say. */
export interface SharePage {
  begin(session: string, ticket: string): void;
  signal(signal: LinkSignal): void;
  say(message: Ctl<'helper'>): void;
  /** Says what no Deskbell says. */
  sayNonsense(): void;
  show(isShown: boolean): Promise<void>;
  trust(): LinkTrust;
  /** What the console has said on `ctl`, but of the trust. */
  heard(): readonly Ctl<'console'>[];
  state(): string;
}

declare global {
  interface Window {
    sharePage: SharePage;
    /** Bound by the test: carried to the console. */
    carrySignal: (signal: LinkSignal) => void;
    /** Bound by the test: by the device's key. */
    signLink: (text: string) => Promise<LinkProof>;
  }
}

let link: PeerLink | null = null;
let line: SessionLine<'helper'> | null = null;
let trust: SessionTrust | null = null;
const heard: Ctl<'console'>[] = [];

function begun<Part>(part: Part | null): Part {
  if (part === null) throw new Error('No session has begun on this page.');
  return part;
}

window.sharePage = {
  begin: (session, ticket) => {
    const made = createSimplePeerLink({ role: 'helper', iceServers: [] });
    link = made;
    made.events.subscribe((event) => {
      if (event.kind === 'signal') window.carrySignal(event.signal);
    });
    line = createSessionLine(made, 'helper');
    line.heard.subscribe(({ message }) => {
      if (message !== 'unknown' && !message.kind.startsWith('trust.')) heard.push(message as Ctl<'console'>);
    });
    trust = createSessionTrust({
      link: made,
      line,
      session: supportSessionId.parse(session),
      ticket: incidentId.parse(ticket),
      sign: (text) => window.signLink(text),
      standingOf: async () => 'new',
      mustSign: false,
      reportFault: (error) => {
        throw error;
      },
    });
  },
  signal: (signal) => begun(link).signal(signal),
  say: (message) => void begun(line).say(message),
  sayNonsense: () => void begun(link).send('ctl', JSON.stringify({ kind: 'shell.run', command: 'whoami' })),
  show: (isShown) => begun(link).sendScreen(isShown ? drawnDesktop() : null),
  trust: () => begun(trust).trust,
  heard: () => heard,
  state: () => begun(link).state.state,
};
