import { Fault } from '#contracts/fault.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { DataFolder } from './data-folder.ts';
import { openDataFolder } from './data-folder.ts';
import { loadDeviceKey } from './enrolment/device-key.ts';
import type { Enrolment } from './enrolment/enrolment.ts';
import { enrolmentSchema } from './enrolment/enrolment.ts';
import type { Acquaintance } from './hub-link/acquaintance.ts';
import { acquaintanceSchema } from './hub-link/acquaintance.ts';
import { sendFiles } from './files/send-files.ts';
import type { WaitingFiles } from './files/waiting-files.ts';
import { createWaitingFiles } from './files/waiting-files.ts';
import type { HubLink } from './hub-link/hub-link.ts';
import { createHubLink } from './hub-link/hub-link.ts';
import { followProblems, rememberProblem } from './incident/follow-problems.ts';
import type { ReportedProblems } from './incident/reported-problems.ts';
import { createReportedProblems } from './incident/reported-problems.ts';
import type { Outbox } from './outbox/outbox.ts';
import { createOutbox } from './outbox/outbox.ts';
import { keepRefused } from './outbox/refused-commands.ts';
import { sendOutbox } from './outbox/send-outbox.ts';
import type { DeskKey } from './lan-help/desk-key.ts';
import { openDeskKey } from './lan-help/desk-key.ts';
import type { KeptMeetings } from './lan-help/kept-meetings.ts';
import { openKeptMeetings } from './lan-help/kept-meetings.ts';
import { readStoredJson, writeStoredJson } from './stored-json.ts';
import type { Surroundings } from './surroundings.ts';

/** A helper whose device the hub knows, as `run`, `report` and `status` share it. */
export interface EnrolledHelper {
  readonly folder: DataFolder;
  readonly enrolment: Enrolment;
  readonly outbox: Outbox;
  readonly files: WaitingFiles;
  readonly problems: ReportedProblems;
  readonly link: HubLink;
  readonly deskKey: DeskKey;
  /** Of agents who came without a hub. */
  readonly meetings: KeptMeetings;
  readonly isKeySealed: boolean;
  /** Signs words about the link of a session as this device. */
  readonly signLink: (text: string) => { readonly publicKey: string; readonly signature: string };
  /** Signs how far the record of a session has come. */
  readonly signHead: (text: string) => string;
  /** What the hub last said about this device; `null` when they have not met since it was enrolled. */
  readonly acquaintance: () => Promise<Acquaintance | null>;
  /** Sends all that waits and asks what became of what was reported. */
  readonly sendAll: (signal: AbortSignal) => Promise<Result<null>>;
}

/** Opens what is kept on disk; throws when it is open to others, damaged, or the device was never enrolled. */
export async function openEnrolledHelper(around: Surroundings): Promise<EnrolledHelper> {
  const folder = await openDataFolder(around.dataPath);
  const enrolment = await readStoredJson(folder.enrolment, enrolmentSchema);
  const key = await loadDeviceKey(folder.deviceKey, around.vault);
  if (enrolment === null || key === null) throw new Fault('helper.not-enrolled', 'The device was never enrolled.');

  const outbox = createOutbox(folder);
  const files = createWaitingFiles(folder.files);
  const problems = createReportedProblems(folder.problems);
  const link = linkOf(around, folder, enrolment, key);
  const deskKey = openDeskKey(folder.deskKey, link, around.nowMs);
  const meetings = openKeptMeetings(folder.meetings, link, around.log);
  return {
    deskKey,
    meetings,
    folder,
    enrolment,
    outbox,
    files,
    problems,
    link,
    isKeySealed: key.isSealed,
    signHead: key.signHead,
    signLink: (text) => ({ publicKey: key.publicKey, signature: key.signLink(text) }),
    acquaintance: () => readStoredJson(folder.acquaintance, acquaintanceSchema),
    sendAll: async (signal) => {
      const met = await link.meet(signal);
      if (!met.ok) return met;
      await deskKey.look(signal);
      const brought = await meetings.bring(signal);
      if (!brought.ok) return brought;
      const sent = await sendOutbox(
        { outbox: sendable(outbox, meetings), link, ...hearAnswers(around, { folder, outbox, files, problems }) },
        signal,
      );
      if (!sent.ok) return sent;
      const onGivenUp = (sha256: string, code: string): void => around.log('file given up', { sha256, code });
      const hub = around.filesAt(enrolment.hub);
      const arrived = await sendFiles({ files, outbox, link, hub, onGivenUp }, signal);
      return arrived.ok ? await followProblems(problems, link, signal) : arrived;
    },
  };
}

/** A way to the hub that writes down what the hub says about this device. */
export function linkOf(
  around: Surroundings,
  folder: DataFolder,
  { device, hub }: Enrolment,
  key: Parameters<typeof createHubLink>[0]['key'],
): HubLink {
  return createHubLink({
    ask: around.askAt(hub),
    device,
    key,
    nowMs: around.nowMs,
    onMet: (acquaintance) => writeStoredJson(folder.acquaintance, acquaintance),
  });
}

/** What is to be told of a session waits until the hub knows the session. */
function sendable({ waiting, drop }: Outbox, meetings: KeptMeetings): Pick<Outbox, 'waiting' | 'drop'> {
  return {
    drop,
    waiting: async () => {
      const unknown = await meetings.unknownToHub();
      return (await waiting()).filter(({ target }) => !unknown.has(target));
    },
  };
}

function hearAnswers(
  { log, nowMs }: Surroundings,
  { folder, outbox, files, problems }: Pick<EnrolledHelper, 'folder' | 'outbox' | 'files' | 'problems'>,
): Pick<Parameters<typeof sendOutbox>[0], 'onAccepted' | 'onRefused'> {
  return {
    onAccepted: async (entry) => {
      await rememberProblem(problems, entry);
      log('command accepted', { command: entry.name, id: entry.id });
    },
    onRefused: async (entry, refusal) => {
      await keepRefused(folder.refused, { refusal, refusedAtMs: epochMs.parse(nowMs()), entry });
      await dropFilesOf(entry, outbox, files);
      log('command refused', { command: entry.name, id: entry.id, code: refusal.code });
    },
  };
}

/** The hub forgets what no command names. A file that another command names too still has to arrive. */
async function dropFilesOf(refused: CommandEntry, outbox: Outbox, files: WaitingFiles): Promise<void> {
  const others = (await outbox.waiting()).filter(({ id }) => id !== refused.id);
  const wanted = new Set(others.flatMap(({ input }) => attachmentsIn(input).map(({ sha256 }) => sha256)));
  const unwanted = attachmentsIn(refused.input).filter(({ sha256 }) => !wanted.has(sha256));
  await Promise.all(unwanted.map(({ sha256 }) => files.drop(sha256)));
}
