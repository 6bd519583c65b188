import type { DeskInput, ReplicaState } from '#contracts/desk-port.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { beginAnew } from './apply-page.ts';
import type { OpenCopy } from './desk-copy.ts';
import { letGoOfFiles, roomTaken } from './file-rules.ts';
import type { StatusBoard } from './desk-status.ts';
import type { Tending } from './tend-replica.ts';
import type { VisitPorts } from './visits.ts';
import { keepVisited, visitTicket } from './visits.ts';

export interface ReplicaAnswerPorts extends VisitPorts {
  readonly status: Pick<StatusBoard, 'tell'>;
  readonly tending: Pick<Tending, 'look' | 'checkAll'>;
  /** Gives the present line up and looks for the hub anew. */
  readonly hangUp: () => void;
  /** What the desk takes on the disk, in bytes; `null` where that cannot be known. */
  readonly measure?: (() => Promise<number | null>) | undefined;
}

/** What windows ask about what lies on this device. */
export function replicaAnswers(ports: ReplicaAnswerPorts) {
  const { change, status, tending } = ports;
  return {
    'replica.read': () => readState(ports),
    'replica.carry': async ({ historyDays }: DeskInput<'replica.carry'>): Promise<Result<null>> => {
      await change(({ keep }) => keep.set({ historyDays }));
      tending.look();
      return ok(null);
    },
    'replica.give-room': async ({ fileRoomBytes }: DeskInput<'replica.give-room'>): Promise<Result<null>> => {
      await change(async ({ keep, files }) => {
        await keep.set({ fileRoomBytes });
        await files.makeRoom();
      });
      return ok(null);
    },
    'replica.let-go-of-files': async (): Promise<Result<{ freedBytes: number }>> =>
      ok({ freedBytes: await change(letGoOfFiles) }),
    'replica.check': async (): Promise<Result<null>> => {
      tending.checkAll();
      return ok(null);
    },
    'replica.begin-anew': async (): Promise<Result<null>> => {
      await change(beginAnew);
      status.tell();
      ports.hangUp();
      return ok(null);
    },
    'ticket.fetch': async (asked: DeskInput<'ticket.fetch'>) => {
      const fetched = await visitTicket(ports, asked);
      status.tell();
      return fetched;
    },
    'ticket.keep': async ({ id, isKept }: DeskInput<'ticket.keep'>) => {
      const kept = await keepVisited(ports, id, isKept);
      status.tell();
      return kept;
    },
  };
}

async function readState({
  copy,
  measure,
}: Pick<OpenCopy, 'copy'> & Pick<ReplicaAnswerPorts, 'measure'>): Promise<ReplicaState> {
  const { keep, records, files } = copy;
  const held = files.all();
  const { keptBytes, ownBytes } = roomTaken(copy);
  const check = keep.get('check');
  return {
    historyDays: keep.get('historyDays'),
    tickets: await records.count(incidentRecord.name),
    lines: await records.count(journalRecord.name),
    files: held.length,
    filesBytes: held.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    fileRoomBytes: keep.get('fileRoomBytes'),
    keptFilesBytes: keptBytes,
    ownFilesBytes: ownBytes,
    sizeBytes: (await measure?.()) ?? null,
    begunAtMs: keep.get('begunAtMs'),
    contactAtMs: keep.get('contactAtMs'),
    checkedAtMs: check.wholeAtMs,
    healed: check.healed,
  };
}
