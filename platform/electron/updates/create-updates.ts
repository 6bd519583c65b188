import type {
  UpdateAnswer,
  UpdateAnswered,
  UpdateHold,
  UpdateReport,
  UpdatesOffReason,
} from '#contracts/update-state.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { answerUpdate } from './answer-update.ts';
import { checkForUpdate } from './check-for-update.ts';
import { RefusedUpdate } from './signed-provider.ts';
import { createUpdateBoard } from './update-board.ts';
import type { UpdateMemory } from './update-memory.ts';
import { atStart, FIRST_CHECK_MS, nextCheckInMs } from './update-rules.ts';
import type { UpdateEngine } from './updater-engine.ts';

export interface UpdatesOptions {
  readonly runningVersion: string;
  readonly engine: UpdateEngine;
  readonly memory: UpdateMemory;
  /** What an installation would interrupt at this moment; `null` when nothing. */
  readonly heldBy: () => UpdateHold | null;
  /** Asks the app to end in good order; `atQuit` is called when it really does. */
  readonly endApp: () => void;
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 to 1. */
  readonly chance: () => number;
  readonly reportFault: (what: string, error: unknown) => void;
}

/** An app's updates: what stands on its screens about them, and what somebody may say to it. */
export interface Updates {
  report(): UpdateReport;
  /** Calls `listener` with every report from now on; returns the way to stop. */
  watch(listener: (report: UpdateReport) => void): () => void;
  /** Looks now and downloads what it finds. Resolves when that is done, however it ended: the report says how. */
  check(): Promise<void>;
  /** What somebody wants done with an update that lies ready. */
  answer(answer: UpdateAnswer): Promise<UpdateAnswered>;
  /** Somebody has read what is new. */
  dismissNews(): Promise<void>;
  /** Looks by itself until stopped. */
  run(signal: AbortSignal): Promise<void>;
  /** To be called as the very last act of the app: installs what somebody agreed to, and nothing else. */
  atQuit(): void;
}

/** An app that takes longer to end was kept open by somebody; that they once said "now" counts no more. */
const ENDS_WITHIN_MS = 60_000;

/** Looks for updates, fetches them, and installs none that nobody agreed to. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { chance, endApp, engine, heldBy, memory, nowMs, reportFault, runningVersion, sleep } = options;
  const board = createUpdateBoard(runningVersion, { state: 'idle', checkedAtMs: null });
  let saidNowAtMs = Number.NEGATIVE_INFINITY;
  const installNow = () => {
    saidNowAtMs = nowMs();
    if (engine.canWaitForQuit) endApp();
    else install(options, true);
  };

  let checking: Promise<void> | null = null;
  const check = async () => {
    checking ??= checkForUpdate({ engine, memory, board, nowMs, reportFault }).finally(() => (checking = null));
    await checking;
  };

  return {
    report: board.report,
    watch: board.watch,
    check,
    answer: (answer) => answerUpdate(answer, { memory, board, heldBy, installNow, nowMs }),
    dismissNews: async () => {
      await memory.change((before) => (before.news === null ? before : { ...before, news: null }));
      board.showNews(null);
    },
    run: async (signal) => {
      const { news, notInstalled } = await start(options);
      if (news !== null) board.showNews(news);
      if (notInstalled) board.show({ state: 'refused', code: 'update.not-installed', atMs: epochMs.parse(nowMs()) });
      await sleep(FIRST_CHECK_MS, signal);
      while (!signal.aborted) {
        await check();
        const { remind } = await memory.read();
        await sleep(nextCheckInMs(chance(), remind, nowMs()), signal);
      }
    },
    atQuit: () => {
      const { update } = board.report();
      const startsAgain = nowMs() - saidNowAtMs < ENDS_WITHIN_MS;
      if (update.state !== 'ready' || !(startsAgain || update.choice === 'at-quit') || heldBy() !== null) return;
      install(options, startsAgain);
    },
  };
}

async function start({ memory, runningVersion }: UpdatesOptions) {
  let notInstalled = false;
  const { news } = await memory.change((before) => {
    const started = atStart(before, runningVersion);
    notInstalled = started.notInstalled;
    return started.after;
  });
  return { news, notInstalled };
}

function install({ engine, reportFault }: UpdatesOptions, startsAgain: boolean): void {
  try {
    if (!engine.install(startsAgain)) throw new RefusedUpdate('update.file-wrong');
  } catch (error) {
    // The app is ending. Whoever starts it again is told that the update was not installed.
    reportFault('the update was not installed', error);
  }
}

/** Updates of an installation that never gets any, and why. */
export function createUpdatesOff(runningVersion: string, reason: UpdatesOffReason): Updates {
  const board = createUpdateBoard(runningVersion, { state: 'off', reason });
  return {
    report: board.report,
    watch: board.watch,
    check: async () => {},
    answer: async () => ({ held: 'nothing-ready' }),
    dismissNews: async () => {},
    run: async () => {},
    atQuit: () => {},
  };
}
