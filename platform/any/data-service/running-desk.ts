import type { DeskStatus } from '#contracts/desk-port.ts';
import { Fault } from '#contracts/fault.ts';
import type { AttachmentLink } from '../attachment/attachment-link.ts';
import type { BlobStore } from '../attachment/blob-store.ts';
import type { NewsDesk } from '../desk-news/create-desk-news.ts';
import { createDeskNews } from '../desk-news/create-desk-news.ts';
import type { ConsoleKey } from '../exchange/console-key.ts';
import { createConsoleKey } from '../exchange/console-key.ts';
import { newRecordId } from '../new-id.ts';
import type { Search } from '../search/create-search.ts';
import { createSearch } from '../search/create-search.ts';
import type { SearchDatabase } from '../search/search-file.ts';
import { windowAnswers } from './answer-window.ts';
import { createBackOff } from './back-off.ts';
import { createBell } from './bell.ts';
import { bringForward } from './bring-forward.ts';
import { createConnection } from './connection.ts';
import type { OpenCopy } from './desk-copy.ts';
import { openCopy } from './desk-copy.ts';
import type { StatusBoard } from './desk-status.ts';
import { createStatusBoard } from './desk-status.ts';
import { tidyFiles } from './file-rules.ts';
import type { HubLink, Surroundings } from './hub-link.ts';
import type { TokenVault } from './keep.ts';
import { besideFeed } from './beside-feed.ts';
import type { Lull } from './lull.ts';
import { createNumbers } from './numbers.ts';
import type { DeskTables } from './open-tables.ts';
import { recordDefinitions } from './record-definitions.ts';
import type { PresenceShare } from './presence-share.ts';
import { createPresenceShare } from './presence-share.ts';
import type { CallLan } from '../lan-session/lan-reach.ts';
import { createDirectSessions } from '../signalling/direct-sessions.ts';
import type { SignalLines } from '../signalling/signal-lines.ts';
import { createSignalLines } from '../signalling/signal-lines.ts';
import { claimWaiting } from './own-mark.ts';
import type { WindowServices } from './serve-window.ts';
import { forgetWhoLeft } from './session-change.ts';
import type { Session } from './session.ts';
import { createSession } from './session.ts';
import { createDraftSync } from './sync-drafts.ts';
import { createFileSync } from './sync-files.ts';
import type { Tending } from './tend-replica.ts';
import { createTending } from './tend-replica.ts';
import { sendCommands } from './sync-up.ts';
import { purgeForgotten } from './purge-forgotten.ts';

export interface RunningDeskOptions extends Surroundings {
  readonly hub: HubLink;
  readonly fileLink: AttachmentLink;
  /** How people know this device, such as `Firefox (Linux)`; without one it is `another device` to the others. */
  readonly deviceName?: string;
  /** What the desk takes on the disk, in bytes. */
  readonly measure?: () => Promise<number | null>;
  /** Where the bytes of files lie. */
  readonly blobs: BlobStore;
  /** Where the session's token lies between starts; without one it is stored as it is, as browsers do. */
  readonly vault?: TokenVault;
  /** Where the index for searching lies, asked when the storage is open; without one, beginnings of names are looked up. */
  readonly searchDatabase?: () => SearchDatabase | undefined;
  /** When there is time for what nobody waits for. */
  readonly lull: Pick<Lull, 'comes'>;
  /** Calls a helper in the own network; missing where a program may not. */
  readonly callLan?: CallLan;
  /** Somebody has signed out and all that was theirs is forgotten; what lies around the desk can go too. */
  readonly onSignedOut?: () => void;
}

/** The desk once its storage is open: what windows may ask of it, and the loops that keep it in step with the hub. */
export interface RunningDesk extends Pick<WindowServices, 'answer' | 'watchStatus' | 'watchFiles' | 'watchDrafts'> {
  readonly watchNews: NewsDesk['watch'];
  readonly presence: Pick<PresenceShare, 'watch' | 'tell'>;
  readonly signals: Pick<SignalLines, 'act'>;
  /** Syncs until the signal aborts. */
  readonly run: () => Promise<unknown>;
  /** The network may be back: attempts that wait are made now. */
  readonly wake: () => void;
  /** The network is gone: the line to the hub is given up at once instead of when it is found dead. */
  readonly hangUp: () => void;
}

const CLOCK_LOOK_MS = 60_000;

