import type { IpcAnswers } from '#contracts/ipc.ts';
import type { UpdateRequests } from '#contracts/update-ipc.ts';
import type { AppWindow } from '../window-factory.ts';
import type { AppUpdates } from './app-updates.ts';

interface UpdateContract {
  readonly requests: UpdateRequests;
  readonly emissions: Readonly<Record<string, never>>;
}

/** What the pages' requests about updates do. */
export function updateAnswers({
  updates,
  drafts,
}: Pick<AppUpdates, 'updates' | 'drafts'>): IpcAnswers<UpdateContract, Pick<AppWindow<string>, 'browserWindow'>> {
  return {
    'update.read': () => updates.report(),
    'update.check': () => updates.check(),
    'update.answer': ({ answer }) => updates.answer(answer),
    'update.dismiss-news': () => updates.dismissNews(),
    'draft.changed': ({ isUnsent }, { browserWindow }) => drafts.note(browserWindow.webContents.id, isUnsent),
  };
}
