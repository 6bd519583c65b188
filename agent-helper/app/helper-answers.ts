import type { BrowserWindow } from 'electron';
import type { CoreRequest } from '#contracts/helper-core.ts';
import type { HelperIpc, HelperSettings, ScreenPicture, SettingsChange } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { IpcAnswers, IpcInput, IpcOutput } from '#contracts/ipc.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { mayWiden } from '#domain/remote-control/frozen-acts.rules.ts';
import type { AppUpdates } from '#platform/electron/updates/app-updates.ts';
import { updateAnswers } from '#platform/electron/updates/update-answers.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import type { CoreProcess } from './core-process.ts';
import type { Remote } from './remote/open-remote.ts';

type FileSaved = IpcOutput<HelperIpc, 'file.save'>;

export interface HelperAnswersPorts {
  readonly core: Pick<CoreProcess, 'ask'>;
  readonly settings: () => HelperSettings;
  readonly changeSettings: (wanted: SettingsChange) => Promise<HelperSettings>;
  readonly chooseFolder: () => Promise<HelperSettings>;
  /** Somebody has mouse and keyboard (C17). */
  readonly isFrozen: () => boolean;
  readonly takeScreenshot: () => Promise<ScreenPicture[]>;
  readonly saveFile: (sha256: AttachmentHash, browserWindow: BrowserWindow) => Promise<FileSaved>;
  readonly saveRecord: (
    record: IpcInput<HelperIpc, 'help.save-record'>,
    browserWindow: BrowserWindow,
  ) => Promise<FileSaved>;
  readonly openLink: (address: string) => Promise<boolean>;
  readonly quit: () => void;
  readonly own: Pick<AppUpdates, 'updates' | 'drafts'>;
  readonly remote: Remote['answers'];
}

type Answers = IpcAnswers<HelperIpc, AppWindow<HelperWindow>>;

/** Answers every request of the helper's pages: the core most of them, this process what only it can do. */
export function helperAnswers(ports: HelperAnswersPorts): Answers {
  // What the core says is parsed by the schema of the request on its way to the page.
  const byCore = <Name extends CoreRequest & keyof Answers>(request: Name) =>
    ((input: unknown) => ports.core.ask(request, input)) as Answers[Name];
  return {
    'state.read': byCore('state.read'),
    'enrolment.claim': async (input, asker) => {
      const may = mayWiden('enrolment', ports.isFrozen());
      return may.ok ? await byCore('enrolment.claim')(input, asker) : { ok: false, refusal: { ...may.refusal } };
    },
    'link.retry': byCore('link.retry'),
    'problem.report': byCore('problem.report'),
    'diagnostics.read': byCore('diagnostics.read'),
    'ticket.read': byCore('ticket.read'),
    'file.read': byCore('file.read'),
    'file.save': ({ sha256 }, { browserWindow }) => ports.saveFile(sha256, browserWindow),
    'ticket.act': byCore('ticket.act'),
    'refused.dismiss': byCore('refused.dismiss'),
    'announcement.notice': byCore('announcement.notice'),
    'knowledge.search': byCore('knowledge.search'),
    'knowledge.article': byCore('knowledge.article'),
    'knowledge.vote': byCore('knowledge.vote'),
    'help.request': byCore('help.request'),
    'lan.offer': byCore('lan.offer'),
    'lan.withdraw': byCore('lan.withdraw'),
    'help.end': byCore('help.end'),
    'help.record': byCore('help.record'),
    'help.object': byCore('help.object'),
    'help.save-record': (record, { browserWindow }) => ports.saveRecord(record, browserWindow),
    'help.dismiss': byCore('help.dismiss'),
    'history.read': byCore('history.read'),
    'settings.read': () => ports.settings(),
    'settings.change': (wanted) => ports.changeSettings(wanted),
    'settings.choose-folder': () => ports.chooseFolder(),
    'screenshot.take': () => ports.takeScreenshot(),
    'link.open': ({ address }) => ports.openLink(address),
    'app.quit': () => {
      ports.quit();
      return null;
    },
    ...updateAnswers(ports.own),
    ...ports.remote,
  };
}
