import type { EndId } from '#contracts/remote-session/carried-signal.ts';
import { linkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { AgentId, IncidentId, SupportSessionId } from '#domain/kernel/fields.ts';
import { keyStandingOf, mustSign } from '#domain/remote-control/safety-code-keys.rules.ts';
import type { KeyKnowledge } from '#domain/remote-control/safety-code-keys.rules.ts';
import type { SessionGrants } from '#contracts/remote-session/session-state-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import type { CreatePeerLink, LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createHeadTaker } from '#platform/browser/session-trust/session-heads.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';
import { happeningsOf } from '#platform/browser/session-trust/session-happenings.ts';
import { createSessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import type { OwnProof, SessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { createSessionRights } from '#platform/any/session-rights.ts';
import type { OpenScreenPart } from './screen-part.ts';
import type { ScreenEvent, ScreenState } from './screen-state.ts';

/** What this end has to know before a line begins. */
export interface BeforeLine {
  /** No third party: those the hub names, or none (S13). */
  readonly relays: readonly RTCIceServer[];
  readonly keys: KeyKnowledge;
  /** What the organisation's policy lets this agent ask for, as this end has checked it. */
  readonly allowed: ReadonlySet<Capability>;
}

export interface LinePorts {
  readonly session: SupportSessionId;
  readonly ticket: IncidentId;
  readonly agent: AgentId;
  readonly createLink: CreatePeerLink;
  /** Without a hub digits are compared each time (S10): a known key takes nothing away from that. */
  readonly isDirect: boolean;
  /** Carries a signal to the helper's end that this line leads to. */
  readonly carry: (text: string) => void;
  readonly tell: (event: ScreenEvent) => void;
  readonly onWords: (message: Ctl<'helper'>) => void;
  /** What is done beside looking. */
  readonly parts: readonly OpenScreenPart[];
  readonly note: (happening: HappeningNoted) => void;
  /** With this console's key; `null` where it has none, and digits stand for it. */
  readonly sign: (purpose: 'link' | 'head', text: string) => Promise<OwnProof | null>;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

/** A line to one end of the helper. */
export interface ScreenLine {
  readonly towards: EndId;
  readonly link: PeerLink;
  readonly line: SessionLine<'console'>;
  readonly trust: SessionTrust;
  /** What the helper's end said, as it was carried. */
  readonly hear: (text: string) => void;
  /** How the session stands now. */
  readonly update: (state: ScreenState) => void;
  readonly close: () => void;
}

/** Links to one end of the helper and listens to all that it says. */
export function openLine(towards: EndId, { relays, keys, allowed }: BeforeLine, ports: LinePorts): ScreenLine {
  const { tell, note } = ports;
  const link = ports.createLink({ role: 'console', iceServers: relays });
  const line = createSessionLine(link, 'console');
  const trust = trustOver(link, line, keys, ports);
  const rights = createSessionRights('helper', ports.nowMs);
  const parts = ports.parts.map((open) => open({ ...ports, link, line, alarm }));
  const takeHead = createHeadTaker({ ...ports, from: 'user', program: 'helper', trust, alarm });
  const listening = [
    link.events.subscribe((event) => {
      if (event.kind === 'signal') ports.carry(JSON.stringify(event.signal));
      else if (event.kind === 'state') stateIs(event.state);
      else if (event.kind === 'screen') tell({ kind: 'screen', stream: event.stream });
    }),
    trust.changes.subscribe((changed) => tell({ kind: 'trust', trust: changed })),
    line.heard.subscribe(({ channel, message }) => {
      // What is unknown has ended the link already: the trust in it is gone.
      if (channel === 'ctl' && message !== 'unknown') take(message);
    }),
    happeningsOf({ link, trust, person: ports.agent, program: 'console', nowMs: ports.nowMs }).subscribe(note),
  ];

  function stateIs(state: LinkState): void {
    if (state.state === 'connected' || state.state === 'reconnecting') rights.lineIs(state.state);
    tell({ kind: 'link', state });
  }

  function alarm(code: string): void {
    note({ actor: 'console', type: 'alarm', data: { code } });
    tell({ kind: 'alarm', code });
    close();
  }

  function take(message: Ctl<'helper'>): void {
    if (message.kind === 'session.grants') rights.hold(message.live.map(({ capability }) => capability));
    const verdict = rights.judge(message.kind);
    if (verdict === 'alarm') alarm('message.out-of-grant');
    if (verdict !== 'take') return;
    if (message.kind === 'session.head') void takeHead(message).catch(ports.reportFault);
    else ports.onWords(message.kind === 'session.grants' ? asAllowed(message, allowed) : message);
    for (const part of parts) part.hear(message);
  }

  function close(): void {
    for (const part of parts) part.close();
    link.close();
    for (const one of listening) one.unsubscribe();
  }

  return {
    towards,
    link,
    line,
    trust,
    hear: (text) => {
      const signal = signalIn(text);
      // What no Deskbell says comes from whoever carries it, who could have lost it as well.
      if (signal !== null) link.signal(signal);
    },
    update: (state) => {
      for (const part of parts) part.update(state);
    },
    close,
  };
}

/** Both ends keep to the policy: what it forbids is not asked for, whatever the other end offers. */
function asAllowed(told: SessionGrants, allowed: ReadonlySet<Capability>): SessionGrants {
  const withheld = told.withheld ?? [];
  const known = new Set(withheld.map(({ capability }) => capability));
  const more = capabilities.filter((capability) => !allowed.has(capability) && !known.has(capability));
  return {
    ...told,
    offered: told.offered.filter((capability) => allowed.has(capability)),
    withheld: [...withheld, ...more.map((capability) => ({ capability, by: 'policy' as const }))],
  };
}

function trustOver(link: PeerLink, line: SessionLine<'console'>, keys: KeyKnowledge, ports: LinePorts): SessionTrust {
  return createSessionTrust({
    link,
    line,
    session: ports.session,
    ticket: ports.ticket,
    sign: (text) => ports.sign('link', text),
    standingOf: async ({ publicKey }) => {
      const standing = keyStandingOf(keys, publicKey);
      return ports.isDirect && standing === 'known' ? 'new' : standing;
    },
    mustSign: mustSign(keys),
    reportFault: ports.reportFault,
  });
}

function signalIn(text: string): LinkSignal | null {
  try {
    return linkSignal.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON: no Deskbell has said it.
    return null;
  }
}
