import type { DeskFile } from '#contracts/desk-port.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import { hashesOf } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import { readGivenFile } from '#platform/browser/attachment/read-given-file.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { Desk } from '../desk/desk.ts';

export type FilesHere = ReadonlyMap<AttachmentHash, DeskFile>;

/** Files whose bytes lie on this device, by their hash. */
export function watchFilesHere({ files$ }: Desk): Observable<FilesHere> {
  return files$.pipe(map((files) => new Map(files.map((file) => [file.sha256, file]))));
}

/** Files of this device that the hub does not have whole; small pictures go along without a word, and have no name. */
export function watchUploads({ files$ }: Desk): Observable<readonly DeskFile[]> {
  return files$.pipe(map((files) => files.filter(({ state, name }) => state === 'unsent' && name !== '')));
}

/**
 * Keeps a file on this device for a command that is being written.
 *
 * @param pastedName What a picture is called that came from the clipboard, where nothing has a name.
 */
export async function addFile(desk: Desk, file: File, pastedName: string): Promise<Result<Attachment>> {
  const read = await readGivenFile(file, pastedName);
  return read.ok ? await desk.addFile(read.value) : read;
}

/** The bytes of a file, from this device or from the hub; more than `mostBytes` are not fetched. */
export function readFile(
  desk: Desk,
  sha256: AttachmentHash,
  mostBytes?: number,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return desk.readFile(sha256, mostBytes);
}

/** The file of a draft is not going to be sent, nor its small picture. */
export async function forgetFile(desk: Desk, file: Attachment): Promise<void> {
  for (const sha256 of hashesOf(file)) await desk.forgetFile(sha256);
}
