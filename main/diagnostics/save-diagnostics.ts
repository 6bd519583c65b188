import { writeFile } from 'node:fs/promises';
import type { BrowserWindow, Dialog } from 'electron';

/** Saves what somebody has read and wants to hand on, where they say. False when they say nowhere. */
export async function saveDiagnostics(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  browserWindow: BrowserWindow,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(browserWindow, { defaultPath: name });
  if (canceled) return false;
  await writeFile(filePath, text, { mode: 0o600 });
  return true;
}
