import type { BannerState } from '#contracts/helper-remote.ts';
import type { SessionMonitors, ShownMonitor } from '#contracts/remote-session/session-state-messages.ts';

type Monitor = SessionMonitors['monitors'][number];

/**
 * Which of the person's monitors is seen. It is known by what it is and not by its place: when another one is unplugged, places
 * change, and nobody is to see a screen that was not chosen.
 */
export class ShownScreen {
  readonly #monitors: () => readonly Monitor[];
  #wanted: ShownMonitor = 0;
  /** What was at that place when it was chosen; `null` where nobody knew of any. */
  #chosen: Monitor | null;

  constructor(monitors: () => readonly Monitor[]) {
    this.#monitors = monitors;
    this.#chosen = monitors()[0] ?? null;
  }

  choose(monitor: ShownMonitor): void {
    this.#wanted = monitor;
    this.#chosen = monitor === 'all' ? null : (this.#monitors()[monitor] ?? null);
  }

  /** Its place now; `null`: it is no longer there. */
  now(): ShownMonitor | null {
    const there = this.#monitors();
    if (this.#wanted === 'all') return 'all';
    // Where none are told there is nothing to choose from: the browser asks the person.
    if (there.length === 0) return this.#wanted;
    const chosen = (this.#chosen ??= there[this.#wanted] ?? null);
    if (chosen === null) return null;
    const found = there.findIndex((one) => isSame(one, chosen) && isSameSize(one, chosen));
    if (found !== -1) return found;
    // Turned, or given another resolution: the same one all the same.
    const renewed = there.findIndex((one) => isSame(one, chosen));
    return renewed === -1 ? null : renewed;
  }

  onBanner(): Pick<BannerState, 'screen'> {
    const { length } = this.#monitors();
    const shown = this.now();
    return length < 2 || shown === null ? {} : { screen: { shown, count: Math.min(length, 16) } };
  }
}

function isSame(one: Monitor, other: Monitor): boolean {
  return one.name === other.name && one.x === other.x && one.y === other.y;
}

function isSameSize(one: Monitor, other: Monitor): boolean {
  return one.width === other.width && one.height === other.height;
}
