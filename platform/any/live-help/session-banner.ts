import type { BannerState } from '#contracts/helper-remote.ts';

/** What is above everything for as long as somebody may see this screen. */
export interface SessionBanner {
  /** Opens it, or tells it what has changed. */
  readonly show: (state: BannerState) => void;
  /** Whether the person really has it before them at this moment. Where it is not, nothing is seen (C7). */
  readonly isThere: () => boolean;
  readonly close: () => void;
}
