import type { FileOrder } from '#contracts/helper-exchange.ts';
import type { ShareBriefing, ShareNews, ShareOrder } from '#contracts/helper-remote.ts';
import { linkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import type { PeerLink } from '../peer-link/peer-link.ts';
import { createSimplePeerLink } from '../peer-link/simple-peer-link.ts';
import type { NoScreen } from '../screen-share/capture-screen.ts';
import { orderCodecs } from '../screen-share/codec-order.ts';
import type { ScreenShare } from '../screen-share/screen-share.ts';
import { createScreenShare } from '../screen-share/screen-share.ts';
import type { SessionLine } from '../session-trust/session-line.ts';
import { createSessionLine } from '../session-trust/session-line.ts';
import type { SessionTrust, SessionTrustPorts } from '../session-trust/session-trust.ts';
import { createSessionTrust } from '../session-trust/session-trust.ts';
import { tellOfLink } from './tell-of-link.ts';

/** One end of a link to one end of a console, with all that hangs on it. */
export interface OpenShare {
  readonly link: PeerLink;
  readonly line: SessionLine<'helper'>;
  readonly trust: SessionTrust;
  readonly share: ScreenShare;
}

/** What is decided outside: this end shows, carries and tells. */
export interface ShareEndPorts {
  readonly tell: (news: ShareNews) => void;
  /** Signs with the key of this computer; `null` where there is none. The text is that of `linkProofText`. */
  readonly prove: (text: string) => Promise<LinkProof | null>;
  /** What is known here of the key that the other end has signed with. */
  readonly standingOf: SessionTrustPorts['standingOf'];
  /** Digits that the person here has compared make the key known that signed beside them, and no word of anybody else does. */
  readonly onCompared: (publicKey: string) => void;
  /** Gets the screen that may be shown at this moment, or why there is none. */
  readonly capture: (monitor: number) => Promise<MediaStreamTrack | NoScreen>;
  /** Carries files over the link as it is told; `null` where none ever pass. */
  readonly carryFiles: ((over: FileCarrying) => (order: FileOrder) => void) | null;
}

export interface FileCarrying extends Pick<OpenShare, 'link' | 'line'> {
  /** Bytes that no Deskbell sends. */
  readonly onUnknown: () => void;
}

const nowMs = (): number => performance.now();

/**
 * Takes part in a session for as long as this page lives: connects and finds out who is there before anything is shown; a screen is
 * captured and sent when it is ordered, and not before.
 *
 * @returns What takes the orders.
 */
export function beginShare(briefing: ShareBriefing, ports: ShareEndPorts): (order: ShareOrder) => void {
  const open = openShare(briefing, ports);
  const { link, line, share, trust } = open;
  const { tell } = ports;
  tellOfLink(briefing, open, tell);
  const takeFileOrder = ports.carryFiles?.({
    link,
    line,
    onUnknown: () => {
      const data = { code: 'message.unknown' };
      tell({ kind: 'happened', happenings: [{ actor: 'helper', type: 'alarm', data }] });
      tell({ kind: 'alarm' });
      link.close();
    },
  });
  trust.changes.subscribe((now) => {
    const publicKey = trust.peerKey?.publicKey;
    if (now.state === 'trusted' && now.by === 'digits' && publicKey !== undefined) ports.onCompared(publicKey);
  });
  link.setSignalling(briefing.isLineUp);
  return (order) => {
    switch (order.kind) {
      case 'signal':
        return takeSignal(link, order.text);
      case 'line':
        return link.setSignalling(order.isUp);
      case 'relays':
        return link.useRelays(order.relays);
      case 'view':
        return share.want(order.view);
      case 'wake':
        return share.wake('system');
      case 'say':
        return void line.say(order.message);
      case 'file':
        return takeFileOrder?.(order.order);
      case 'compare':
        return trust.compare(order.verdict);
      case 'stop':
        share.stop();
        link.close();
        return tell({ kind: 'stopped' });
      default:
        return order satisfies never;
    }
  };
}

function openShare(
  { session, ticket, relays }: ShareBriefing,
  { prove, standingOf, capture, tell }: ShareEndPorts,
): OpenShare {
  const link = createSimplePeerLink({ role: 'helper', iceServers: relays, orderCodecs });
  const line = createSessionLine(link, 'helper');
  const reportFault = (error: unknown): void => {
    link.close();
    throw error;
  };
  const trust = createSessionTrust({
    link,
    line,
    session,
    ticket,
    sign: prove,
    standingOf,
    // Somebody of the desk may work on a browser that cannot sign; people compare digits then.
    mustSign: false,
    reportFault,
  });
  const share = createScreenShare({
    link,
    capture,
    onPicture: (picture) => {
      void line.say(picture);
      tell({ kind: 'picture', picture });
    },
    reportFault,
    nowMs,
  });
  return { link, line, trust, share };
}

/** Words that no Deskbell says come from whoever carries them, who may only lose them. */
function takeSignal(link: PeerLink, text: string): void {
  const signal = linkSignal.safeParse(jsonOf(text));
  if (signal.success) link.signal(signal.data);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is no JSON is no signal either.
    return null;
  }
}
