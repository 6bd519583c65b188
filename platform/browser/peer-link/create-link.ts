import { BEAT_EVERY_MS, readBeat, writeBeat } from '#contracts/remote-session/heartbeat.ts';
import { Fault } from '#contracts/fault.ts';
import type { LinkChannel } from '#contracts/remote-session/link-channels.ts';
import { MAX_MESSAGE_BYTES } from '#contracts/remote-session/link-channels.ts';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import { Subject } from 'rxjs';
import { createArrivals, createKeptMessages } from './kept-messages.ts';
import type { Connect } from './link-connection.ts';
import type { Leg } from './leg.ts';
import { Legs } from './legs.ts';
import { wayOf } from './link-stats.ts';
import type {
  LinkEnd,
  LinkEvent,
  LinkFingerprints,
  LinkState,
  LinkStats,
  PeerLink,
  PeerLinkOptions,
  SendOutcome,
  Sending,
} from './peer-link.ts';
import { createPulse } from './pulse.ts';
import { createSignalQueue } from './signal-queue.ts';
import { beginWatch, connectedAt, heardAt, lookAt } from './silence-watch.ts';
import { createWaitingSenders } from './waiting-senders.ts';

/** The most that may wait in the browser: old moves are worth nothing, and files leave room for keys. */
const MOST_WAITING_BYTES = { ptr: 16 * 1024, file: 1024 * 1024 } as const;
/** After a pause of ours the messages that came meanwhile are read before anybody calls it silence. */
const LATE_AFTER_MS = BEAT_EVERY_MS * 5;

/** A new one for each link. */
const CERTIFICATE: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
/** The console may ask for a new way this often; the helper's own clock is not bound by it. */
const ASKED_AT_MOST_EVERY_MS = 1_000;

/** A link over connections of one kind. */
export function createLink(options: PeerLinkOptions, connect: Connect): PeerLink {
  return new Link(options, connect);
}

