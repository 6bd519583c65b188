import type { ClientToHub, HubToClient } from '#contracts/sync.ts';
import type { SignalLines } from '../signalling/signal-lines.ts';
import type { PresenceShare } from './presence-share.ts';
import type { DraftSync } from './sync-drafts.ts';

/** What goes over the live stream beside the feed, and is stored nowhere. */
export interface BesideFeed {
  /** The line stands; returns what to call when it is gone. */
  readonly connect: (
    send: (message: Exclude<ClientToHub, { kind: 'hello' | 'applied' }>) => void,
    hangUp: () => void,
  ) => () => void;
  readonly hear: (message: Exclude<HubToClient, { kind: 'welcome' | 'page' | 'bye' }>) => void;
  /** Not `null` while a remote session waits for the line. */
  readonly hurry: SignalLines['hurry'];
  /** Whoever is signed in may read or do something else than before. */
  readonly readerChanged: () => void;
}

export function besideFeed(ports: {
  readonly drafts: Pick<DraftSync, 'ring'>;
  readonly presence: Pick<PresenceShare, 'connect' | 'hear'>;
  readonly signals: Pick<SignalLines, 'connect' | 'hear' | 'hurry'>;
}): BesideFeed {
  const { drafts, presence, signals } = ports;
  return {
    connect: (send, hangUp) => {
      // What other devices wrote while there was no line.
      drafts.ring();
      const leave = [presence.connect(send), signals.connect(send, hangUp)];
      return () => leave.forEach((one) => one());
    },
    hurry: signals.hurry,
    // Only agents exchange drafts: whoever is one again has missed what their other devices said.
    readerChanged: () => drafts.ring(),
    hear: (message) => {
      if (message.kind === 'drafts') drafts.ring();
      else if (message.kind === 'presence') presence.hear(message);
      else signals.hear(message);
    },
  };
}
