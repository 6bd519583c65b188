import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Connect } from './link-connection.ts';
import type { LegPorts } from './leg.ts';
import { Leg } from './leg.ts';
import type { LinkEnd, LinkFingerprints, PeerLinkOptions } from './peer-link.ts';

export interface LegsPorts extends Pick<LegPorts, 'onSignal' | 'onCtl' | 'onFile' | 'onDrained' | 'onScreen'> {
  readonly onPtr: (message: unknown, path: number) => void;
  /** The connection in use is open and proved: the first, or one that has taken over. */
  readonly onReady: (leg: Leg) => void;
  /** One that may take over is open and proved. */
  readonly onStandby: () => void;
  readonly onEnd: (reason: LinkEnd) => void;
}

/** An end that would leave the other connection good. */
const harmlessEnds: ReadonlySet<LinkEnd> = new Set(['closed-there', 'connection-broken']);

/**
 * The connections of a link: the one in use, and at times a second one over a relay that may take over. All of them use one
 * certificate at either end, which is how they are known to lead to the same place.
 */
export class Legs {
  readonly #options: PeerLinkOptions;
  readonly #connect: Connect;
  readonly #ports: LegsPorts;
  readonly #certificate: RTCCertificate;
  #iceServers: PeerLinkOptions['iceServers'];
  #inUse: Leg;
  #standby: Leg | null = null;
  /** Numbers are never given twice: the other end may still have what came of an earlier one. */
  #lastPath = 0;
  #fingerprints: LinkFingerprints | null = null;

  constructor(options: PeerLinkOptions, connect: Connect, certificate: RTCCertificate, ports: LegsPorts) {
    this.#options = options;
    this.#iceServers = options.iceServers;
    this.#connect = connect;
    this.#certificate = certificate;
    this.#ports = ports;
    this.#inUse = this.#open(0);
  }

  get inUse(): Leg {
    return this.#inUse;
  }

  get fingerprints(): LinkFingerprints | null {
    return this.#fingerprints;
  }

  take(signal: Exclude<LinkSignal, { kind: 'restart-wanted' }>): void {
    if (signal.path === this.#inUse.path) this.#inUse.take(signal);
    else if (signal.path > this.#inUse.path) this.#standbyFor(signal.path)?.take(signal);
  }

  /** From now on. A second connection that has not come about was made with the ones of before. */
  useRelays(iceServers: PeerLinkOptions['iceServers']): void {
    this.#iceServers = iceServers;
    const { rtc } = this.#inUse;
    rtc.setConfiguration({ ...rtc.getConfiguration(), iceServers: copied(iceServers) });
    if (this.#standby?.isProved === false) this.dropStandby();
  }

  /** Helper only: opens a second connection over the relays, where there is none yet. */
  openStandby(): void {
    this.#standby ??= this.#open((this.#lastPath += 1));
  }

  /** The connection in use works again. */
  dropStandby(): void {
    this.#standby?.close();
    this.#standby = null;
  }

  /** The second connection is the one in use from now on, if it is proved. */
  takeOver(): void {
    if (this.#standby?.isProved !== true) return;
    this.#inUse.close();
    this.#inUse = this.#standby;
    this.#standby = null;
    this.#ports.onReady(this.#inUse);
  }

  isStandby(path: number): boolean {
    return this.#standby?.path === path;
  }

  close(): void {
    this.#inUse.close();
    this.dropStandby();
  }

  /** The console opens one when the helper's offer comes; a later one stands for an earlier. */
  #standbyFor(path: number): Leg | null {
    if (this.#standby?.path === path) return this.#standby;
    const isOlder = this.#standby !== null && path < this.#standby.path;
    if (isOlder || this.#options.role === 'helper' || !this.#inUse.isProved) return null;
    this.dropStandby();
    this.#standby = this.#open(path);
    return this.#standby;
  }

  #open(path: number): Leg {
    const { role, onlyRelay = false, orderCodecs = keepOrder } = this.#options;
    const { onSignal, onCtl, onPtr, onFile, onDrained, onScreen } = this.#ports;
    const leg: Leg = new Leg({
      role,
      path,
      orderCodecs,
      connect: this.#connect,
      configuration: {
        // Always said: what is not said is a public server in some libraries (S13).
        iceServers: copied(this.#iceServers),
        iceTransportPolicy: onlyRelay || (path > 0 && role === 'helper') ? 'relay' : 'all',
        certificates: [this.#certificate],
        bundlePolicy: 'max-bundle',
      },
      onSignal,
      onCtl,
      onPtr: (message) => onPtr(message, path),
      onFile,
      onDrained,
      onScreen: (screen) => {
        if (this.#inUse === leg) onScreen(screen);
      },
      onProved: (fingerprints) => this.#proved(leg, fingerprints),
      onEnd: (reason) => this.#ended(leg, reason),
    });
    return leg;
  }

  #proved(leg: Leg, used: LinkFingerprints): void {
    const known = (this.#fingerprints ??= used);
    if (known.own !== used.own || known.peer !== used.peer) this.#ports.onEnd('certificate-differs');
    else if (leg === this.#inUse) this.#ports.onReady(leg);
    else this.#ports.onStandby();
  }

  #ended(leg: Leg, reason: LinkEnd): void {
    const isHarmless = harmlessEnds.has(reason);
    if (leg === this.#standby && isHarmless) {
      this.#standby = null;
    } else if (leg === this.#inUse && isHarmless && this.#standby?.isProved === true) {
      // The other end has taken it over already.
      this.takeOver();
    } else {
      this.#ports.onEnd(reason);
    }
  }
}

/** Browsers take none that cannot be written to. */
function copied(iceServers: PeerLinkOptions['iceServers']): RTCIceServer[] {
  return iceServers.map((server) => ({ ...server }));
}

function keepOrder(): readonly RTCRtpCodec[] {
  return [];
}
