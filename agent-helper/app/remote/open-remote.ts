import type { DesktopCapturerSource, Rectangle, WebContents } from 'electron';
import { globalShortcut, screen } from 'electron';
import type { HelperState } from '#contracts/helper-core.ts';
import type { HelperSettings } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { BannerState } from '#contracts/helper-remote.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import type { OneUseGrants } from '#platform/electron/one-use-grants.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { sleep } from '#platform/node/sleep.ts';
import type { CoreProcess } from '../core-process.ts';
import type { HelperWindows } from '../helper-windows.ts';
import type { Words } from '../words/en.ts';
import { openAnnotations } from './annotations.ts';
import { createBanner } from './banner.ts';
import type { Control, ControlPorts } from './control/open-control.ts';
import { createControl } from './control/open-control.ts';
import { createOwnWindows } from './control/own-windows.ts';
import type { ExchangeAnswers } from './exchange.ts';
import { headPart } from './head-part.ts';
import type { MonitorsHere } from './monitors-here.ts';
import { monitorsHere } from './monitors-here.ts';
import { wakePart } from './changes/wake-part.ts';
import { openExchange } from './open-exchange.ts';
import type { Overlay } from './overlay.ts';
import { createOverlay, noOverlayReason } from './overlay.ts';
import { createPanicKeys, PANIC_ACCELERATOR } from './panic.ts';
import { createQuestionWindow } from './question-window.ts';
import type { Questions } from '#platform/any/live-help/questions.ts';
import { createQuestions } from '#platform/any/live-help/questions.ts';
import { createRightsHere } from './rights-here.ts';
import type { RemoteAnswers } from './remote-answers.ts';
import { remoteAnswers } from './remote-answers.ts';
import { createRemoteSessions } from './remote-sessions.ts';
import type { PartKind } from '#platform/any/live-help/session-part.ts';
import { createShareWindows } from './share-window.ts';

export interface RemoteOptions {
  readonly windows: Pick<HelperWindows, 'factory' | 'tell'>;
  readonly core: Pick<CoreProcess, 'ask' | 'attendSession'>;
  readonly words: () => Words;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
  /** Somebody may see this screen, or no longer may. */
  readonly onLive: (isLive: boolean) => void;
  /** Forks the process that moves mouse and keys. */
  readonly forkInput: () => ChildProcess;
  readonly log: AppLog;
  readonly settings: () => HelperSettings;
  /** Somebody has mouse and keyboard, or no longer has. */
  readonly onControl: (isControlled: boolean) => void;
}

/** Remote help at this computer, with its windows. */
export interface Remote {
  readonly follow: (state: HelperState) => void;
  readonly coreEnded: () => void;
  /** What settings leave to be granted may be something else now. */
  readonly renew: () => void;
  /** Everything ends at once; what was shown is gone within 200 ms (C9). */
  readonly panic: () => void;
  /** Leave for one capture by one page, soon. */
  readonly captures: OneUseGrants<OneUse>;
  /** The screen that a capture by these contents is to show; `null`: none. */
  readonly sourceFor: (contents: WebContents) => Promise<DesktopCapturerSource | null>;
  readonly stop: () => Promise<void>;
  readonly answers: RemoteAnswers & ExchangeAnswers;
}