export async function openRunningDesk(
  tables: DeskTables,
  options: RunningDeskOptions,
  signal: AbortSignal,
): Promise<RunningDesk> {
  const search = searchOf(tables, options, { copy: () => opened.copy, link: () => status.now().link });
  const opened = await openCopy({ ...options, tables, search }, () => newRecordId('client'));
  const { copy } = opened;
  await makeReady(opened, options.nowMs());

  const status = createStatusBoard(copy, options.nowMs);
  const ports = { ...options, ...opened, signal, status, search };
  const hangUp = () => connection.hangUp();
  const parts = createParts(ports, hangUp);
  const { outbox, feed, files, drafts, presence, signals, tending, consoleKey, wake } = parts;
  const asking = { ...ports, ...parts, token: parts.session.token, hangUp };
  const directs = createDirectSessions();
  const news = createDeskNews({ ...ports, readable: tables.readable });
  const answers = windowAnswers({ ...asking, directs, onDraftWritten: drafts.ring });
  const connection = createConnection({
    ...asking,
    ...feed,
    beside: besideFeed({ drafts, presence, signals }),
    onTended: () => {
      [tending, consoleKey].forEach((one) => one.look());
      search.wake();
    },
    onDoubted: () => outbox.bell.ring(),
    onReachable: () => {
      for (const waiting of [outbox.backOff, files]) waiting.wake();
      // What the hub had, and has lost, waits again.
      for (const bell of [outbox.bell, files]) bell.ring();
    },
  });

  return {
    // `serve-window.ts` parsed the input by the same name.
    answer: (request, input) => answers[request](input as never),
    watchStatus: status.watch,
    watchFiles: copy.files.watch,
    watchDrafts: copy.drafts.watch,
    watchNews: news.watch,
    presence,
    signals: {
      act: (act, hear) => (directs.has(act.session) ? directs : signals).act(act, hear),
    },
    run: () =>
      Promise.all([
        connection.run(signal),
        sendCommands({ ...asking, ...outbox, onReachable: feed.backOff.wake, onUnreachable: hangUp }, signal),
        ...[files, drafts, news, search, tending].map((one) => one.run(signal)),
        lookAtTheClock(asking, signal),
      ]),
    wake,
    hangUp,
  };
}

interface PartPorts extends RunningDeskOptions, OpenCopy {
  readonly signal: AbortSignal;
  readonly status: StatusBoard;
  readonly search: ReturnType<typeof searchOf>;
}

/** What the desk is made of beside its line to the hub, and what wakes what. @param hangUp Gives that line up. */
function createParts(ports: PartPorts, hangUp: () => void) {
  const { status, search } = ports;
  const outbox = { bell: createBell(), backOff: createBackOff(ports) };
  const feed = { bell: createBell(), backOff: createBackOff(ports) };
  const wake = () => [outbox.backOff, feed.backOff, files].forEach((waiting) => waiting.wake());
  const onIssued = () => {
    status.tell();
    outbox.bell.ring();
    files.ring();
  };
  const onChanged = () => {
    onIssued();
    feed.bell.ring();
    // The present line speaks for who was signed in before.
    hangUp();
    wake();
    search.wake();
  };

  const session = createSession({
    ...ports,
    onChanged,
    onProven: () => outbox.bell.ring(),
    onSignedOut: ports.onSignedOut ?? (() => {}),
  });
  const asking = { ...ports, session, token: session.token };
  const files = createFileSync(asking);
  const drafts = createDraftSync({ ...asking, deviceName: ports.deviceName ?? '' });
  const presence = createPresenceShare(ports);
  const signals = createSignalLines(ports);
  const numbers = createNumbers(asking);
  const tending = createTending({
    ...asking,
    onPutBack: onIssued,
    onHealed: (rows) => ports.reportFault(differed(rows)),
  });
  const consoleKey = createConsoleKey(asking);
  return { outbox, feed, wake, onIssued, session, files, drafts, presence, signals, numbers, tending, consoleKey };
}

interface SearchedDesk {
  readonly copy: () => OpenCopy['copy'];
  readonly link: () => DeskStatus['link'];
}

function searchOf(tables: DeskTables, options: RunningDeskOptions, { copy: copyOf, link }: SearchedDesk) {
  return createSearch({
    ...options,
    readable: tables.readable,
    waiting: () =>
      copyOf()
        .outbox.all()
        .map(({ entry }) => entry),
    database: options.searchDatabase?.(),
    desk: () => deskMark(copyOf()),
    // Where the hub went away in the midst of it, what is there is to be found.
    isBusy: () => !copyOf().keep.get('isWhole') && link() === 'catching-up',
  });
}

/** Whose desk on which installation this is; `null` while it is nobody's. */
function deskMark({ keep }: OpenCopy['copy']): string | null {
  const session = keep.get('session');
  return session === null ? null : `${keep.get('client')} ${session.principal.id}`;
}

/** Brings what lies here from earlier to this version, and clears away what nobody needs any more. */
async function makeReady({ copy, change }: OpenCopy, nowMs: number): Promise<void> {
  // Before the first change, which heals: commands are replayed over rows of this version's shape.
  await bringForward(copy, recordDefinitions);
  await change(async () => {
    await forgetWhoLeft(copy);
    await claimWaiting(copy);
    await tidyFiles(copy, nowMs);
    await copy.drafts.tidy(nowMs);
    await purgeForgotten(copy);
  });
}

interface ClockPorts extends Pick<RunningDeskOptions, 'wait' | 'reportFault'> {
  readonly session: Pick<Session, 'renewIfDue'>;
  readonly tending: Pick<Tending, 'look'>;
  readonly consoleKey: Pick<ConsoleKey, 'look'>;
  readonly status: StatusBoard;
  readonly search: Pick<Search, 'wake'>;
}

async function lookAtTheClock(ports: ClockPorts, signal: AbortSignal): Promise<void> {
  const { wait, session, tending, consoleKey, status, search } = ports;
  while (!signal.aborted) {
    await wait(CLOCK_LOOK_MS, signal);
    if (status.now().link === 'online') {
      await session.renewIfDue().catch((error: unknown) => {
        if (!signal.aborted) ports.reportFault(error);
      });
      consoleKey.look();
    }
    status.tell();
    tending.look();
    search.wake();
  }
}

/** Heals by itself; but somebody should know that it was needed. */
function differed(rows: number): Fault {
  return new Fault('replica.differed', 'Rows were not as the hub has them, and were put right.', { details: { rows } });
}
