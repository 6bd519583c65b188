import type { DeskFile } from '#contracts/desk-port.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { Desk } from '../desk/desk.ts';

export type FilesHere = ReadonlyMap<AttachmentHash, DeskFile>;

/** Files whose bytes lie on this device, by their hash. */
export function watchFilesHere({ files$ }: Desk): Observable<FilesHere> {
  return files$.pipe(map((files) => new Map(files.map((file) => [file.sha256, file]))));
}

/** Files of this device that the hub does not have whole. */
export function watchUploads({ files$ }: Desk): Observable<readonly DeskFile[]> {
  return files$.pipe(map((files) => files.filter(({ state }) => state === 'unsent')));
}

/** Keeps a file on this device for a command that is being written. */
export function addFile(desk: Desk, file: GivenFile): Promise<Result<Attachment>> {
  return desk.addFile(file);
}

/** The bytes of a file, from this device or from the hub. */
export function readFile(desk: Desk, sha256: AttachmentHash): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return desk.readFile(sha256);
}

/** The file of a draft is not going to be sent. */
export function forgetFile(desk: Desk, sha256: AttachmentHash): Promise<Result<null>> {
  return desk.forgetFile(sha256);
}
