import { helperCoreRequests } from '#contracts/helper-core.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { IpcAnswers } from '#contracts/ipc.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import type { CoreProcess } from '../core-process.ts';
import type { Banner } from './banner.ts';
import type { CaptureLeaves } from './monitors-capture.ts';
import type { Overlay } from './overlay.ts';
import type { Questions } from '#platform/any/live-help/questions.ts';
import type { RemoteSessions } from './remote-sessions.ts';
import type { ShareWindows } from './share-window.ts';

type RemoteRequest = Extract<keyof HelperIpc['requests'], `${'consent' | 'banner' | 'share' | 'overlay'}.${string}`>;
export type RemoteAnswers = Pick<IpcAnswers<HelperIpc, AppWindow<HelperWindow>>, RemoteRequest>;

export interface RemoteAnswersPorts {
  readonly core: Pick<CoreProcess, 'ask'>;
  readonly sessions: Pick<RemoteSessions, 'live'>;
  readonly questions: Pick<Questions, 'current' | 'answer'>;
  readonly banner: Pick<Banner, 'state' | 'beat' | 'isThere'>;
  readonly shares: Pick<ShareWindows, 'of'>;
  readonly captures: Pick<CaptureLeaves, 'give'>;
  readonly overlay: Pick<Overlay, 'setHidden' | 'sheetOf' | 'hear'>;
  /** Opens the settings of the system in which a screen is given to a program. */
  readonly openPermission: () => Promise<void>;
}

const provedOutcome = helperCoreRequests['session.prove'].output;
const keyStanding = helperCoreRequests['session.key-standing'].output;

/** Answers what the windows of a session ask. Nothing that they say grants anything but an answer of the person. */
export function remoteAnswers({
  core,
  sessions,
  questions,
  banner,
  shares,
  captures,
  overlay,
  openPermission,
}: RemoteAnswersPorts): RemoteAnswers {
  return {
    'consent.read': () => questions.current(),
    'consent.answer': ({ id, answer }) => {
      questions.answer(id, answer);
      return null;
    },
    'banner.read': () => banner.state(),
    'banner.beat': (_input, asker) => {
      const wasThere = banner.isThere();
      banner.beat(asker);
      // What waited for it to be there may be seen now.
      if (!wasThere && banner.isThere()) sessions.live()?.renew();
      return null;
    },
    'banner.act': async (wanted) => {
      if (wanted.act === 'hide-marks' || wanted.act === 'show-marks') overlay.setHidden(wanted.act === 'hide-marks');
      else if (wanted.act === 'take-back') for (const one of wanted.capabilities) sessions.live()?.takeBack(one);
      else if (wanted.act === 'permit') await openPermission();
      else sessions.live()?.act(wanted.act);
      return null;
    },
    'share.begin': async (_input, asker) => (await shares.of(asker)?.begin()) ?? null,
    'share.capture': async ({ monitor }, { browserWindow: { webContents } }) => {
      if (sessions.live()?.mayCapture(webContents.id, monitor) !== true) return false;
      captures.give(webContents.id, monitor);
      // A page must have been touched before it may ask for a screen, and nobody can touch this one.
      await webContents.executeJavaScript('null', true);
      return true;
    },
    'share.prove': async ({ text }) => {
      const session = sessions.live()?.help.session;
      const proved = provedOutcome.parse(await core.ask('session.prove', { session, text }));
      return proved.ok ? proved.value : null;
    },
    'share.key-standing': async (shown) => keyStanding.parse(await core.ask('session.key-standing', shown)),
    'share.key-compared': async (compared) => {
      await core.ask('session.key-compared', compared);
      return null;
    },
    'share.tell': (news, asker) => {
      shares.of(asker)?.hear(news);
      return null;
    },
    'overlay.read': (_input, asker) => overlay.sheetOf(asker),
    'overlay.drawn': (drawn, asker) => {
      overlay.hear(asker, drawn);
      return null;
    },
  };
}
