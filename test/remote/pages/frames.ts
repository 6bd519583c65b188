import type { PeerLink } from '#platform/browser/peer-link/peer-link.ts';

interface Inbound {
  readonly framesDecoded?: number;
  readonly framesReceived?: number;
  readonly codecId?: string;
  /** Moments of one frame, with commas between them. */
  readonly googTimingFrameInfo?: string;
}

/** What a link knows of the picture it receives. */
export async function inboundOf(link: PeerLink): Promise<Inbound | undefined> {
  const { report } = await link.stats();
  return [...report.values()].find(({ type }: RTCStats) => type === 'inbound-rtp');
}

/** Frames that have arrived, whether anybody could show them or not. */
export async function framesOn(link: PeerLink): Promise<number> {
  return (await inboundOf(link))?.framesReceived ?? 0;
}
