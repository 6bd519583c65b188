import { attachmentHash, attachmentSchema, MAX_ATTACHMENT_BYTES } from '#domain/kernel/attachment.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { deviceId, epochMs, incidentId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { fileRoomBytes } from '#domain/kernel/file-room.ts';
import { historyDays } from '#domain/kernel/history.ts';
import { principal } from '#domain/kernel/principal.ts';
import { ticketNumber } from '#domain/incident/incident.record.ts';
import { loginName } from '#domain/workforce/person.record.ts';
import { z } from 'zod';
import { bundlePreview, signedText } from './exchange.ts';
import { searchAnswer, searchQuestion } from './search.ts';
import { ticketRequest } from './replica.ts';
import { deviceName, draftKey, draftRevision, draftText } from './draft.ts';
import type { DevicePresence } from './presence.ts';
import type { EndId, SignalNews } from './remote-session/carried-signal.ts';
import { signalAct } from './remote-session/carried-signal.ts';
import { linkProof } from './remote-session/trust-messages.ts';
import { ticketsPresent } from './presence.ts';

/** What a window may ask of the data service, each over the window's own port. */
export interface PortRequest {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
export type PortContract = Readonly<Record<string, PortRequest>>;

const portRefusal = z.strictObject({
  code: z.string().max(80),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** A value, or a refusal by name: `Result` as it crosses a port. */
function outcome<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), refusal: portRefusal }),
  ]);
}
const done = outcome(z.null());

const outboxStates = ['waiting', 'acknowledged', 'refused'] as const;