export function openRemote(options: RemoteOptions): Remote {
  const { windows, core, nowMs, reportFault } = options;
  const panic = (): void => void sessions.stop('panic-key').catch(reportFault);
  const renew = (): void => sessions.live()?.renew();
  const keys = createPanicKeys(globalShortcut, panic);
  const monitors = monitorsHere({ live: () => sessions.live(), every, nowMs });
  const questions = questionsOf(windows, monitors, nowMs);
  const onGone = (): void => void sessions.stop('banner-gone').catch(reportFault);
  const banner = createBanner({ ...windows, ...monitors, every, nowMs, onSilent: renew, onGone });
  const shares = createShareWindows({ ...windows, sleep });
  const overlay = overlayOf(windows, monitors, renew);
  const rights = createRightsHere({ neverAsked: () => options.settings().neverAsked, nowMs });
  const control = controlOf(options, rights.leaveFor, { onChanged: renew, onPanic: panic });
  const exchange = openExchange({ ...options, tell: windows.tell });
  const [head, wake] = [headPart({ core, every, reportFault }), wakePart({ every, nowMs })];
  const own = [head, openAnnotations(overlay), monitors.pointerPart, wake];
  const kinds: readonly PartKind[] = [control, ...exchange.kinds];
  const sessions = createRemoteSessions({
    core,
    questions,
    banner: { ...banner, show: (state) => banner.show({ ...state, ...marksOn(overlay) }) },
    openShare: shares.open,
    parts: [...own, ...kinds.map(({ openPart }) => openPart)],
    offered: () => new Set<Capability>(['view', 'record', ...kinds.flatMap(({ offered }) => offered())]),
    rights,
    monitors: monitors.told,
    withheld: monitors.withheld,
    panicKeys: () => (keys.areHeld() || control.hearsPanicKey() ? PANIC_ACCELERATOR : null),
    every,
    nowMs,
    reportFault,
    onLive: (isLive) => {
      keys.hold(isLive);
      if (isLive) control.begin();
      else control.end().catch(reportFault);
      if (!isLive) exchange.end();
      options.onLive(isLive);
    },
  });

  const stopWatching = monitors.watch();
  return {
    follow: (state) => {
      // Before anything is asked: by what holds now.
      if (state.stage === 'enrolled') rights.follow(state.policy);
      sessions.follow(state);
    },
    renew,
    coreEnded: sessions.coreEnded,
    panic,
    captures: monitors.captures.once,
    stop: async () => {
      stopWatching();
      await Promise.all([sessions.close(), control.end()]);
    },
    sourceFor: ({ id }) => monitors.captures.sourceFor(id),
    answers: {
      ...remoteAnswers({ ...monitors, core, sessions, questions, banner, shares, overlay }),
      ...exchange.answers,
    },
  };
}

function questionsOf({ factory, tell }: RemoteOptions['windows'], { asked }: MonitorsHere, nowMs: () => number) {
  const questionWindow = createQuestionWindow({ factory, tell, onClosed: () => questions.refuse() });
  const { show } = questionWindow;
  const questions: Questions = createQuestions({ show, newId: newCommandId, screens: asked, nowMs, sleep });
  return questions;
}

function overlayOf(
  { factory, tell }: RemoteOptions['windows'],
  { boundsOf }: Pick<MonitorsHere, 'boundsOf'>,
  onChanged: () => void,
): Overlay {
  return createOverlay({
    factory,
    tell,
    boundsOf,
    kept: () => factory.all().flatMap(keptFree),
    // Without a compositor there are no see-through windows under X, and a program is not told.
    isShaped: process.platform === 'linux',
    reason: noOverlayReason(process),
    onChanged,
  });
}

function controlOf(
  options: RemoteOptions,
  leave: ControlPorts['leave'],
  hearing: Pick<ControlPorts, 'onChanged' | 'onPanic'>,
): Control {
  const { areas, isFocused } = createOwnWindows({
    all: options.windows.factory.all,
    displayOf: (bounds) => screen.getDisplayMatching(bounds),
  });
  return createControl({
    ...hearing,
    fork: options.forkInput,
    log: options.log,
    nowMs: options.nowMs,
    later,
    leave,
    ownWindows: areas,
    isOwnWindowFocused: isFocused,
    onLive: options.onControl,
  });
}

function later(act: () => void, delayMs: number): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}

function every(everyMs: number, act: () => void): () => void {
  const timer = setInterval(act, everyMs);
  return () => clearInterval(timer);
}

/** Marks of the agent lie over everything but what tells the person of them. */
function keptFree({ role, browserWindow }: AppWindow<HelperWindow>): readonly Rectangle[] {
  const isKept = role === 'banner' || role === 'consent';
  return isKept && !browserWindow.isDestroyed() && browserWindow.isVisible() ? [browserWindow.getBounds()] : [];
}

function marksOn(overlay: Pick<Overlay, 'standing'>): Pick<BannerState, 'marks'> {
  const standing = overlay.standing();
  return standing === 'none' ? {} : { marks: standing };
}
