import type {
  DeskDraft,
  DeskFile,
  DeskInput,
  DeskOutput,
  DeskStatus,
  OutboxEntry,
  ReplicaState,
} from '#contracts/desk-port.ts';
import type { BundlePreview, SignedText } from '#contracts/exchange.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { SearchAnswer, SearchQuestion } from '#contracts/search.ts';
import type { DevicePresence, TicketPresence } from '#contracts/presence.ts';
import type { Incident, TicketNumber } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { Attachment, AttachmentHash } from '#domain/kernel/attachment.ts';
import type { FileRoomBytes } from '#domain/kernel/file-room.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { DeviceId, IncidentId, PersonId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { RxCollection } from 'rxdb';
import type { SessionEnd } from './session-end.ts';
import type { Observable } from 'rxjs';

/** A record of the `reference` shelf: small sets every screen needs whole (sites, teams, agents, services). */
export interface ReferenceRow {
  readonly id: string;
  readonly record: string;
  readonly state: DeskRecord;
}

export type MadeBundle = Extract<DeskOutput<'exchange.make'>, { ok: true }>['value'];

/** The local copy of the desk as windows read it. Windows never write here: they issue commands. */
/** A computer of the own network, as it says itself. */
export interface ComputerOverLan {
  readonly device: DeviceId;
  readonly deviceName: string;
  readonly person: PersonId | null;
}

export interface DeskCollections {
  readonly incident: RxCollection<Incident>;
  readonly person: RxCollection<Person>;
  readonly device: RxCollection<Device>;
  readonly article: RxCollection<Article>;
  readonly 'support-session': RxCollection<SupportSession>;
  readonly journal: RxCollection<JournalLine>;
  readonly reference: RxCollection<ReferenceRow>;
  readonly outbox: RxCollection<OutboxEntry>;
}

/** A window's way to the data service: reads by live query, acts by command. Nothing here waits for the network but `askHub`. */
export interface Desk {
  readonly collections: DeskCollections;
  /** Starts with the present status. */
  readonly status$: Observable<DeskStatus>;
  /** Starts with what is there: files whose bytes lie on this device. */
  readonly files$: Observable<readonly DeskFile[]>;
  /** Starts with what is there: what the signed-in person began to write, by what it is for. */
  readonly drafts$: Observable<ReadonlyMap<string, DeskDraft>>;
  /** What colleagues have open now, as far as this device knows. */
  readonly presence$: Observable<readonly DevicePresence[]>;
  readonly nowMs: () => number;
  /** A new record id, such as `incident:019a…`. */
  readonly newId: <Name extends string>(record: Name) => `${Name}:${string}`;
  signIn(login: string, password: string): Promise<Result<null>>;
  signOut(options: { readonly discardWaiting: boolean }): Promise<Result<null>>;
  /** @param id Of the command, a UUIDv7; asked again with the same, nothing is issued twice. */
  issue<Name extends CommandName>(
    name: Name,
    target: string,
    input: CommandInput<Name>,
    id?: string,
  ): Promise<Result<{ readonly command: string }>>;
  /** Keeps a file for a command that is being written; the command names what this answers. */
  addFile(file: DeskInput<'attachment.add'>): Promise<Result<Attachment>>;
  /** From this device or from the hub; refused with `hub.unreachable`, or `attachment.unknown` while it is on its way. */
  readFile(sha256: AttachmentHash, mostBytes?: number): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** The file of a draft is not going to be sent. */
  forgetFile(sha256: AttachmentHash): Promise<Result<null>>;
  /** Durable when it resolves; empty: sent or discarded. @param seen Of the draft that it was written over. */
  writeDraft(key: string, text: string, seen: string | null): Promise<Result<null>>;
  /** All that this window has open now (COL-1). */
  showPresence(tickets: readonly TicketPresence[]): void;
  /** Takes part in a joined session as an end of its link, which says and hears what sets the link up. */
  attendSession(session: SupportSessionId): SessionEnd;
  takeTicketNumber(): Promise<TicketNumber | null>;
  /** What lies on this device, counted now. */
  readReplica(): Promise<ReplicaState>;
  /** How much settled work this device is to carry; more of it comes in the background. */
  carryHistory(historyDays: ReplicaState['historyDays']): Promise<Result<null>>;
  /** How much files may take here that the hub has as well. */
  giveFileRoom(fileRoomBytes: FileRoomBytes): Promise<Result<null>>;
  /** Lets go of every file that the hub has as well, and says how much is free by it. */
  letGoOfFiles(): Promise<Result<{ readonly freedBytes: number }>>;
  /** Compares everything with the hub, as soon as it is there. */
  checkReplica(): Promise<Result<null>>;
  /** Empties the copy and fetches it anew; what waits to be sent stays. */
  beginReplicaAnew(): Promise<Result<null>>;
  /** Brings in a ticket this device does not carry; refused with `ticket.unknown`, `hub.unreachable`. */
  fetchTicket(asked: DeskInput<'ticket.fetch'>): Promise<Result<{ readonly id: string }>>;
  /** Whether a fetched ticket stays on this device. */
  keepTicket(id: string, isKept: boolean): Promise<Result<null>>;
  /** Finds records in this device's copy. Whoever asks drops an answer that a later question has overtaken. */
  find(question: SearchQuestion): Promise<SearchAnswer>;
  /** All that waits here, in a file for a colleague; nothing changes by it. */
  makeBundle(): Promise<Result<MadeBundle>>;
  /** What is in a colleague's file, checked; nothing is kept yet. */
  lookIntoBundle(bytes: Uint8Array<ArrayBuffer>): Promise<Result<BundlePreview>>;
  takeBundle(bytes: Uint8Array<ArrayBuffer>): Promise<Result<{ readonly actions: number }>>;
  /** Calls a helper in the own network, where no hub is (S10); `lan.desktop-only` in a browser. */
  findOverLan(typed: DeskInput<'lan.find'>): Promise<Result<ComputerOverLan>>;
  /** Begins a session with whoever was found last. */
  joinOverLan(incident: IncidentId): Promise<Result<{ readonly session: SupportSessionId }>>;
  /** Whoever was found is left alone. */
  leaveLan(): Promise<Result<null>>;
  /** Signs for the link or the record of a remote session as this console; `exchange.no-key` where it has no key. */
  signForSession(
    purpose: DeskInput<'session.sign'>['purpose'],
    text: string,
  ): Promise<Result<LinkProof & { readonly certificate: SignedText }>>;
  dismissRefused(command: string): Promise<Result<null>>;
  /** Somebody has read what happened to this device (`status.mishap`). */
  dismissMishap(): Promise<Result<null>>;
  /** Somebody has read what could not be brought back to a restored hub (`status.restored`). */
  dismissRestored(): Promise<Result<null>>;
  /** @param id Of the command that is issued, as for `issue`. */
  reapplyRefused(command: string, id?: string): Promise<Result<null>>;
  askHub<Name extends HubRequest>(request: Name, input: HubInput<Name>): Promise<Result<HubOutput<Name>>>;
  /** The service adds which installation this is. */
  completeSetUp(input: Omit<HubInput<'setup.complete'>, 'device'>): Promise<Result<null>>;
  /** Frees what this window holds of the service; the desk cannot be used afterwards. */
  leave(): Promise<void>;
}