class Link implements PeerLink {
  readonly #options: PeerLinkOptions;
  #iceServers: PeerLinkOptions['iceServers'];
  readonly #events = new Subject<LinkEvent>();
  readonly events = this.#events.asObservable();
  readonly #kept = createKeptMessages();
  readonly #arrivals = createArrivals();
  readonly #pulse = createPulse();
  readonly #timer: ReturnType<typeof setInterval>;
  #state: LinkState = { state: 'connecting' };
  #watch = beginWatch(performance.now());
  #lookedAtMs = performance.now();
  #askedAtMs = -Infinity;
  /** `null` until there is a certificate. */
  #legs: Legs | null = null;
  #early: readonly LinkSignal[] = [];
  readonly #signals = createSignalQueue((signal) => this.#emit({ kind: 'signal', signal }));
  readonly #waiting = createWaitingSenders({
    bufferedBytes: (channel) => (this.#state.state === 'connected' ? this.bufferedBytes(channel) : null),
    askForDrain: (channel, limitBytes) => {
      const leg = this.#legs?.inUse;
      // The browser tells when a channel of ours has come down to its mark; of `ctl` the next beat does.
      if (leg !== undefined && channel !== 'ctl') leg[channel].bufferedAmountLowThreshold = limitBytes;
    },
  });
  #screen: MediaStreamTrack | null = null;

  constructor(options: PeerLinkOptions, connect: Connect) {
    this.#options = options;
    this.#iceServers = options.iceServers;
    this.#timer = setInterval(() => this.#tick(), BEAT_EVERY_MS);
    void this.#begin(connect).catch(() => this.#end('connection-broken'));
  }

  get state(): LinkState {
    return this.#state;
  }

  get fingerprints(): LinkFingerprints | null {
    return this.#legs?.fingerprints ?? null;
  }

  get roundTripMs(): number | null {
    return this.#pulse.roundTripMs();
  }

  readonly signal = (signal: LinkSignal): void => {
    if (this.#isOver) return;
    if (this.#legs === null) this.#early = [...this.#early, signal];
    else if (signal.kind !== 'restart-wanted') this.#legs.take(signal);
    else if (this.#options.role === 'helper') this.#beginWhenAsked();
  };

  readonly setSignalling = (isOpen: boolean): void => {
    this.#signals.setOpen(isOpen);
    if (isOpen && this.#state.state !== 'connected') this.#beginAnew();
  };

  readonly restart = (): void => this.#beginAnew();

  readonly useRelays: PeerLink['useRelays'] = (iceServers) => {
    this.#iceServers = iceServers;
    if (!this.#isOver) this.#legs?.useRelays(iceServers);
  };

  readonly send = (...[channel, message]: Sending): SendOutcome => {
    if (sizeOf(message) > MAX_MESSAGE_BYTES[channel]) {
      throw new Fault('link.message-too-large', 'A message is larger than its channel takes.', {
        details: { channel },
      });
    }
    if (this.#isOver) return 'lost';
    return channel === 'ctl' ? this.#sendCtl(message) : this.#sendNow(channel, message);
  };

  readonly bufferedBytes = (channel: LinkChannel): number => {
    const leg = this.#legs?.inUse;
    if (leg === undefined) return 0;
    return channel === 'ctl' ? leg.ctlBufferedBytes : leg[channel].bufferedAmount;
  };

  readonly whenBelow: PeerLink['whenBelow'] = (channel, limitBytes, signal) =>
    this.#waiting.add(channel, limitBytes, signal);

  readonly sendScreen = async (track: MediaStreamTrack | null): Promise<void> => {
    this.#screen = track;
    const leg = this.#legs?.inUse;
    // After a connection that is over comes another, which begins with this track, or nothing.
    if (leg === undefined || leg.rtc.connectionState === 'closed') return;
    await leg.sender?.replaceTrack(track);
  };

  readonly stats = async (): Promise<LinkStats> => {
    const report = (await this.#legs?.inUse.rtc.getStats()) ?? new Map();
    const silentForMs = this.#watch.state === 'connecting' ? null : performance.now() - this.#watch.heardAtMs;
    return { roundTripMs: this.roundTripMs, silentForMs, way: wayOf(report), report };
  };

  readonly close = (): void => this.#end('closed-here');

  get #isOver(): boolean {
    return this.#state.state === 'ended';
  }

  async #begin(connect: Connect): Promise<void> {
    const certificate = await RTCPeerConnection.generateCertificate(CERTIFICATE);
    if (this.#isOver) return;
    this.#legs = new Legs({ ...this.#options, iceServers: this.#iceServers }, connect, certificate, {
      onSignal: this.#signals.send,
      onCtl: (message) => this.#hearCtl(message),
      onPtr: (message, path) => this.#hearPtr(message, path),
      onFile: (message) => this.#hearFile(message),
      onDrained: this.#waiting.look,
      onScreen: (screen) => this.#emit({ kind: 'screen', ...screen }),
      onReady: (leg) => this.#ready(leg),
      onStandby: () => this.#judge(),
      onEnd: (reason) => this.#end(reason),
    });
    const early = this.#early;
    this.#early = [];
    for (const signal of early) this.signal(signal);
  }

  #ready(leg: Leg): void {
    for (const frame of this.#kept.unarrived()) leg.sendCtl(frame);
    if (leg.sender !== null) {
      this.#emit({ kind: 'sender', sender: leg.sender });
      if (this.#screen !== null) void leg.sender.replaceTrack(this.#screen).catch(() => this.#end('connection-broken'));
    }
    if (leg.screen !== null) this.#emit({ kind: 'screen', ...leg.screen });
    this.#watch = connectedAt(performance.now());
    this.#become({ state: 'connected' });
    this.#beat();
  }

  #sendCtl(text: string): SendOutcome {
    const frame = this.#kept.keep(text);
    if (frame === null) return 'full';
    this.#legs?.inUse.sendCtl(frame);
    return this.#state.state === 'connected' ? 'sent' : 'kept';
  }

  #sendNow(channel: 'ptr' | 'file', message: string | Uint8Array<ArrayBuffer>): SendOutcome {
    const line = this.#legs?.inUse[channel];
    if (line?.readyState !== 'open' || this.#state.state !== 'connected') return 'lost';
    if (line.bufferedAmount > MOST_WAITING_BYTES[channel]) return 'full';
    if (typeof message === 'string') line.send(message);
    else line.send(message);
    return 'sent';
  }

  #hearCtl(message: unknown): void {
    const frame = typeof message === 'string' ? message : '';
    const arrived = sizeOf(frame) > MAX_MESSAGE_BYTES.ctl + 16 ? 'invalid' : this.#arrivals.take(frame);
    if (arrived === 'invalid') {
      this.#end('message-invalid');
      return;
    }
    this.#hear();
    if (arrived !== 'known') this.#emit({ kind: 'message', channel: 'ctl', text: arrived.text });
  }

  #hearPtr(message: unknown, path: number): void {
    const beat = message instanceof ArrayBuffer ? readBeat(new Uint8Array(message)) : null;
    if (beat !== null) {
      // The helper beats on one connection alone: the one it uses.
      if (this.#legs?.isStandby(path) === true) this.#legs.takeOver();
      this.#kept.arrived(beat.received);
      this.#pulse.hear(beat, performance.now());
      this.#hear();
      if (this.#pulse.isLate(performance.now())) this.#beat();
    } else if (typeof message === 'string' && sizeOf(message) <= MAX_MESSAGE_BYTES.ptr) {
      this.#hear();
      this.#emit({ kind: 'message', channel: 'ptr', text: message });
    } else {
      this.#end('message-invalid');
    }
  }

  #hearFile(message: unknown): void {
    if (message instanceof ArrayBuffer && message.byteLength <= MAX_MESSAGE_BYTES.file) {
      this.#hear();
      this.#emit({ kind: 'message', channel: 'file', bytes: new Uint8Array(message) });
    } else {
      this.#end('message-invalid');
    }
  }

  #hear(): void {
    this.#watch = heardAt(this.#watch, performance.now());
    this.#become({ state: this.#watch.state });
  }

  #tick(): void {
    const nowMs = performance.now();
    const isLate = nowMs - this.#lookedAtMs > LATE_AFTER_MS;
    this.#lookedAtMs = nowMs;
    this.#beat();
    if (isLate) setTimeout(() => this.#judge(), 0);
    else this.#judge();
    this.#waiting.look();
  }

  #beat(): void {
    const ptr = this.#legs?.inUse.ptr;
    if (
      ptr?.readyState !== 'open' ||
      this.#legs?.inUse.isProved !== true ||
      ptr.bufferedAmount > MOST_WAITING_BYTES.ptr
    )
      return;
    ptr.send(writeBeat(this.#pulse.next(performance.now(), this.#arrivals.received())));
  }

  #judge(): void {
    if (this.#isOver) return;
    const { watch, act } = lookAt(this.#watch, performance.now());
    this.#watch = watch;
    this.#become({ state: watch.state });
    this.#tendStandby();
    if (act === 'restart') this.#beginAnew();
    else if (act !== null) this.#end(act);
  }

  /** A second connection over a relay, where there is one, is there sooner than a browser notices that the first is dead. */
  #tendStandby(): void {
    const hasRelay = this.#iceServers.length > 0;
    if (this.#options.role !== 'helper' || !hasRelay || this.#legs === null) return;
    if (this.#state.state === 'connected') this.#legs.dropStandby();
    else if (this.#state.state === 'reconnecting') {
      if (this.#signals.isOpen()) this.#legs.openStandby();
      this.#legs.takeOver();
    }
  }

  #beginAnew(): void {
    if (this.#isOver || !this.#signals.isOpen() || this.#legs === null) return;
    const { inUse } = this.#legs;
    if (this.#options.role === 'helper') inUse.beginAnew();
    else this.#signals.send({ kind: 'restart-wanted', path: inUse.path });
  }

  #beginWhenAsked(): void {
    const nowMs = performance.now();
    if (nowMs - this.#askedAtMs < ASKED_AT_MOST_EVERY_MS) return;
    this.#askedAtMs = nowMs;
    this.#beginAnew();
  }

  #emit(event: LinkEvent): void {
    this.#events.next(event);
  }

  #become(state: LinkState): void {
    if (this.#isOver || state.state === this.#state.state) return;
    this.#state = state;
    this.#emit({ kind: 'state', state });
  }

  #end(reason: LinkEnd): void {
    if (this.#isOver) return;
    clearInterval(this.#timer);
    this.#become({ state: 'ended', reason });
    this.#legs?.close();
    this.#waiting.end();
    this.#events.complete();
  }
}

/** In bytes of UTF-8, or at least as many: counting exactly is for what might be too large. */
function sizeOf(message: string | Uint8Array): number {
  if (typeof message !== 'string') return message.byteLength;
  return message.length * 3 <= MAX_MESSAGE_BYTES.ptr
    ? message.length * 3
    : new TextEncoder().encode(message).byteLength;
}
