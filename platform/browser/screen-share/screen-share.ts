import type {
  CodecChoice,
  NoPictureReason,
  PictureMode,
  SessionPicture,
  ShownMonitor,
} from '#contracts/remote-session/session-state-messages.ts';
import { Subscription } from 'rxjs';
import type { PeerLink } from '../peer-link/peer-link.ts';
import type { MonitorArea } from './all-monitors.rules.ts';
import { captureAll } from './all-monitors.ts';
import type { CaptureMonitor, NoScreen } from './capture-screen.ts';
import { captureFlowing, everyPixel } from './capture-screen.ts';
import type { Burden } from './burden.rules.ts';
import { firstBurden, isOtherBurden, nextBurden, pictureBurden } from './burden.rules.ts';
import { codecFor } from './codec.rules.ts';
import type { Encoding } from './encoding.ts';
import { encodingIn, isOfShape, loadBetween } from './encoding.ts';
import { lineIn } from './line-look.ts';
import { livePace } from './pace.rules.ts';
import type { PictureSettings } from './picture-settings.rules.ts';
import { pictureSettings } from './picture-settings.rules.ts';
import { agreedCodecs, codecName } from './sent-codecs.ts';

/** What is to be seen: a monitor, by its place in the list, or all of them by where they stand, or nothing and why. */
export type WantedPicture =
  | {
      readonly kind: 'show';
      readonly monitor: ShownMonitor;
      readonly monitors: readonly MonitorArea[];
      readonly mode: PictureMode;
      readonly codec?: CodecChoice;
    }
  | { readonly kind: 'nothing'; readonly reason: NoPictureReason };

export interface ScreenSharePorts {
  readonly link: Pick<PeerLink, 'events' | 'sendScreen' | 'stats'>;
  /** Gets a screen. Asked anew for each monitor; whoever answers decides whether there is one. */
  readonly capture: CaptureMonitor;
  /** What the other end is to be told, with each change. */
  readonly onPicture: (picture: SessionPicture) => void;
  readonly reportFault: (error: unknown) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number;
}

/** A screen that is shown over a link, or is not. */
export interface ScreenShare {
  readonly want: (wanted: WantedPicture) => void;
  /** Somebody's hand is on it, or the system says that it moves: the next change is to be seen at once. */
  readonly wake: (by: 'hand' | 'system') => void;
  /** Shows nothing any more, for good. Every track has ended when this returns. */
  readonly stop: () => void;
}

/** A capture of fewer pixels than this each way is none: a lid is closed, or nothing is connected. */
const LEAST_PIXELS = 16;
/** What failed may not fail the next time: a display wakes up, a driver comes back. */
const AGAIN_AFTER_MS = 2_000;
const passing: ReadonlySet<NoScreen> = new Set(['picture.no-display', 'picture.capture-failed']);
/** A picture that has not begun to leave by then does not leave. */
const ENCODED_WITHIN_MS = 2_000;
/** Twice in the time in which a change of pace is to be noticed. */
const LOOK_EVERY_MS = 250;
/** To ask a browser how it does costs more than to send a still screen: not needed where the system says when it moves (V7). */
const LOOK_AT_STILL_EVERY_MS = 1_000;

export function createScreenShare(ports: ScreenSharePorts): ScreenShare {
  return new Share(ports);
}

class Share implements ScreenShare {
  readonly #ports: ScreenSharePorts;
  readonly #listening = new Subscription();
  readonly #timer: ReturnType<typeof setInterval>;
  #wanted: WantedPicture = { kind: 'nothing', reason: 'picture.not-granted' };
  #track: MediaStreamTrack | null = null;
  #monitor: ShownMonitor = 0;
  #toldMonitor: ShownMonitor | null = null;
  #isConnected = false;
  /** When what failed is tried again; `null`: not by itself. */
  #againAtMs: number | null = null;
  /** Of this picture nothing has been encoded yet; since when, and how many frames there were before. */
  #awaited: { readonly sinceMs: number; readonly frames: number } | null = null;
  #sender: RTCRtpSender | null = null;
  /** One for everything that is wanted: what is being captured for an earlier wish ends when its own aborts. */
  #wish = new AbortController();
  /** Sent until the next picture is. */
  readonly #leaving = new Set<MediaStreamTrack>();
  #isOver = false;
  #burden: Burden;
  #lookedAtMs = -Infinity;
  #encoding: Encoding | null = null;
  #told = '';

