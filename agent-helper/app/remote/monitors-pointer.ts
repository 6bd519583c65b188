import type { Point } from 'electron';
import type { SessionMonitors, SessionPointer } from '#contracts/remote-session/session-state-messages.ts';
import type { OpenPart, PartPorts, PartStanding, SessionPart } from '#platform/any/live-help/session-part.ts';

export interface PointerWatched {
  /** In physical pixels of the desktop, as monitors are told; `null` where the system does not say. */
  readonly pointer: () => Point | null;
  readonly every: (everyMs: number, act: () => void) => () => void;
}

const LOOK_EVERY_MS = 100;

/** Tells the console where the pointer is, as long as the screen may be seen: also on a monitor that is not shown (V12). */
export function openPointer(watched: PointerWatched): OpenPart {
  return (ports) => new PointerTold(watched, ports);
}

class PointerTold implements SessionPart {
  readonly #watched: PointerWatched;
  readonly #ports: PartPorts;
  #stopLooking: (() => void) | null = null;
  #told = '';

  constructor(watched: PointerWatched, ports: PartPorts) {
    this.#watched = watched;
    this.#ports = ports;
  }

  readonly hear = (): void => undefined;

  readonly update = ({ live, isHeldBack, link }: PartStanding): void => {
    const isSeen = live.has('view') && !isHeldBack && link === 'connected';
    if (!isSeen) this.#stop();
    else this.#stopLooking ??= this.#watched.every(LOOK_EVERY_MS, () => this.#look());
  };

  readonly end = async (): Promise<void> => this.#stop();

  #stop(): void {
    this.#stopLooking?.();
    this.#stopLooking = null;
    this.#told = '';
  }

  #look(): void {
    const point = this.#watched.pointer();
    const place = point === null ? null : pointerOn(this.#ports.monitors(), point);
    const words = JSON.stringify(place);
    if (place === null || words === this.#told) return;
    this.#told = words;
    this.#ports.say(place);
  }
}

/** `null` on none of them. */
export function pointerOn(monitors: SessionMonitors['monitors'], { x, y }: Point): SessionPointer | null {
  const monitor = monitors.findIndex(
    (one) => x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height,
  );
  const found = monitors[monitor];
  if (found === undefined) return null;
  const share = (at: number, from: number, length: number): number =>
    Math.round(((at - from) / Math.max(1, length - 1)) * 65_535);
  return { kind: 'session.pointer', monitor, x: share(x, found.x, found.width), y: share(y, found.y, found.height) };
}
