import type { BrowserWindow } from 'electron';
import { helperCoreRequests } from '#contracts/helper-core.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcInput, IpcOutput } from '#contracts/ipc.ts';
import type { SessionFile } from '#contracts/session-file.ts';
import { fileToUse } from '#contracts/file-to-use.ts';
import type { SaveFileOptions } from '#platform/electron/files/save-file.ts';
import { saveFile } from '#platform/electron/files/save-file.ts';
import type { CoreProcess } from './core-process.ts';

export interface SaveHelpRecordPorts extends SaveFileOptions {
  readonly core: Pick<CoreProcess, 'ask'>;
}

/** Saves what was done in a session where the person says: to be read, and to be checked by `session verify`. */
export async function saveHelpRecord(
  { core, ...options }: SaveHelpRecordPorts,
  { session, story }: IpcInput<HelperIpc, 'help.save-record'>,
  browserWindow: BrowserWindow,
): Promise<IpcOutput<HelperIpc, 'help.save-record'>> {
  const { output } = helperCoreRequests['help.record'];
  const record = output.parse(await core.ask('help.record', { session }));
  if (record === null) return { ok: false, refusal: { code: 'support.session-unknown' } };
  const { session: about, entries, joinedAtMs } = record;
  const chains: SessionFile['chains'] = [{ by: 'user', entries, head: null }];
  const file: SessionFile = { format: 'deskbell-session-1', session: about, story: [...story], chains };
  const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
  const name = `deskbell-${new Date(joinedAtMs).toISOString().slice(0, 10)}.json`;
  const outcome = await saveFile(options, fileToUse.parse({ name, bytes }), browserWindow);
  if (outcome === 'saved' || outcome === 'cancelled') return { ok: true, value: outcome };
  return { ok: false, refusal: { code: outcome } };
}