  constructor(ports: ScreenSharePorts) {
    this.#ports = ports;
    this.#burden = firstBurden(ports.nowMs());
    this.#listening.add(
      ports.link.events.subscribe((event) => {
        if (event.kind === 'state') this.#isConnected = event.state.state === 'connected';
        if (event.kind !== 'sender') return;
        this.#sender = event.sender;
        this.#encoding = null;
        this.#apply();
      }),
    );
    this.#timer = setInterval(() => void this.#look().catch(ports.reportFault), LOOK_EVERY_MS);
  }

  readonly want = (wanted: WantedPicture): void => {
    if (this.#isOver) return;
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.kind === 'nothing') {
      this.#hide(wanted.reason);
      return;
    }
    const isShown = before.kind === 'show' && isSamePart(before, wanted) && this.#track !== null;
    if (isShown) this.#apply();
    else void this.#show(wanted).catch(this.#ports.reportFault);
  };

  readonly wake = (by: 'hand' | 'system'): void => {
    if (by === 'system') this.#burden = { ...this.#burden, isTold: true };
    if (this.#track === null) return;
    const wasIdle = this.#isIdle;
    this.#live();
    if (wasIdle) this.#apply();
  };

  readonly stop = (): void => {
    this.#isOver = true;
    this.#wish.abort();
    clearInterval(this.#timer);
    this.#listening.unsubscribe();
    this.#letGo();
  };

  async #show({ monitor, monitors }: Extract<WantedPicture, { kind: 'show' }>): Promise<void> {
    this.#wish.abort();
    const wish = new AbortController();
    this.#wish = wish;
    const { signal } = wish;
    const isAgain = this.#againAtMs !== null;
    this.#againAtMs = null;
    if (this.#track === null && !isAgain) this.#tellNone('picture.starting');
    const { capture } = this.#ports;
    const letGo = (): void => {
      this.#letGo();
      this.#tellNone('picture.starting');
    };
    const wanted = { signal, letGo };
    const capturing =
      monitor === 'all' ? captureAll(monitors, capture, wanted) : captureFlowing(capture, monitor, wanted);
    const captured = somethingOf(await capturing);
    if (signal.aborted) {
      if (typeof captured !== 'string') captured.stop();
      return;
    }
    if (typeof captured === 'string') {
      this.#letGo();
      this.#againAtMs = passing.has(captured) ? this.#ports.nowMs() + AGAIN_AFTER_MS : null;
      this.#tellNone(captured);
      return;
    }
    const before = this.#track;
    this.#track = captured;
    this.#monitor = monitor;
    // Text stays sharp; anything else costs up to twice the time.
    captured.contentHint = 'detail';
    captured.addEventListener('ended', () => this.#gone(captured));
    this.#live();
    const awaited = { sinceMs: this.#ports.nowMs(), frames: Infinity };
    this.#awaited = awaited;
    if (before !== null) this.#leaving.add(before);
    try {
      // Counted anew: what has left since the last look was another picture.
      const { report } = await this.#ports.link.stats();
      awaited.frames = encodingIn(report)?.frames ?? 0;
      if (this.#track === captured) await this.#ports.link.sendScreen(captured);
    } finally {
      // Only now, so that between two monitors there is no moment without a picture.
      before?.stop();
      if (before !== null) this.#leaving.delete(before);
    }
    if (!signal.aborted) this.#apply();
  }

  #hide(reason: NoPictureReason): void {
    this.#wish.abort();
    this.#againAtMs = null;
    this.#letGo();
    this.#tellNone(reason);
  }

  #letGo(): void {
    const track = this.#track;
    this.#track = null;
    for (const leaving of this.#leaving) leaving.stop();
    if (track === null) return;
    // Ends the capture itself, at once; the sender then has nothing to send.
    track.stop();
    this.#ports.link.sendScreen(null).catch(this.#ports.reportFault);
  }

  /** The system has ended it: a monitor was taken away, or somebody pressed its own button. */
  #gone(track: MediaStreamTrack): void {
    if (track !== this.#track) return;
    this.#letGo();
    this.#tellNone('picture.screen-gone');
  }

  async #look(): Promise<void> {
    const wanted = this.#wanted;
    const isAgain = this.#againAtMs !== null && this.#ports.nowMs() >= this.#againAtMs;
    if (isAgain && wanted.kind === 'show') {
      this.#letGo();
      return await this.#show(wanted);
    }
    if (this.#track === null || this.#sender === null) return;
    const isCalm = this.#isIdle && this.#burden.isTold && this.#awaited === null;
    if (isCalm && this.#ports.nowMs() - this.#lookedAtMs < LOOK_AT_STILL_EVERY_MS) return;
    this.#lookedAtMs = this.#ports.nowMs();
    const { report, roundTripMs } = await this.#ports.link.stats();
    const now = encodingIn(report);
    const before = this.#encoding;
    this.#encoding = now;
    this.#lookForFirst(now);
    if (now === null || before === null || now.id !== before.id) return;
    const load = loadBetween(before, now);
    const burden = this.#burden;
    this.#burden = nextBurden(burden, load, lineIn(report, roundTripMs), this.#ports.nowMs());
    if (isOtherBurden(burden, this.#burden)) this.#apply();
    else this.#tellShown();
  }

  /** Since this picture was begun something of it has left, or ought to have. */
  #lookForFirst(encoding: Encoding | null): void {
    const awaited = this.#awaited;
    if (awaited === null || !this.#isConnected) return;
    const isOne = encoding !== null && isOfShape(encoding, this.#track?.getSettings() ?? {});
    if (isOne && encoding.frames > awaited.frames) {
      this.#awaited = null;
      this.#againAtMs = null;
      this.#tellShown();
      return;
    }
    if (this.#ports.nowMs() - awaited.sinceMs < ENCODED_WITHIN_MS) return;
    this.#againAtMs ??= this.#ports.nowMs() + AGAIN_AFTER_MS;
    this.#tellNone('picture.not-encoded');
  }

  #apply(): void {
    void this.#applyNow().catch(this.#ports.reportFault);
  }

  async #applyNow(): Promise<void> {
    const track = this.#track;
    const wanted = this.#wanted;
    if (track === null || wanted.kind === 'nothing') return;
    const settings = this.#settings(wanted.mode);
    const { framesPerSecond, most } = settings;
    try {
      await track.applyConstraints({
        frameRate: { max: framesPerSecond },
        ...(most === null ? everyPixel : { width: { max: most.width }, height: { max: most.height } }),
      });
      if (this.#sender !== null && track === this.#track)
        await this.#applyTo(this.#sender, settings, wanted.codec ?? 'auto');
    } catch (error) {
      // Track or connection ended meanwhile. What comes after either is set anew.
      const isOver = track !== this.#track || track.readyState === 'ended';
      if (!isOver && !(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    }
    this.#tellShown();
  }

  async #applyTo(
    sender: RTCRtpSender,
    { maxBitrate, degradation }: PictureSettings,
    choice: CodecChoice,
  ): Promise<void> {
    const parameters = sender.getParameters();
    parameters.degradationPreference = degradation;
    const name = codecFor(choice, agreedCodecs(parameters.codecs), this.#burden.codec);
    // Live, and with no new offer: each of them was agreed on at the beginning.
    const codec = parameters.codecs.find((one) => name !== null && codecName(one) === name);
    for (const encoding of parameters.encodings)
      Object.assign(encoding, { maxBitrate, priority: 'high', ...(codec === undefined ? {} : { codec }) });
    await sender.setParameters(parameters);
  }

  get #isIdle(): boolean {
    return this.#burden.pace.idleSinceMs !== null;
  }

  #live(): void {
    this.#burden = { ...this.#burden, pace: livePace(this.#ports.nowMs()) };
  }

  #settings(mode: PictureMode): PictureSettings {
    return pictureSettings(mode, pictureBurden(this.#burden));
  }

  #tellShown(): void {
    const wanted = this.#wanted;
    if (this.#track === null || wanted.kind === 'nothing') return;
    const awaited = this.#awaited;
    const isLate = awaited !== null && this.#ports.nowMs() - awaited.sinceMs >= ENCODED_WITHIN_MS;
    if (isLate && this.#isConnected) return;
    // What is seen over there is still another monitor: what is done to it would land on this one.
    const isOther = this.#toldMonitor !== null && this.#toldMonitor !== this.#monitor;
    if (isOther && awaited !== null && this.#isConnected) return;
    this.#toldMonitor = this.#monitor;
    const { width = 1, height = 1 } = this.#track.getSettings();
    this.#tell({
      kind: 'session.picture',
      state: 'shown',
      monitor: this.#monitor,
      width,
      height,
      mode: wanted.mode,
      isReduced: this.#settings(wanted.mode).most !== null,
      isIdle: this.#isIdle,
      ...(wanted.mode === 'auto' && this.#burden.line.isThin ? { isThin: true } : {}),
      codec: {
        choice: wanted.codec ?? 'auto',
        used: this.#encoding?.codec ?? null,
        possible: [...agreedCodecs(this.#sender?.getParameters().codecs ?? [])],
      },
    });
  }

  #tellNone(reason: NoPictureReason): void {
    this.#toldMonitor = null;
    this.#tell({ kind: 'session.picture', state: 'none', reason });
  }

  #tell(picture: SessionPicture): void {
    const text = JSON.stringify(picture);
    if (text === this.#told || this.#isOver) return;
    this.#told = text;
    this.#ports.onPicture(picture);
  }
}

function isSamePart(
  one: Extract<WantedPicture, { kind: 'show' }>,
  other: Extract<WantedPicture, { kind: 'show' }>,
): boolean {
  if (one.monitor !== other.monitor) return false;
  return one.monitor !== 'all' || JSON.stringify(one.monitors) === JSON.stringify(other.monitors);
}

function somethingOf(captured: MediaStreamTrack | NoScreen): MediaStreamTrack | NoScreen {
  if (typeof captured === 'string') return captured;
  const { width = LEAST_PIXELS, height = LEAST_PIXELS } = captured.getSettings();
  if (width >= LEAST_PIXELS && height >= LEAST_PIXELS) return captured;
  captured.stop();
  return 'picture.no-display';
}
