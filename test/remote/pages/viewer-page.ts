import { linkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import type { LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createPlainPeerLink } from '#platform/browser/peer-link/plain-peer-link.ts';
import type { SessionLine } from '#platform/browser/session-trust/session-line.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';
import { createSessionTrust } from '#platform/browser/session-trust/session-trust.ts';
import { framesOn } from './frames.ts';

export type ViewerEvent =
  | { readonly kind: 'signal'; readonly text: string }
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'trust'; readonly trust: LinkTrust }
  | { readonly kind: 'heard'; readonly message: Ctl<'helper'> | 'unknown' };

/** An agent's end of a session: what a console has of it, without the console. */
export interface ViewerPage {
  open(session: string, ticket: string): void;
  signal(text: string): void;
  say(message: Ctl<'console'>): void;
  leave(): void;
  /** Frames that have arrived. */
  frames(): Promise<number>;
  /** When the last of them that was shown had come, by the clock of the machine; 0 before the first. */
  lastFrameAtMs(): number;
  /** Bytes of the picture that have arrived, as the browser counts them. */
  pictureBytes(): Promise<number>;
  /** Red, green and blue of a place in the picture, from 0 to 1; `null` before there is one. */
  colourAt(x: number, y: number): readonly number[] | null;
  size(): readonly [width: number, height: number];
}

declare global {
  interface Window {
    viewerPage: ViewerPage;
    /** Bound by the test. */
    tellViewer: (event: ViewerEvent) => void;
  }
}

const video = document.querySelector('video')!;
let link: PeerLink | null = null;
let line: SessionLine<'console'> | null = null;
let lastFrameAtMs = 0;
/** What came before the link was made. */
const early: string[] = [];

function open(session: string, ticket: string): void {
  const made = createPlainPeerLink({ role: 'console', iceServers: [] });
  link = made;
  line = createSessionLine(made, 'console');
  made.events.subscribe((event) => {
    if (event.kind === 'signal') window.tellViewer({ kind: 'signal', text: JSON.stringify(event.signal) });
    if (event.kind === 'state') window.tellViewer({ kind: 'state', state: event.state });
    if (event.kind === 'screen') video.srcObject = event.stream;
  });
  line.heard.subscribe((heard) => {
    if (heard.channel === 'ctl') window.tellViewer({ kind: 'heard', message: heard.message });
  });
  const trust = createSessionTrust({
    link: made,
    line,
    session: supportSessionId.parse(session),
    ticket: incidentId.parse(ticket),
    sign: async () => null,
    standingOf: async () => 'new',
    mustSign: true,
    reportFault: (error) => {
      throw error;
    },
  });
  trust.changes.subscribe((now) => window.tellViewer({ kind: 'trust', trust: now }));
  for (const text of early.splice(0)) window.viewerPage.signal(text);
}

function noteFrame(_shownAtMs: number, { receiveTime }: VideoFrameCallbackMetadata): void {
  // When it came: drawing it may take a busy machine a while.
  lastFrameAtMs = receiveTime === undefined ? Date.now() : performance.timeOrigin + receiveTime;
  video.requestVideoFrameCallback(noteFrame);
}
video.requestVideoFrameCallback(noteFrame);

window.viewerPage = {
  open,
  signal: (text) => {
    if (link === null) early.push(text);
    else link.signal(linkSignal.parse(JSON.parse(text)));
  },
  say: (message) => void line?.say(message),
  leave: () => link?.close(),
  frames: async () => (link === null ? 0 : await framesOn(link)),
  lastFrameAtMs: () => lastFrameAtMs,
  pictureBytes: async () => {
    const report = (await link?.stats())?.report;
    const inbound = [...(report?.values() ?? [])].find(({ type }: RTCStats) => type === 'inbound-rtp');
    return inbound?.bytesReceived ?? 0;
  },
  colourAt: (x, y) => {
    if (video.videoWidth === 0) return null;
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.drawImage(video, video.videoWidth * x, video.videoHeight * y, 1, 1, 0, 0, 1, 1);
    return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  },
  size: () => [video.videoWidth, video.videoHeight],
};
