import type { Clipboard } from 'electron';
import type { ClipboardRefusal } from '#contracts/remote-session/clipboard-messages.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { textToSend } from '#domain/remote-control/clipboard.rules.ts';

export type SystemClipboard = Pick<Clipboard, 'has' | 'readText' | 'writeText'>;

/** By what password managers mark what they put there: on Linux, Windows and macOS. */
const marksOfSecrets = [
  // https://phabricator.kde.org/D12539
  'x-kde-passwordManagerHint',
  // https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
  'ExcludeClipboardContentFromMonitorProcessing',
  // https://nspasteboard.org
  'org.nspasteboard.ConcealedType',
] as const;

/** The text in this computer's clipboard, if there is one that may be seen by somebody else (W1). */
export async function readClipboard(
  clipboard: SystemClipboard,
): Promise<Result<string, { readonly code: ClipboardRefusal }>> {
  if (await isSecret(clipboard)) return refuse({ code: 'clipboard.secret' });
  const text = await clipboard.readText();
  // Another program may have put something there between the two.
  if (await isSecret(clipboard)) return refuse({ code: 'clipboard.secret' });
  const read = textToSend(text);
  return read.ok ? ok(read.value) : read;
}

async function isSecret(clipboard: SystemClipboard): Promise<boolean> {
  const marked = await Promise.all(marksOfSecrets.map((mark) => clipboard.has(rawFormat(mark))));
  return marked.includes(true);
}

/** As Electron names a format of the system that the web has no name for. */
function rawFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}