/** One command on its way to the hub, as windows see it in the `outbox` collection. */
export const outboxEntry = z.strictObject({
  /** The command's id. */
  id: z.string().max(48),
  /** Rises from the oldest entry to the newest: the order they are sent in. */
  order: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  entry: commandEntry,
  /** `acknowledged`: the hub has it; it is dropped when the feed has carried it back. */
  state: z.enum(outboxStates),
  /** The place in the feed that carries it back; 0 until it is acknowledged. */
  place: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  refusal: portRefusal.nullable(),
  /** Of a colleague's command that was handed over and is carried to the hub for them. Absent of this device's own. */
  carried: z
    .strictObject({
      author: z.string().max(120),
      /** The author, as this desk knew them when it took the command in. */
      principal,
      /** Who handed it over. */
      from: z.string().max(120),
      receivedAtMs: epochMs,
      signed: signedText,
      certificate: signedText,
    })
    .optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntry>;

const deskSession = z.strictObject({
  principal,
  name: z.string().max(120),
  /** After this the device has to meet the hub before it shows anything. */
  offlineUntilMs: epochMs,
});

/** A bad day that this device has been through, told until somebody has read it. */
export const deskMishap = z.strictObject({
  /**
   * `storage-damaged`: the database could not be read any more, and a new one was begun with what was saved from it.
   * `desk-copied`: this desk was put back from an old copy, or runs elsewhere as well; it goes on under a name of its own.
   */
  kind: z.enum(['storage-damaged', 'desk-copied']),
  atMs: epochMs,
  /** What only this device had, and still has. */
  commands: z.int().min(0),
  drafts: z.int().min(0),
  files: z.int().min(0),
  /** The file that was put aside; `null` where none was. */
  aside: z.string().max(200).nullable(),
  /** Ticket numbers that were said to people and may come to be another; the tickets themselves are kept. */
  numbers: z.array(ticketNumber).max(200),
});
export type DeskMishap = z.infer<typeof deskMishap>;

/**
 * The hub was restored from a backup, and this device is making up for it; see `give-back.ts` of the data service. Counts
 * are of what this device had seen of the time that the hub lost.
 */
export const hubRestored = z.strictObject({
  /** When the hub received the newest of what is in the backup, by its clock. */
  backupAtMs: epochMs,
  /**
   * `handing-in`: the hub gets back what it lost; `receiving`: the desk is received anew; `done`: and not all could be
   * brought back, which is told until somebody has read it. Where all could, nothing is left to tell.
   */
  step: z.enum(['handing-in', 'receiving', 'done']),
  /** Journal lines that the hub took back, whoever they are by. */
  taken: z.int().min(0),
  /** Own acts that it did not take as they were: they wait, are decided like new ones, and may be refused. */
  again: z.int().min(0),
  /** Files that are offered again; those that the hub has lost are sent. */
  files: z.int().min(0),
  /** Journal lines of others that it did not take from here; another device may have what comes before them. */
  left: z.int().min(0),
});
export type HubRestored = z.infer<typeof hubRestored>;

export const deskStatus = z.strictObject({
  /** `null`: nobody is signed in on this device. */
  session: deskSession.nullable(),
  /** `catching-up`: the hub is there and older changes are still coming in. */
  link: z.enum(['online', 'catching-up', 'offline']),
  /** Commands the hub has not seen yet, and those it said no to and nobody has dealt with. */
  waiting: z.int().min(0),
  refused: z.int().min(0),
  /** Whether the desk has been received whole at least once; until then lists are incomplete and say so. */
  isReplicaWhole: z.boolean(),
  /**
   * Whether people can work: every small set is here, and open tickets have begun to come in, the newest first. Lists are
   * incomplete until the replica is whole.
   */
  isUsable: z.boolean(),
  /** Records received in the running catch-up, for a progress line. */
  received: z.int().min(0),
  /** How many there are about, as long as the desk is received for the first time; 0 when that is not known. */
  expected: z.int().min(0),
  /** Hub clock minus this device's clock, in milliseconds. */
  hubOffsetMs: z.int(),
  /** While older work is being fetched: how many tickets are left; `null` when none is. */
  fetchingOlder: z.int().min(0).nullable(),
  /** Old tickets that were fetched by wish: when, by the hub's clock, and whether they stay. By their id. */
  visits: z.record(z.string().max(48), z.strictObject({ atMs: z.number(), isKept: z.boolean() })),
  /**
   * Something that people have to know and the service cannot mend: `session.ended` and `session.offline-expired` (sign
   * in again, nothing is lost), `session.token-lost` (the desk is open, but to sync they sign in once more, because this
   * device keeps no secrets over a start), `storage.failed` (the disk is full, say), `protocol.unknown` (load the console
   * anew), `service.fault`, `service.gone` (the worker was ended: load the console anew), or the hub's own word. Before
   * there is a desk: `desk.open-elsewhere` (another worker holds this profile's desk), `storage.unavailable` (the
   * browser gives none) and `folder.not-private` (others may open the folder of the desk on this computer).
   */
  problem: z.string().max(80).nullable(),
  /** The path of the folder that `folder.not-private` speaks of. */
  folder: z.string().max(4_096).optional(),
  /** Absent when all went well. */
  mishap: deskMishap.optional(),
  /** Absent as long as the hub goes on from where it was. */
  restored: hubRestored.optional(),
});
export type DeskStatus = z.infer<typeof deskStatus>;

/** See `file-shelf.ts` of the data service. `draft`: added here, and named by no command yet. */
export const fileStates = ['draft', 'unsent', 'sent', 'fetched'] as const;

/** A file whose bytes lie on this device. */
export const deskFile = z.strictObject({
  sha256: attachmentHash,
  /** Empty where only its hash was known when it was fetched. */
  name: z.string().max(200),
  sizeBytes: z.int().min(0),
  state: z.enum(fileStates),
  /** How much of it the hub is known to have. */
  sentBytes: z.int().min(0),
});
export type DeskFile = z.infer<typeof deskFile>;

/** What the signed-in person began to write, on whichever device. */
export const deskDraft = z.strictObject({
  key: draftKey,
  text: draftText,
  /** The last state that came from another device; handed back with what is written over it. */
  seen: draftRevision.nullable(),
  /** The device it was last changed on, if that was another; empty: this one. */
  deviceName,
  /** By the hub's clock, as far as this device knows it. */
  changedAtMs: epochMs,
  /** Whether the hub has it as it stands here. */
  isOnHub: z.boolean(),
  /** What another device made of it while it was changed here as well; `null` when there is nothing to choose. */
  other: z.strictObject({ text: draftText, revision: draftRevision, deviceName, changedAtMs: epochMs }).nullable(),
});
export type DeskDraft = z.infer<typeof deskDraft>;

/** Whole, and in memory of its own. */
const fileBytes = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);
const namesFile = z.strictObject({ sha256: attachmentHash });

/** What lies on this device, and how it stands to what the hub has. Moments by the hub's clock. */
export const replicaState = z.strictObject({
  historyDays,
  tickets: z.int().min(0),
  lines: z.int().min(0),
  files: z.int().min(0),
  filesBytes: z.int().min(0),
  /** How much files may take that the hub has as well; how much they take; and how much those that lie nowhere else. */
  fileRoomBytes,
  keptFilesBytes: z.int().min(0),
  ownFilesBytes: z.int().min(0),
  /** All that the desk takes on the disk; `null` where that cannot be known. */
  sizeBytes: z.int().min(0).nullable(),
  begunAtMs: epochMs.nullable(),
  contactAtMs: epochMs.nullable(),
  /** When all of it was last compared with the hub; `null` before that. */
  checkedAtMs: epochMs.nullable(),
  /** Rows that were put right by comparing, since the copy was begun. */
  healed: z.int().min(0),
});
export type ReplicaState = z.infer<typeof replicaState>;

export const deskPort = {
  'session.open': {
    input: z.strictObject({ login: loginName, password: z.string().max(200) }),
    output: done,
  },
  /** Signs out. Refused with `outbox.not-empty` while commands wait, unless told that they may be lost. */
  'session.close': { input: z.strictObject({ discardWaiting: z.boolean() }), output: done },
  /**
   * Decides at once on this device and keeps the command for the hub. Returns when it is stored. A window makes the id
   * itself, so that it may ask again when it was not answered: an id that was issued already is answered as it was then.
   */
  'command.issue': {
    input: commandEntry
      .pick({ name: true, target: true, input: true })
      .extend({ id: commandEntry.shape.id.optional() }),
    output: outcome(z.strictObject({ command: z.string().max(48) })),
  },
  /** Takes the next leased ticket number, or offline one that this device gives; `null`: the hub is there and gives one. */
  'number.take': { input: z.strictObject({}), output: ticketNumber.nullable() },
  /** Somebody has read what happened to this device. */
  'mishap.dismiss': { input: z.strictObject({}), output: done },
  /** Somebody has read that not all could be brought back to a restored hub; nothing happens before it is over. */
  'restored.dismiss': { input: z.strictObject({}), output: done },
  /** The author has seen the refusal and lets it go. */
  'refused.dismiss': { input: z.strictObject({ command: z.string().max(48) }), output: done },
  /** Issues a refused command again, as a new one, on the record as it now is. `id`: of the new one, as in `command.issue`. */
  'refused.reapply': {
    input: z.strictObject({ command: z.string().max(48), id: commandEntry.shape.id.optional() }),
    output: done,
  },
  /**
   * Keeps a file for a command that is being written; the command is issued with what this answers. The hub gets the
   * bytes after the command. Refused with `attachment.empty`, `attachment.too-large`, or `attachment.no-room` when this
   * device has none, not even after all was let go that the hub has as well.
   */
  'attachment.add': {
    input: z.strictObject({
      name: z.string().max(1_000),
      mediaType: z.string().max(200),
      bytes: fileBytes,
      /** Of a picture, in pixels. */
      width: z.int().min(1).max(65_535).optional(),
      height: z.int().min(1).max(65_535).optional(),
      /** The same picture made small; kept and sent beside it. */
      thumbnail: fileBytes.optional(),
    }),
    output: outcome(attachmentSchema),
  },
  /** The bytes from this device, else from the hub: `hub.unreachable`, `attachment.unknown` while they are on their way. */
  'attachment.read': {
    input: namesFile.extend({
      /** What is larger is not fetched, and refused with `attachment.too-large`. */
      mostBytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES).optional(),
    }),
    output: outcome(fileBytes),
  },
  /** Of a draft that is not going to be sent; nothing happens to any other file. */
  'attachment.forget': { input: namesFile, output: done },
  /**
   * Keeps what is being written, durable when it is answered; empty: it was sent or discarded. `seen`: of the draft it was
   * written over. With the `revision` of the `other` one, the choice between the two is made.
   */
  'draft.write': {
    input: z.strictObject({ key: draftKey, text: draftText, seen: draftRevision.nullable() }),
    output: done,
  },
  /** Puts all that waits into a file for a colleague; `exchange.nothing-waits`, `exchange.no-key`. Nothing changes here. */
  'exchange.make': {
    input: z.strictObject({}),
    output: outcome(
      z.strictObject({
        name: z.string().max(120),
        bytes: fileBytes,
        actions: z.int().min(0),
        files: z.int().min(0),
        filesLeft: z.int().min(0),
      }),
    ),
  },
  /** What a colleague's file holds and what would be left out; refused as a whole where it cannot be believed. */
  'exchange.look': { input: z.strictObject({ bytes: fileBytes }), output: outcome(bundlePreview) },
  /** Takes in what fits: it is shown here from now on, and carried to the hub. */
  'exchange.take': {
    input: z.strictObject({ bytes: fileBytes }),
    output: outcome(z.strictObject({ actions: z.int().min(0) })),
  },
  /**
   * Signs for the link or the record of a remote session with this console's key, and shows the hub's word on whose it is.
   * `exchange.no-key` where there is none.
   */
  'session.sign': {
    input: z.strictObject({ purpose: z.enum(['link', 'head']), text: z.string().min(1).max(2_000) }),
    output: outcome(linkProof.extend({ certificate: signedText })),
  },
  /**
   * Calls a helper in the own network, where no hub is. Refused with `lan.desktop-only` in a browser, `lan.address-wrong`,
   * `lan.code-wrong`, `lan.not-local`, `lan.unreachable`, `lan.no-helper`, `lan.version`, `lan.busy`, `lan.of-another-desk`, and
   * `exchange.no-key` where the hub has not certified this console.
   */
  'lan.find': {
    input: z.strictObject({ address: z.string().max(80), code: z.string().max(40) }),
    output: outcome(z.strictObject({ device: deviceId, deviceName: z.string().max(120), person: personId.nullable() })),
  },
  /** Begins a session with whoever was found last. Refused with `lan.gone`, `lan.not-of-desk`, `lan.busy`, and as the command is. */
  'lan.join': {
    input: z.strictObject({ incident: incidentId }),
    output: outcome(z.strictObject({ session: supportSessionId })),
  },
  /** Lets go of whoever was found. */
  'lan.leave': { input: z.strictObject({}), output: done },
  /** Finds records in this device's copy, with and without a network. */
  'search.find': { input: searchQuestion, output: searchAnswer },
  /**
   * Asks the hub with the session's token; `hub.unreachable` when there is no way to it. Requests that the service
   * makes itself are refused with `hub.request-not-for-windows`: their answers hold tokens, or belong in the copy.
   */
  'hub.ask': {
    input: z.strictObject({ request: z.string().max(64), input: z.json() }),
    output: outcome(z.json()),
  },
  'replica.read': { input: z.strictObject({}), output: replicaState },
  /** How much settled work this device is to carry. More of it is fetched in the background. */
  'replica.carry': { input: z.strictObject({ historyDays }), output: done },
  /** How much files may take here that the hub has as well; what is over it is let go at once. */
  'replica.give-room': { input: z.strictObject({ fileRoomBytes }), output: done },
  /** Lets go of every file that the hub has as well. Drafts stay, and what is still to be sent. */
  'replica.let-go-of-files': {
    input: z.strictObject({}),
    output: outcome(z.strictObject({ freedBytes: z.int().min(0) })),
  },
  /** Compares all that lies here with the hub, and puts right what differs; as soon as the hub is there. */
  'replica.check': { input: z.strictObject({}), output: done },
  /** Empties the copy and fetches it anew. What waits to be sent stays. */
  'replica.begin-anew': { input: z.strictObject({}), output: done },
  /**
   * Fetches a ticket that this device does not carry; it goes again a day after it was last fetched. Refused with
   * `ticket.unknown`, and `hub.unreachable`.
   */
  'ticket.fetch': { input: ticketRequest, output: outcome(z.strictObject({ id: z.string().max(48) })) },
  /** Whether a fetched ticket stays. Refused with `ticket.not-fetched`. */
  'ticket.keep': { input: z.strictObject({ id: z.string().max(48), isKept: z.boolean() }), output: done },
  /** Completes the set-up of a new hub and signs its first administrator in. The service adds `device`. */
  'setup.complete': { input: z.strictObject({ input: z.json() }), output: done },
} as const satisfies PortContract;

