import type { LinkStats } from './peer-link.ts';

/** Whether what is sent at present goes through a relay; `null` where there is no way. */
export function wayOf(report: RTCStatsReport): LinkStats['way'] {
  let way: LinkStats['way'] = null;
  report.forEach((entry: RTCStats & { readonly selectedCandidatePairId?: string }) => {
    if (entry.type !== 'transport' || entry.selectedCandidatePairId === undefined) return;
    const pair = report.get(entry.selectedCandidatePairId) as RTCIceCandidatePairStats | undefined;
    if (pair === undefined) return;
    const ends = [pair.localCandidateId, pair.remoteCandidateId];
    const isRelayed = ends.some((id) => {
      const end = report.get(id) as { readonly candidateType?: string } | undefined;
      return end?.candidateType === 'relay';
    });
    way = isRelayed ? 'relay' : 'direct';
  });
  return way;
}
