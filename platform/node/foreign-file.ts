import { writeFile } from 'node:fs/promises';
import { replaceFile } from './replace-file.ts';

/** What everybody may do with a file, as far as the user's umask lets them. */
const MODE_BY_UMASK = 0o666;
/** The zone "Internet". https://learn.microsoft.com/windows/win32/shell/zone-identifiers */
const FROM_ELSEWHERE = '[ZoneTransfer]\r\nZoneId=3\r\n';

/**
 * Writes a file that somebody else made, for its user to keep and to hand on: whole or not at all, and marked on Windows as
 * having come from elsewhere, so that Office opens it without macros and programs are asked about before they start. macOS
 * marks what we write by itself (`LSFileQuarantineEnabled`). Throws `file.not-written`.
 */
export async function writeForeignFile(
  path: string,
  bytes: Uint8Array,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  await replaceFile(path, bytes, { mode: MODE_BY_UMASK });
  await markAsForeign(path, platform);
}

/** Marks a file that is there as having come from elsewhere, where the system knows such a mark. */
export async function markAsForeign(path: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (platform !== 'win32') return;
  // Disks without streams, such as memory sticks, keep no marks; nor do they for browsers.
  await writeFile(`${path}:Zone.Identifier`, FROM_ELSEWHERE).catch(() => null);
}
