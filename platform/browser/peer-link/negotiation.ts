import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import { announcedFingerprint } from './certificates.ts';
import type { Description, LinkConnection } from './link-connection.ts';
import type { LinkEnd } from './peer-link.ts';

/** Candidates may overtake their offer; who sends more than this ahead of it is no browser. */
const MOST_EARLY_CANDIDATES = 64;

type Candidate = Extract<LinkSignal, { kind: 'candidate' }>;
type DescriptionSignal = Extract<LinkSignal, { kind: 'description' }>;

export interface NegotiationPorts {
  readonly isInitiator: boolean;
  readonly path: number;
  readonly send: (signal: LinkSignal) => void;
  readonly end: (reason: Extract<LinkEnd, 'signal-invalid' | 'certificate-differs'>) => void;
}

/**
 * Signals of one connection, made safe against being lost, late, twice and in the wrong order:
 *
 * - each offer begins a generation; answer and candidates bear its number, and what bears an older one is dropped;
 * - an offer nobody answered is said again, and an offer that comes again is answered with the same answer;
 * - candidates that come before their offer wait for it.
 *
 * Only the initiator offers. Whoever plays the other end's part ends the link, and so does a description with another
 * certificate than the first (S12).
 */
export class Negotiation {
  readonly #connection: LinkConnection;
  readonly #ports: NegotiationPorts;
  #generation = 0;
  /** The last generation of which a description of the other end was taken. */
  #taken = 0;
  #said: Description | null = null;
  #peerCertificate: string | null = null;
  /** Those that the browser cannot take yet. */
  #early: readonly Candidate[] = [];

  constructor(connection: LinkConnection, ports: NegotiationPorts) {
    this.#connection = connection;
    this.#ports = ports;
    connection.rtc.addEventListener('signalingstatechange', () => this.#feedEarly());
  }

  /** The connection has made a description. */
  described(description: Description): void {
    if (this.#ports.isInitiator) this.#generation += 1;
    this.#say(description);
    this.#feedEarly();
  }

  /** The connection has found an address of its own. */
  found({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): void {
    if (candidate === '') return;
    const { path, send } = this.#ports;
    const generation = this.#generation;
    send({ kind: 'candidate', path, generation, candidate: { candidate, sdpMid, sdpMLineIndex } });
  }

  /** The other end says something of its own. */
  take(signal: Candidate | DescriptionSignal): void {
    if (signal.generation < this.#generation) return;
    // Nobody but us begins a generation.
    const isAhead = this.#ports.isInitiator && signal.generation > this.#generation;
    if (isAhead) this.#ports.end('signal-invalid');
    else if (signal.kind === 'candidate') this.#takeCandidate(signal);
    else this.#takeDescription(signal);
  }

  /** Looks for another way. */
  beginAnew(): void {
    const { rtc, offerAnew } = this.#connection;
    if (offerAnew() || rtc.signalingState !== 'have-local-offer') return;
    // With what was found by now, in case that was lost as well.
    const sdp = rtc.localDescription?.sdp;
    if (this.#said !== null && sdp !== undefined) this.#say({ type: 'offer', sdp });
  }

  #say(description: Description): void {
    this.#said = description;
    this.#ports.send({
      kind: 'description',
      path: this.#ports.path,
      generation: this.#generation,
      ...description,
    });
  }

  #takeDescription({ type, sdp, generation }: DescriptionSignal): void {
    const { isInitiator, end } = this.#ports;
    if ((type === 'offer') === isInitiator) {
      end('signal-invalid');
      return;
    }
    const announced = announcedFingerprint(sdp);
    if (announced === null || (this.#peerCertificate !== null && announced !== this.#peerCertificate)) {
      end('certificate-differs');
      return;
    }
    this.#peerCertificate = announced;
    if (generation > this.#taken) {
      this.#taken = generation;
      this.#generation = generation;
      if (!isInitiator) this.#said = null;
      this.#connection.accept({ type, sdp });
    } else if (!isInitiator && this.#said !== null) {
      this.#say(this.#said);
    }
  }

  #takeCandidate(candidate: Candidate): void {
    this.#early = [...this.#early.slice(1 - MOST_EARLY_CANDIDATES), candidate];
    this.#feedEarly();
  }

  /** Hands on what belongs to the description that the browser has by now. */
  #feedEarly(): void {
    const { rtc } = this.#connection;
    if (rtc.signalingState !== 'stable' || rtc.remoteDescription === null) return;
    const generation = this.#generation;
    const fitting = this.#early.filter((candidate) => candidate.generation === generation);
    this.#early = this.#early.filter((candidate) => candidate.generation > generation);
    for (const { candidate } of fitting) {
      // One that is of no use leaves the others as they are.
      rtc.addIceCandidate(candidate).catch(() => null);
    }
  }
}
