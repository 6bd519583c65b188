import type { ShareBriefing, ShareNews, ShareOrder } from '#contracts/helper-remote.ts';

/** Whoever holds one link to one console's end, and captures the screen: a page of its own in the helper. */
export interface Share {
  readonly order: (order: ShareOrder) => void;
  /** What tells it from others to whoever lets it capture. */
  readonly contentsId: number;
  /** Ends capture and link; nothing of it is left when this resolves, whether it answered or not. */
  readonly stop: () => Promise<void>;
}

export interface ShareHearing {
  readonly briefing: () => Promise<ShareBriefing>;
  readonly onNews: (news: Exclude<ShareNews, { kind: 'stopped' }>) => void;
  /** It is gone without having been told to go. */
  readonly onGone: () => void;
}

export type OpenShare = (hearing: ShareHearing) => Share;
