import { negotiatedChannelIds } from '#contracts/remote-session/link-channels.ts';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import { usedFingerprints } from './certificates.ts';
import type { Connect, LinkConnection } from './link-connection.ts';
import { Negotiation } from './negotiation.ts';
import type { LinkEnd, LinkFingerprints, PeerLinkOptions } from './peer-link.ts';

export interface LegPorts extends Pick<Required<PeerLinkOptions>, 'role' | 'orderCodecs'> {
  readonly path: number;
  readonly configuration: RTCConfiguration;
  readonly connect: Connect;
  readonly onSignal: (signal: LinkSignal) => void;
  readonly onProved: (fingerprints: LinkFingerprints) => void;
  readonly onCtl: (message: unknown) => void;
  readonly onPtr: (message: unknown) => void;
  readonly onFile: (message: unknown) => void;
  /** Something that waited has left. */
  readonly onDrained: () => void;
  /** The picture, of a connection that is proved already. */
  readonly onScreen: (screen: ReceivedScreen) => void;
  readonly onEnd: (reason: LinkEnd) => void;
}

export interface ReceivedScreen {
  readonly stream: MediaStream;
  readonly receiver: RTCRtpReceiver;
}

/** Browsers keep their statistics for 50 ms. */
const LOOK_AGAIN_AFTER_MS = 60;
/** Of messages that come before the proof: some beats, and what fits into a moment. */
const MOST_HELD = 1_000;

/** One connection of a link, from its first offer to its end. */
export class Leg {
  readonly path: number;
  readonly rtc: RTCPeerConnection;
  readonly ptr: RTCDataChannel;
  readonly file: RTCDataChannel;
  /** The helper's; `null` at the console. */
  readonly sender: RTCRtpSender | null;
  readonly #connection: LinkConnection;
  readonly #negotiation: Negotiation;
  readonly #ports: LegPorts;
  /** What came before this end had its proof, while the other had its own already. */
  readonly #held: (() => void)[] = [];
  #screen: ReceivedScreen | null = null;
  #handshake: RTCDtlsTransport | null = null;
  #isProved = false;
  #isOver = false;

  constructor(ports: LegPorts) {
    const isInitiator = ports.role === 'helper';
    this.#ports = ports;
    this.path = ports.path;
    this.#connection = ports.connect({
      isInitiator,
      configuration: ports.configuration,
      onDescription: this.#unlessOver((description) => this.#negotiation.described(description)),
      onCtlOpen: this.#unlessOver(() => void this.#prove().catch(() => this.#end('connection-broken'))),
      onCtlMessage: this.#onceProved(ports.onCtl),
      onEnd: (reason) => this.#end(reason),
    });
    this.rtc = this.#connection.rtc;
    this.#negotiation = new Negotiation(this.#connection, {
      isInitiator,
      path: ports.path,
      send: this.#unlessOver(ports.onSignal),
      end: (reason) => this.#end(reason),
    });
    this.ptr = this.#openChannel('ptr', { ordered: false, maxRetransmits: 0 }, ports.onPtr);
    this.file = this.#openChannel('file', {}, ports.onFile);
    this.sender = isInitiator ? offerScreen(this.rtc, ports.orderCodecs) : null;
    this.#listen();
  }

  /** Open, and by the certificates that were announced. */
  get isProved(): boolean {
    return this.#isProved;
  }

  /** The console's, once the offer has told of it. */
  get screen(): ReceivedScreen | null {
    return this.#screen;
  }

  get ctlBufferedBytes(): number {
    return this.#connection.ctlBufferedBytes();
  }

  sendCtl(text: string): void {
    if (this.#isProved && !this.#isOver) this.#connection.sendCtl(text);
  }

  take(signal: Exclude<LinkSignal, { kind: 'restart-wanted' }>): void {
    if (!this.#isOver) this.#negotiation.take(signal);
  }

  beginAnew(): void {
    if (!this.#isOver) this.#negotiation.beginAnew();
  }

  close(): void {
    this.#isOver = true;
    this.#connection.close();
  }

  #listen(): void {
    const found = this.#unlessOver((candidate: RTCIceCandidate) => this.#negotiation.found(candidate));
    this.rtc.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) found(candidate);
    });
    this.rtc.addEventListener('track', ({ streams, track, receiver }) => {
      this.#screen = { stream: streams[0] ?? new MediaStream([track]), receiver };
      if (this.#isProved && !this.#isOver) this.#ports.onScreen(this.#screen);
    });
    this.rtc.addEventListener('signalingstatechange', () => this.#watchHandshake());
  }

  /** DTLS is asked itself: a connection may be called failed before it, or for another reason. */
  #watchHandshake(): void {
    const dtls = this.rtc.sctp?.transport;
    if (dtls === undefined || dtls === this.#handshake) return;
    this.#handshake = dtls;
    const look = () => {
      if (dtls.state === 'failed') this.#end('handshake-failed');
    };
    dtls.addEventListener('statechange', look);
    look();
  }

  #openChannel(name: 'ptr' | 'file', kind: RTCDataChannelInit, onMessage: (message: unknown) => void): RTCDataChannel {
    // Negotiated: simple-peer takes a channel that the other end announces for its own.
    const channel = this.rtc.createDataChannel(name, { ...kind, negotiated: true, id: negotiatedChannelIds[name] });
    channel.binaryType = 'arraybuffer';
    const tell = this.#onceProved(onMessage);
    channel.addEventListener('message', ({ data }) => tell(data));
    channel.addEventListener('bufferedamountlow', this.#unlessOver(this.#ports.onDrained));
    return channel;
  }

  /** Once per connection: a new way brings no new handshake, and no description may bring another certificate. */
  async #prove(): Promise<void> {
    const used = await usedFingerprints(this.rtc);
    if (this.#isOver) return;
    if (used === 'unknown') {
      setTimeout(() => void this.#prove().catch(() => this.#end('connection-broken')), LOOK_AGAIN_AFTER_MS);
    } else if (used === 'differs') {
      this.#end('certificate-differs');
    } else {
      this.#isProved = true;
      this.#ports.onProved(used);
      for (const tell of this.#held.splice(0)) tell();
    }
  }

  #end(reason: LinkEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#ports.onEnd(reason);
  }

  #onceProved(tell: (message: unknown) => void): (message: unknown) => void {
    const tellIfOpen = this.#unlessOver(tell);
    return (message) => {
      if (this.#isProved) tellIfOpen(message);
      else if (this.#held.length < MOST_HELD) this.#held.push(() => tellIfOpen(message));
      else this.#end('message-invalid');
    };
  }

  /** Does nothing any more once it is over: connections say things for a while after they were closed. */
  #unlessOver<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      if (!this.#isOver) act(...args);
    };
  }
}

/** Room for one picture in the first offer, so that showing it needs no second one. */
function offerScreen(rtc: RTCPeerConnection, orderCodecs: LegPorts['orderCodecs']): RTCRtpSender {
  const transceiver = rtc.addTransceiver('video', { direction: 'sendonly', streams: [new MediaStream()] });
  const available = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const ordered = orderCodecs(available);
  if (ordered.length > 0) transceiver.setCodecPreferences([...ordered]);
  return transceiver.sender;
}
