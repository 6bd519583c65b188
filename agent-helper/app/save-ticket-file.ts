import type { BrowserWindow } from 'electron';
import { helperCoreRequests } from '#contracts/helper-core.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import type { SaveFileOptions } from '#platform/electron/files/save-file.ts';
import { saveFile } from '#platform/electron/files/save-file.ts';
import type { CoreProcess } from './core-process.ts';

export interface SaveTicketFilePorts extends SaveFileOptions {
  readonly core: Pick<CoreProcess, 'ask'>;
}

/** Saves a file of a ticket where the person says; name and bytes are the core's. It is written and not opened. */
export async function saveTicketFile(
  { core, ...options }: SaveTicketFilePorts,
  sha256: AttachmentHash,
  browserWindow: BrowserWindow,
): Promise<IpcOutput<HelperIpc, 'file.save'>> {
  const { output } = helperCoreRequests['file.read-named'];
  const read = output.parse(await core.ask('file.read-named', { sha256 }));
  if (!read.ok) return read;
  const outcome = await saveFile(options, read.value, browserWindow);
  if (outcome === 'saved' || outcome === 'cancelled') return { ok: true, value: outcome };
  return { ok: false, refusal: { code: outcome } };
}
