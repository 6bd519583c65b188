import type { ClientToHub, HubToClient } from '#contracts/sync.ts';
import type { PresenceShare } from './presence-share.ts';
import type { DraftSync } from './sync-drafts.ts';

/** What goes over the live stream beside the feed, and is stored nowhere. */
export interface BesideFeed {
  /** The line stands; returns what to call when it is gone. */
  readonly connect: (send: (message: Extract<ClientToHub, { kind: 'presence' }>) => void) => () => void;
  readonly hear: (message: Extract<HubToClient, { kind: 'presence' | 'drafts' }>) => void;
}

export function besideFeed(ports: {
  readonly drafts: Pick<DraftSync, 'ring'>;
  readonly presence: Pick<PresenceShare, 'connect' | 'hear'>;
}): BesideFeed {
  const { drafts, presence } = ports;
  return {
    connect: (send) => {
      // What other devices wrote while there was no line.
      drafts.ring();
      return presence.connect(send);
    },
    hear: (message) => {
      if (message.kind === 'drafts') drafts.ring();
      else presence.hear(message);
    },
  };
}
