import type { LinkChannel } from '#contracts/remote-session/link-channels.ts';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { Observable } from 'rxjs';

/**
 * The line between the helper's share page and the console's session window: one video track from the helper to the console
 * and three channels. `createSimplePeerLink` and `createPlainPeerLink` make one; the same tests hold for both.
 *
 *     connecting ──both ends proved their certificate──▶ connected ◀──heard again── reconnecting
 *         │                                                  └────1.2 s of silence────▶ │
 *         └───────────────60 s───────────────▶ ended ◀──────────────60 s────────────────┘
 *                                                ▲ closed by either end, another certificate, what is no Deskbell
 *
 * A link is made once for a session and repairs itself; it is never replaced by a new one.
 */
export interface PeerLink {
  readonly state: LinkState;
  /** Known from the first `connected` on, and never another after that. */
  readonly fingerprints: LinkFingerprints | null;
  /** Of the beats, without what either page took to answer. `null` before the first. */
  readonly roundTripMs: number | null;
  /** Whoever subscribes late misses what was before: subscribe to all that matters right after making the link. Completes at the end. */
  readonly events: Observable<LinkEvent>;

  /** A signal of the other end has come. In any order, late, twice or after the end: it does no harm. */
  readonly signal: (signal: LinkSignal) => void;
  /**
   * Whether signals can leave at present (`true` from the start). While they cannot they are kept, in order; once they can
   * again and the line is down, the helper's end begins anew.
   */
  readonly setSignalling: (isOpen: boolean) => void;
  /** Looks for a new way at once: the computer woke up, the network changed. The link does so by itself as well, in 3 s. */
  readonly restart: () => void;
  /** The same relays with credentials that are good for longer, for every way that is looked for from now on (S9). */
  readonly useRelays: (iceServers: PeerLinkOptions['iceServers']) => void;

  /**
   * On `ctl` a message is kept while the link is `connecting` or `reconnecting`, and arrives once. On the others it is sent now
   * or not at all. Throws `Fault('link.message-too-large')` past `MAX_MESSAGE_BYTES`.
   */
  readonly send: (...message: Sending) => SendOutcome;
  /** What was sent and has not left yet, in bytes. */
  readonly bufferedBytes: (channel: LinkChannel) => number;
  /**
   * Resolves as soon as no more than `limitBytes` wait on the channel and it is open; `false` when the link has ended or
   * `signal` aborts before that.
   */
  readonly whenBelow: (channel: LinkChannel, limitBytes: number, signal?: AbortSignal) => Promise<boolean>;

  /**
   * Helper only: the screen, or another one, or none. Needs no new offer. Until it is called no frame leaves, so a link may
   * connect and be trusted before anybody has agreed to be seen.
   */
  readonly sendScreen: (track: MediaStreamTrack | null) => Promise<void>;
  readonly stats: () => Promise<LinkStats>;
  /** Ends it here; the other end hears `closed-there`. Twice does no harm. */
  readonly close: () => void;
}

export type LinkState =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** Nothing was heard for 1.2 s: release every key, inject nothing, say so on both screens. What was granted stays. */
  | { readonly state: 'reconnecting' }
  | { readonly state: 'ended'; readonly reason: LinkEnd };

/** Why a link has ended. The last four are somebody's doing, and an alarm. */
export type LinkEnd =
  | 'closed-here'
  | 'closed-there'
  | 'never-connected'
  | 'silent-too-long'
  /** The browser gave up on the connection for a reason of its own. */
  | 'connection-broken'
  /** What was negotiated, what DTLS used and what was used before are not one and the same certificate (S12). */
  | 'certificate-differs'
  | 'signal-invalid'
  | 'message-invalid'
  /** The handshake failed: whoever answered does not hold the certificate that was announced. */
  | 'handshake-failed';

export type LinkEvent =
  | { readonly kind: 'state'; readonly state: LinkState }
  /** To be carried to the other end, in this order. */
  | { readonly kind: 'signal'; readonly signal: LinkSignal }
  | { readonly kind: 'message'; readonly channel: 'ctl' | 'ptr'; readonly text: string }
  | { readonly kind: 'message'; readonly channel: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Console only: the picture, before the first frame; again when it now comes over another connection. */
  | { readonly kind: 'screen'; readonly stream: MediaStream; readonly receiver: RTCRtpReceiver }
  /** Helper only: whom to ask for bit rates, codecs and scale; again when another connection has taken over. */
  | { readonly kind: 'sender'; readonly sender: RTCRtpSender };

export type Sending =
  | readonly [channel: 'ctl' | 'ptr', text: string]
  | readonly [channel: 'file', bytes: Uint8Array<ArrayBuffer>];

/**
 * `sent`: the browser has it. `kept`: it leaves when the line is there again. `lost`: not open, and the channel keeps nothing.
 * `full`: too much is waiting already; ask `whenBelow` first.
 */
export type SendOutcome = 'sent' | 'kept' | 'lost' | 'full';

/** SHA-256 of the certificates that DTLS really used, as in SDP: 32 pairs of upper-case hex digits with colons. */
export interface LinkFingerprints {
  readonly own: string;
  readonly peer: string;
}

export interface LinkStats {
  /** Of the beats, without what either page took to answer. `null` before the first. */
  readonly roundTripMs: number | null;
  /** Since anything was last heard; `null` before that. */
  readonly silentForMs: number | null;
  /** `relay` when either end's traffic goes through a relay; `null` while there is no way. */
  readonly way: 'direct' | 'relay' | null;
  /** What the browser knows of the connection that is in use. */
  readonly report: RTCStatsReport;
}

export interface PeerLinkOptions {
  /** The helper begins, and alone begins anew. */
  readonly role: LinkRole;
  /** Relays, and nothing else, by their address; empty on a LAN. No third party is ever asked (S13). */
  readonly iceServers: readonly RTCIceServer[];
  /** Only over these relays: for tests of relays, and for networks whose people want it so. */
  readonly onlyRelay?: boolean;
  /**
   * Helper only, asked before each offer: the codecs of the picture, best first, of those the browser can send. What is left
   * out is not offered; `[]` leaves the browser's own order.
   */
  readonly orderCodecs?: (available: readonly RTCRtpCodec[]) => readonly RTCRtpCodec[];
}

export type CreatePeerLink = (options: PeerLinkOptions) => PeerLink;
