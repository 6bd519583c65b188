import type { LinkFingerprints } from './peer-link.ts';

/**
 * The one certificate that a description announces: SHA-256, as `AB:CD:…`. `null` where it announces none, several, or
 * one by another hash: an honest end never does.
 */
export function announcedFingerprint(sdp: string): string | null {
  const lines = [...sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gm)];
  const distinct = new Set(lines.map(([, hash = '', value = '']) => `${hash.toLowerCase()} ${value.toUpperCase()}`));
  const [only] = distinct;
  const value = distinct.size === 1 ? /^sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/.exec(only ?? '')?.[1] : undefined;
  return value ?? null;
}

/**
 * The certificates of both ends, once the browser says that DTLS used the very ones that were announced. `differs` where it
 * used others; `unknown` while the browser does not say: its statistics may lag behind its channels.
 */
export async function usedFingerprints(rtc: RTCPeerConnection): Promise<LinkFingerprints | 'differs' | 'unknown'> {
  const report = await rtc.getStats();
  const { currentLocalDescription, currentRemoteDescription } = rtc;
  const inUse = { own: new Set<string | null>(), peer: new Set<string | null>() };
  report.forEach((entry: RTCStats & Partial<RTCTransportStats>) => {
    if (entry.type !== 'transport') return;
    inUse.own.add(fingerprintOf(report, entry.localCertificateId));
    inUse.peer.add(fingerprintOf(report, entry.remoteCertificateId));
  });
  const isUnsaid = [inUse.own, inUse.peer].some((used) => used.size === 0 || used.has(null));
  if (isUnsaid || currentLocalDescription === null || currentRemoteDescription === null) return 'unknown';
  const own = announcedFingerprint(currentLocalDescription.sdp);
  const peer = announcedFingerprint(currentRemoteDescription.sdp);
  if (own === null || !isOnly(own, inUse.own) || peer === null || !isOnly(peer, inUse.peer)) return 'differs';
  return { own, peer };
}

function isOnly(wanted: string, used: ReadonlySet<string | null>): boolean {
  return used.size === 1 && used.has(wanted);
}

interface CertificateStats {
  readonly fingerprint?: string;
  readonly fingerprintAlgorithm?: string;
}

/** `null` where the browser does not say; empty where it names another hash than SHA-256. */
function fingerprintOf(report: RTCStatsReport, id: string | undefined): string | null {
  if (id === undefined) return null;
  const certificate = report.get(id) as CertificateStats | undefined;
  if (certificate?.fingerprint === undefined) return null;
  return certificate.fingerprintAlgorithm?.toLowerCase() === 'sha-256' ? certificate.fingerprint.toUpperCase() : '';
}
