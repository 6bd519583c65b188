import type { LineLook } from './line.rules.ts';

type Entry = RTCStats & {
  readonly kind?: string;
  readonly packetsSent?: number;
  readonly packetsLost?: number;
  readonly selectedCandidatePairId?: string;
  readonly availableOutgoingBitrate?: number;
};

/** Takes what is known of the line out of what the browser tells of a connection that sends a picture. */
export function lineIn(report: ReadonlyMap<string, RTCStats>, roundTripMs: number | null): LineLook {
  const entries: readonly Entry[] = [...report.values()];
  const ofPicture = (wanted: string) => entries.find(({ type, kind }) => type === wanted && kind === 'video');
  const transport = entries.find(({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined);
  const pair: Entry | undefined = report.get(transport?.selectedCandidatePairId ?? '');
  return {
    roundTripMs,
    availableBitrate: pair?.availableOutgoingBitrate ?? null,
    packetsSent: ofPicture('outbound-rtp')?.packetsSent ?? 0,
    packetsLost: ofPicture('remote-inbound-rtp')?.packetsLost ?? 0,
  };
}
