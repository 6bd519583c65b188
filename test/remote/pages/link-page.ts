import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkChannel } from '#contracts/remote-session/link-channels.ts';
import type { LinkRole } from '#contracts/remote-session/session-messages.ts';
import type { LinkFingerprints, LinkState, PeerLink, SendOutcome } from '#platform/browser/peer-link/peer-link.ts';
import { createPlainPeerLink } from '#platform/browser/peer-link/plain-peer-link.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { inboundOf } from './frames.ts';
import { movingPicture } from './moving-picture.ts';
import { openAndClose } from './open-and-close.ts';

export const linkKinds = { simple: createSimplePeerLink, plain: createPlainPeerLink } as const;
export type LinkKind = keyof typeof linkKinds;

/** What a page tells the test; everything about the link but the picture. */
export type PageEvent =
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'signal'; readonly signal: LinkSignal }
  | { readonly kind: 'message'; readonly channel: LinkChannel; readonly text: string }
  | { readonly kind: 'screen' };

/** What a test asks of a page, which is one end of one link. */
export interface LinkPage {
  open(kind: LinkKind, role: LinkRole, iceServers?: readonly RTCIceServer[]): void;
  signal(signal: LinkSignal): void;
  setSignalling(isOpen: boolean): void;
  restart(): void;
  useRelays(iceServers: readonly RTCIceServer[]): void;
  send(channel: LinkChannel, text: string): SendOutcome;
  fingerprints(): LinkFingerprints | null;
  roundTripMs(): Promise<number | null>;
  way(): Promise<'direct' | 'relay' | null>;
  /** Shows a picture that changes, or none. */
  show(isShown: boolean): Promise<void>;
  /** Shows one of which each frame takes many bits. */
  showGrain(): Promise<void>;
  /** Frames decoded so far. */
  frames(): Promise<number>;
  codec(): Promise<string | null>;
  /** The moment for which the newest frame was put off, by the browser's clock; 0: shown as soon as it is decoded. */
  putOffToMs(): Promise<number>;
  /** How long a packet of the picture waited here before it left, on average since the beginning. */
  waitedToLeaveMs(): Promise<number>;
  /** Sends so many bytes on `file`, 64 KiB at a time, never more than `limitBytes` ahead. Returns the most that waited. */
  pour(bytes: number, limitBytes: number): Promise<number>;
  close(): void;
  /** Ends the link, and has none. */
  leave(): void;
  /** Makes and ends pairs of links in this one page. Returns why some did not connect. */
  openAndClose(kind: LinkKind, pairs: number): Promise<readonly string[]>;
}

declare global {
  interface Window {
    linkPage: LinkPage;
    /** Bound by the test. */
    tellTest: (event: PageEvent) => void;
  }
}

/** Its place among the moments that Chromium tells of a frame. */
const RENDER_TIME = 12;

interface SentPicture extends RTCStats {
  readonly kind?: string;
  readonly packetsSent?: number;
  /** In seconds, of all of them. */
  readonly totalPacketSendDelay?: number;
}

let link: PeerLink | null = null;

function opened(): PeerLink {
  if (link === null) throw new Error('No link is open on this page.');
  return link;
}

window.linkPage = {
  open: (kind, role, iceServers = []) => {
    const av1First = (codecs: readonly RTCRtpCodec[]) =>
      codecs.toSorted((a, b) => Number(b.mimeType === 'video/AV1') - Number(a.mimeType === 'video/AV1'));
    link = linkKinds[kind]({ role, iceServers, orderCodecs: av1First });
    link.events.subscribe((event) => {
      if (event.kind === 'state' || event.kind === 'signal') window.tellTest(event);
      else if (event.kind === 'screen') {
        showOnPage(event.stream);
        window.tellTest({ kind: 'screen' });
      } else if (event.kind === 'message') {
        const text = event.channel === 'file' ? `${event.bytes.byteLength} bytes` : event.text;
        window.tellTest({ kind: 'message', channel: event.channel, text });
      }
    });
  },
  signal: (signal) => opened().signal(signal),
  setSignalling: (isOpen) => opened().setSignalling(isOpen),
  restart: () => opened().restart(),
  useRelays: (iceServers) => opened().useRelays(iceServers),
  send: (channel, text) => {
    return channel === 'file' ? opened().send(channel, new TextEncoder().encode(text)) : opened().send(channel, text);
  },
  fingerprints: () => opened().fingerprints,
  roundTripMs: async () => (await opened().stats()).roundTripMs,
  way: async () => (await opened().stats()).way,
  show: (isShown) => opened().sendScreen(isShown ? movingPicture({ hasGrain: false }) : null),
  showGrain: () => opened().sendScreen(movingPicture({ hasGrain: true })),
  frames: async () => (await inboundOf(opened()))?.framesDecoded ?? 0,
  codec: async () => {
    const { report } = await opened().stats();
    const codec = report.get((await inboundOf(opened()))?.codecId ?? '') as { readonly mimeType: string } | undefined;
    return codec?.mimeType ?? null;
  },
  putOffToMs: async () => {
    const moments = (await inboundOf(opened()))?.googTimingFrameInfo?.split(',') ?? [];
    return Number(moments[RENDER_TIME]);
  },
  waitedToLeaveMs: async () => {
    const { report } = await opened().stats();
    const sent: readonly SentPicture[] = [...report.values()];
    const picture = sent.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
    return ((picture?.totalPacketSendDelay ?? 0) / Math.max(1, picture?.packetsSent ?? 0)) * 1_000;
  },
  pour: async (bytes, limitBytes) => {
    const chunk = new Uint8Array(64 * 1024);
    let mostWaiting = 0;
    for (let sent = 0; sent < bytes; sent += chunk.byteLength) {
      if (!(await opened().whenBelow('file', limitBytes - chunk.byteLength))) break;
      opened().send('file', chunk);
      mostWaiting = Math.max(mostWaiting, opened().bufferedBytes('file'));
    }
    return mostWaiting;
  },
  close: () => opened().close(),
  leave: () => {
    link?.close();
    link = null;
    document.querySelector('video')?.remove();
  },
  openAndClose: (kind, pairs) => openAndClose(linkKinds[kind], pairs),
};

function showOnPage(stream: MediaStream): void {
  const video = document.querySelector('video') ?? document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  video.srcObject = stream;
  document.body.append(video);
}
