import type { LinkEnd } from './peer-link.ts';

export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

export interface ConnectionPorts {
  /** Makes every offer. The other end answers and makes none. */
  readonly isInitiator: boolean;
  readonly configuration: RTCConfiguration;
  readonly onDescription: (description: Description) => void;
  readonly onCtlOpen: () => void;
  /** Text, unless the other end is no Deskbell. */
  readonly onCtlMessage: (message: unknown) => void;
  readonly onEnd: (reason: Extract<LinkEnd, 'closed-there' | 'signal-invalid' | 'connection-broken'>) => void;
}

/**
 * Offers and answers of one WebRTC connection, and its own channel `ctl`. All else is the same whoever makes them: see
 * `leg.ts`, which speaks to `rtc` itself for candidates, further channels, the picture and certificates.
 */
export interface LinkConnection {
  readonly rtc: RTCPeerConnection;
  readonly accept: (description: Description) => void;
  /** Offers anew, with a new way to look for. `false`, and nothing is done, while an offer is unanswered. */
  readonly offerAnew: () => boolean;
  /** Once `onCtlOpen` was called. */
  readonly sendCtl: (text: string) => void;
  readonly ctlBufferedBytes: () => number;
  readonly close: () => void;
}

export type Connect = (ports: ConnectionPorts) => LinkConnection;
