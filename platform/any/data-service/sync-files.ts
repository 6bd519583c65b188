import type { Refusal } from '#domain/kernel/result.ts';
import { Fault } from '#contracts/fault.ts';
import type { AttachmentLink } from '../attachment/attachment-link.ts';
import { sendAttachment } from '../attachment/send-attachment.ts';
import type { BackOff } from './back-off.ts';
import { createBackOff } from './back-off.ts';
import type { Bell } from './bell.ts';
import { createBell } from './bell.ts';
import type { OpenCopy } from './desk-copy.ts';
import type { StatusBoard } from './desk-status.ts';
import { nextFile, noteSent } from './file-rules.ts';
import type { Surroundings } from './hub-link.ts';
import { endsSession, faultCode, problemOf } from './hub-link.ts';
import type { FileRow } from './rx-schema.ts';
import type { Session } from './session.ts';

export interface FileSyncPorts extends OpenCopy, Pick<Surroundings, 'wait' | 'chance' | 'reportFault'> {
  readonly fileLink: Pick<AttachmentLink, 'offer' | 'send'>;
  readonly session: Pick<Session, 'token' | 'end'>;
  readonly status: Pick<StatusBoard, 'tell' | 'watch'>;
}

export interface FileSync {
  /** Sends what is to be sent, until stopped. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** There may be something to send, or somebody who may send it. */
  readonly ring: () => void;
  /** The network may be back: an attempt that waits is made now. */
  readonly wake: () => void;
}

export function createFileSync(ports: FileSyncPorts): FileSync {
  const bell = createBell();
  const backOff = createBackOff(ports);
  // A command that the hub has now may name a file.
  ports.status.watch(() => bell.ring());
  return {
    run: (signal) => sendFiles({ ...ports, bell, backOff }, signal),
    ring: () => bell.ring(),
    wake: () => backOff.wake(),
  };
}

interface SyncFilesPorts extends FileSyncPorts {
  readonly bell: Bell;
  readonly backOff: BackOff;
}

/**
 * Sends the files that acknowledged commands name, one at a time, until stopped. One that was broken off goes on from
 * wherever the hub has it.
 */
async function sendFiles(ports: SyncFilesPorts, signal: AbortSignal): Promise<void> {
  const { copy, bell, backOff, session } = ports;
  while (!signal.aborted) {
    const file = nextFile(copy);
    const token = session.token();
    if (file === null || token === null) {
      await bell.heard(signal);
      continue;
    }
    const outcome = await sendFile(ports, file, token, signal).catch((error: unknown) => {
      if (!signal.aborted) {
        ports.reportFault(error);
        ports.status.tell({ filesProblem: faultCode(error) });
      }
      return 'later' as const;
    });
    if (outcome === 'later') await backOff.pause(signal);
    else backOff.reset();
  }
}

async function sendFile(
  ports: SyncFilesPorts,
  { id: sha256 }: FileRow,
  token: string,
  signal: AbortSignal,
): Promise<'done' | 'later'> {
  const { copy, change, fileLink, session, status } = ports;
  const bytes = await copy.files.bytesOf(sha256);
  if (bytes === null) {
    await lose(ports, sha256, { code: 'attachment.lost' });
    return 'done';
  }
  const onProgress = (sentBytes: number) => copy.files.tellSent(sha256, sentBytes);
  const sent = await sendAttachment(fileLink, { sha256, bytes }, { token, signal, onProgress });
  if (sent.ok) {
    await change(() => noteSent(copy, sha256));
    status.tell({ filesProblem: null });
    return 'done';
  }
  if (endsSession(sent.refusal)) {
    await session.end(token);
    return 'done';
  }
  if (isForEver(sent.refusal)) {
    await lose(ports, sha256, sent.refusal);
    return 'done';
  }
  status.tell({ filesProblem: problemOf(sent.refusal) });
  return 'later';
}

/** The bytes on this device are not the file any more, or it is none that the hub takes: sending again mends nothing. */
function isForEver({ code }: Refusal): boolean {
  return code === 'attachment.hash-wrong' || code === 'request.invalid' || code === 'request.too-large';
}

async function lose({ copy, change, reportFault }: SyncFilesPorts, sha256: FileRow['id'], { code }: Refusal) {
  await change(() => copy.files.forget([sha256]));
  reportFault(new Fault('attachment.lost', 'A file on this device cannot be sent any more.', { details: { code } }));
}
