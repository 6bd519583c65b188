import { lacking, viewIn, viewText } from '#contracts/feed-view.ts';
import type { FeedCursor, FeedPage, HubToClient } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { assertNever, ok, refuse } from '#domain/kernel/result.ts';
import type { LiveStream } from '../live-stream.ts';
import { doubtAnswers } from './apply-answers.ts';
import type { PageOutcome } from './apply-page.ts';
import { applyPage, beginAnew } from './apply-page.ts';
import { giveBackLost } from './give-back.ts';
import type { BesideFeed } from './beside-feed.ts';
import { fillScopes } from './fill-replica.ts';
import type { HubLink } from './hub-link.ts';
import { hubOffset } from './session-change.ts';
import type { SnapshotPorts } from './sync-snapshot.ts';
import { beginsBySnapshot, takeSnapshot } from './sync-snapshot.ts';
import { isPurgeDue } from './purge-forgotten.ts';

export interface SyncDownPorts extends SnapshotPorts {
  readonly hub: HubLink;
  /** So many records came in beside a snapshot. */
  readonly onMore: (records: number) => void;
  /** What goes over the live stream beside the feed. */
  readonly beside: BesideFeed;
  /** There may be something to do beside the feed. */
  readonly onTended: () => void;
  /** The reader's scopes are others than they were, and so are they. */
  readonly onReaderChanged: () => void;
  /** The hub was restored from a backup: there is something new to tell of it. */
  readonly onRestored: () => void;
  /** The stream stands: what happens on the desk now arrives by itself. */
  readonly onLive: () => void;
  /** What waits to be sent may try now. */
  readonly onReachable: () => void;
  readonly reportFault: (error: unknown) => void;
}

const ROWS_PER_PAGE = 500;

/**
 * Brings the copy up to the end of the feed and keeps it there, until the connection ends; the refusal says why.
 * Throws when a page cannot be read or stored: the cursor stands before it, so the same page comes again.
 */
export async function followFeed(ports: SyncDownPorts, token: string, signal: AbortSignal): Promise<Refusal> {
  for (;;) {
    const caughtUp = await catchUp(ports, token, signal);
    if (!caughtUp.ok) return caughtUp.refusal;
    const ended = await followStream(ports, token, signal);
    // A page that does not follow on ours: what lies between is pulled, then the stream is tried again.
    if (ended.code !== 'feed.not-ours') return ended;
  }
}

async function catchUp(ports: SyncDownPorts, token: string, signal: AbortSignal): Promise<Result<null>> {
  const { copy, hub } = ports;
  for (;;) {
    const cursor = copy.keep.get('cursor');
    if (cursor === null && beginsBySnapshot(copy)) {
      const taken = await takeSnapshot(ports, token, signal);
      if (!taken.ok) return taken;
      continue;
    }
    const asked = { protocol: SYNC_PROTOCOL_VERSION, cursor: cursor ?? beginningOf(copy), limit: ROWS_PER_PAGE };
    const pulled = await hub.ask('sync.pull', asked, { token, signal });
    if (!pulled.ok) return pulled;
    const given = await giveBackLost(ports, pulled.value, { token, signal });
    if (!given.ok) return given;
    const { restoredAtMs = 0 } = pulled.value.to;
    if (await ports.change(() => doubtAnswers(copy, restoredAtMs))) ports.onReachable();
    const gained = gainedIn(pulled.value, cursor);
    if (gained.length > 0) {
      const filled = await fillScopes(ports, gained, { token, signal });
      if (!filled.ok) return filled;
      ports.onReaderChanged();
      continue;
    }
    if (pulled.value.from === null && beginsBySnapshot(copy)) {
      await ports.change(() => beginAnew(copy));
      if (pulled.value.restored !== undefined) ports.onReachable();
      continue;
    }
    const outcome = await take(ports, pulled.value, token);
    if (outcome === 'not-ours') return refuse({ code: 'feed.not-ours' });
    if (pulled.value.restored !== undefined) ports.onReachable();
    if (pulled.value.isEnd) return ok(null);
  }
}

/** Says how much settled work is wanted, where nothing is held yet. */
function beginningOf({ keep }: SyncDownPorts['copy']): FeedCursor {
  return { place: 0, scopes: viewText({ scopes: [], historyDays: keep.get('historyDays') }) };
}

/**
 * The scopes that the reader has gained: the hub then begins anew, because it cannot tell them from the others. Here they
 * are filled by themselves instead, unless there is nothing yet to add them to, or the hub has lost what was there.
 */
function gainedIn({ from, to, restored }: FeedPage, cursor: FeedCursor | null): readonly string[] {
  if (from !== null || cursor === null || restored !== undefined) return [];
  return lacking(viewIn(cursor.scopes), viewIn(to.scopes));
}

async function take(ports: SyncDownPorts, page: FeedPage, token: string): Promise<PageOutcome> {
  const { copy, change } = ports;
  const outcome = await change(async () => {
    // Signed out, or in as somebody else, while the page was on its way.
    if (copy.keep.get('session')?.token !== token) return 'not-ours';
    return applyPage(copy, page);
  });
  if (outcome === 'applied') ports.onMore(page.rows.length);
  if (isPurgeDue(copy)) ports.onTended();
  const hasLost = page.from !== null && lacking(viewIn(page.to.scopes), viewIn(page.from.scopes)).length > 0;
  if (outcome === 'applied' && hasLost) ports.onReaderChanged();
  return outcome;
}

async function followStream(ports: SyncDownPorts, token: string, signal: AbortSignal): Promise<Refusal> {
  const { copy, hub } = ports;
  const saidHelloAtMs = ports.nowMs();
  const cursor = copy.keep.get('cursor');
  const stream = hub.openStream({ kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor }, signal);
  let leaveLine = () => {};
  try {
    for (;;) {
      const message = await stream.next();
      if (message === null) return { code: 'hub.unreachable' };
      const taken = await takeMessage(ports, message, { stream, token, saidHelloAtMs });
      if (!taken.ok) return taken.refusal;
      if (message.kind === 'welcome')
        leaveLine = ports.beside.connect(
          (words) => stream.send(words),
          () => stream.close(),
        );
    }
  } finally {
    leaveLine();
    stream.close();
  }
}

async function takeMessage(
  ports: SyncDownPorts,
  message: HubToClient,
  at: { readonly stream: LiveStream; readonly token: string; readonly saidHelloAtMs: number },
): Promise<Result<null>> {
  switch (message.kind) {
    case 'welcome': {
      const hubOffsetMs = hubOffset(message.nowMs, at.saidHelloAtMs, ports.nowMs());
      await ports.change(() => ports.copy.keep.set({ hubOffsetMs }));
      ports.onLive();
      return ok(null);
    }
    case 'page': {
      // What this device can give back to the hub goes before it, and that takes longer than a stream waits.
      // To begin anew is not for the stream either.
      if (message.page.from === null) return refuse({ code: 'feed.not-ours' });
      const outcome = await take(ports, message.page, at.token);
      if (outcome === 'not-ours') return refuse({ code: 'feed.not-ours' });
      at.stream.send({ kind: 'applied', to: message.page.to });
      return ok(null);
    }
    case 'presence':
    case 'drafts':
    case 'signal.heard':
    case 'signal.taken':
    case 'signal.over':
      ports.beside.hear(message);
      return ok(null);
    case 'bye':
      return refuse({ code: message.code });
    default:
      return assertNever(message);
  }
}
