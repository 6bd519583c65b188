import type { RecordKinds } from '#domain/kernel/command.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { Sessions } from './access/sessions.ts';
import { createNoticeBoard } from './notices.ts';
import { createPresence } from './presence/presence.ts';
import { createSignalling } from './signalling/signalling.ts';
import type { Store } from './store/store.ts';
import { createFewAtOnce } from './sync/few-at-once.ts';
import { createRounds } from './sync/live-rounds.ts';
import type { LiveStreams } from './sync/live-streams.ts';
import { createLiveStreams } from './sync/live-streams.ts';
import { createPageText } from './sync/page-text.ts';
import { readFeed } from './sync/read-feed.ts';

export interface LiveDeskPorts {
  readonly store: Store;
  readonly kinds: RecordKinds;
  readonly sessions: Sessions;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly reportFault: (error: unknown) => void;
}

/** All that happens on the live streams: the feed, who is on which ticket, news of drafts, and signals of sessions. */
export interface LiveDesk {
  readonly streams: LiveStreams;
  /** Drafts of `owner` changed on the installation `by`: their other devices ask for them. */
  readonly announceDrafts: (owner: AgentId, by: string) => void;
  /** To be called every second or so. */
  readonly tick: () => void;
  readonly stop: () => Promise<void>;
}

/** Rows in one page of the live stream: stored in one go by a slow laptop, and not too many round trips for a first sync. */
const LIVE_PAGE_ROWS = 500;
/** Held ready for all: whoever lags behind further than this asks the store for themselves. */
const TAIL_ROWS = 1_000;
/** So many ask the store at once: hundreds that come back together would otherwise leave no connection to others. */
const MOST_READING = 4;

export function createLiveDesk({ store, kinds, sessions, sleep, reportFault, ...ports }: LiveDeskPorts): LiveDesk {
  const nowMs = () => epochMs.parse(ports.nowMs());
  const feedPorts = { store, kinds, nowMs };
  const fewAtOnce = createFewAtOnce(MOST_READING);
  const notices = createNoticeBoard({ store, reportFault });
  const presence = createPresence({ store, kinds, notices, self: newRecordId('hub'), nowMs, sleep, reportFault });
  const signalling = createSignalling({ store, notices, nowMs, reportFault });
  const streams = createLiveStreams({
    presence,
    signalling,
    signedInBy: sessions.signedInBy,
    beginRound: createRounds({ ...feedPorts, sessions, most: TAIL_ROWS }),
    textOfPage: createPageText(),
    readPage: (reader, cursor) => fewAtOnce(() => readFeed(feedPorts, reader, cursor, LIVE_PAGE_ROWS)),
    nowMs,
    sleep,
    reportFault,
  });
  const stopHearing = [
    notices.listen((notice) => notice.kind === 'drafts' && streams.announceDrafts(notice.owner, notice.by)),
    store.onChanged(() => void streams.announceChange()),
    store.onChanged(signalling.look),
    sessions.onEnded(streams.endSession),
  ];
  return {
    streams,
    announceDrafts: (owner, by) => {
      streams.announceDrafts(owner, by);
      void notices.tell({ kind: 'drafts', owner, by });
    },
    tick: () => {
      void streams.tick();
      presence.tick();
      signalling.tick();
    },
    stop: async () => {
      for (const stop of stopHearing) stop();
      await presence.stop();
      await signalling.stop();
    },
  };
}