export type DeskRequest = keyof typeof deskPort;
export type DeskInput<Name extends DeskRequest> = z.input<(typeof deskPort)[Name]['input']>;
export type DeskOutput<Name extends DeskRequest> = z.output<(typeof deskPort)[Name]['output']>;

/** Messages on a window's port. RxDB's remote storage speaks in its own lane. */
export const windowToService = z.discriminatedUnion('lane', [
  z.strictObject({ lane: z.literal('ask'), ask: z.int().min(1), request: z.string().max(64), input: z.unknown() }),
  z.strictObject({ lane: z.literal('storage'), message: z.unknown() }),
  /** All that this window has open now; nothing more once it has left. */
  z.strictObject({ lane: z.literal('presence'), tickets: ticketsPresent }),
  z.strictObject({ lane: z.literal('signal'), act: signalAct }),
  z.strictObject({ lane: z.literal('leave') }),
]);
export type WindowToService = z.infer<typeof windowToService>;
export type ServiceToWindow =
  | { readonly lane: 'answer'; readonly ask: number; readonly output: unknown }
  | { readonly lane: 'fault'; readonly ask: number; readonly code: string }
  | { readonly lane: 'status'; readonly status: DeskStatus }
  /** At first, and after every change. */
  | { readonly lane: 'files'; readonly files: readonly DeskFile[] }
  /** At first all; then those that changed, where an empty `text` without an `other` one is a draft that is gone. */
  | { readonly lane: 'drafts'; readonly isWhole: boolean; readonly drafts: readonly DeskDraft[] }
  /** At first, and after every change: what colleagues have open, as far as the hub said. */
  | { readonly lane: 'presence'; readonly devices: readonly DevicePresence[] }
  /** To the window whose end it is for. */
  | { readonly lane: 'signal'; readonly end: EndId; readonly news: SignalNews }
  | { readonly lane: 'storage'; readonly message: unknown };
