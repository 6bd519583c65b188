import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { fileName as cleanName } from '#domain/kernel/file-name.ts';
import { z } from 'zod';
import type { consoleNames, ConsoleWindow } from './console-ipc-names.ts';
import { consoleWindows } from './console-ipc-names.ts';
import { fileProblems, fileToUse, saveOutcomes } from './file-to-use.ts';
import type { IpcContractOver } from './ipc.ts';
import { updateRequestsIn } from './update-ipc.ts';
import { updateReport } from './update-state.ts';

const nothing = z.strictObject({});
/** Acts have no answer but that they were done. */
const done = z.void();

/** A hub's address without a path: `https://desk.example.org`. Without TLS only on this machine: passwords go there. */
export const hubOrigin = z
  .string()
  .max(300)
  .regex(/^(?:https:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d{1,5})?$/)
  .brand<'HubOrigin'>();
export type HubOrigin = z.infer<typeof hubOrigin>;

/** What people type as an address; whether it is one is for the answer to say. */
const typedAddress = z.string().max(1_000);

/** A path of the console itself, such as `/people/person:019a…`. */
const consolePath = z
  .string()
  .max(300)
  .regex(/^\/(?:[\w:.-]+(?:\/[\w:.-]+)*)?(?:\?[\w=%:.+-]*)?$/);

/** Why no hub was found at an address. Each has a sentence in the words of the console. */
export const hubProblems = [
  'hub-address.invalid',
  'hub-address.insecure',
  'hub-address.unknown-host',
  'hub-address.refused',
  'hub-address.certificate',
  'hub-address.silent',
  'hub-address.no-hub',
  'hub-address.other-version',
] as const;
export type HubProblem = (typeof hubProblems)[number];

/** What was found at an address that somebody typed. */
export const hubFinding = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), origin: hubOrigin, organisation: z.string().max(120) }),
  z.strictObject({ kind: z.literal('problem'), code: z.enum(hubProblems) }),
]);
export type HubFinding = z.infer<typeof hubFinding>;

/** What a page has to know of the desktop it is on. */
export const desktopState = z.strictObject({
  window: z.enum(consoleWindows),
  /** `null` before the first start's question was answered. */
  hub: hubOrigin.nullable(),
  /** Given on the command line or by the environment: not to be changed here. */
  isHubFixed: z.boolean(),
  /** Whether the system keeps secrets for us; without that people sign in to sync after each start. */
  keepsSecrets: z.boolean(),
  version: z.string().max(60),
  isSpellingOn: z.boolean(),
});
export type DesktopState = z.infer<typeof desktopState>;

/** How an order to print went: `cancelled` by whoever was asked for a printer or a name. */
export const printOutcome = z.enum(['done', 'cancelled', 'failed']);
export type PrintOutcome = z.infer<typeof printOutcome>;
/** As for any file; `failed` when there was nothing to save. */
export const pdfOutcome = z.enum([...saveOutcomes, 'failed']);
export type PdfOutcome = z.infer<typeof pdfOutcome>;

/** What the application menu may ask of a page, by the ids of the page's own actions. */
export const pageActs = ['desk.palette', 'desk.shortcuts', 'desk.help', 'incident.print', 'incident.save-pdf'] as const;
export type PageAct = (typeof pageActs)[number];

/** One part of what somebody may hand to those who mend the console, in plain text. */
export const diagnosticsPart = z.strictObject({
  name: z.enum(['program', 'system', 'screens', 'graphics', 'log']),
  text: z.string().max(4_000_000),
});
export type DiagnosticsPart = z.infer<typeof diagnosticsPart>;

/** `file.not-openable`: it is, or may be, something that runs; it can only be saved. */
const openOutcomes = ['opened', 'file.not-openable', 'file.no-program', ...fileProblems] as const;
export type OpenOutcome = (typeof openOutcomes)[number];

/** Why a mail could not be had. */
const mailProblems = ['mail.too-large', 'mail.not-opened'] as const;

/** A mail as it lies in its file, or why it could not be had. */
const mailTaken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), ...fileToUse.shape }),
  z.strictObject({ kind: z.literal('problem'), name: cleanName, code: z.enum(mailProblems) }),
]);
export type MailTaken = z.infer<typeof mailTaken>;

/** What stands in a file's name, as far as every system allows. */
const fileName = z
  .string()
  .max(120)
  .regex(/^[\w -]+$/);

const everyWindow = consoleWindows;
const deskWindows = ['desk', 'ticket', 'session'] as const satisfies readonly ConsoleWindow[];
/** Those that read the desk, also where nobody sees them. */
const readingWindows = [...deskWindows, 'print'] as const satisfies readonly ConsoleWindow[];

/** What the console's pages may ask of its main process, and what they are told. Nothing else crosses the preload. */
export const consoleIpc = {
  requests: {
    'desktop.read': { input: nothing, output: desktopState, windows: everyWindow },
    /** Gives the window a port of its own to the data service; it comes as a message, marked `DESK_PORT_MARK`. */
    'desk.connect': { input: nothing, output: done, windows: readingWindows },
    /** Shows a screen in the desk's own window, and brings that to the front. */
    'desk.show': { input: z.strictObject({ path: consolePath }), output: done, windows: deskWindows },
    /** The system says that the network came or went. */
    'network.changed': { input: z.strictObject({ isOnline: z.boolean() }), output: done, windows: deskWindows },
    'hub.check': { input: z.strictObject({ address: typedAddress }), output: hubFinding, windows: ['set-up', 'desk'] },
    /** At the first start: this is the hub from now on. */
    'hub.keep': { input: z.strictObject({ origin: hubOrigin }), output: done, windows: ['set-up'] },
    /** From the next sign-out on this is the hub; the page that asks for it signs out then, after asking about work. */
    'hub.change': { input: z.strictObject({ origin: hubOrigin }), output: done, windows: ['desk'] },
    'ticket.open-window': { input: z.strictObject({ ticket: incidentId }), output: done, windows: deskWindows },
    'session.open-window': {
      input: z.strictObject({ session: supportSessionId }),
      output: done,
      windows: deskWindows,
    },
    /** Whether the asking window shows a help session that is joined. Said again, it is asked again before it closes. */
    'session.changed': { input: z.strictObject({ isJoined: z.boolean() }), output: done, windows: deskWindows },
    'window.close': { input: nothing, output: done, windows: ['ticket', 'session'] },
    'ticket.print': {
      input: z.strictObject({ ticket: incidentId, withInternal: z.boolean() }),
      output: printOutcome,
      windows: deskWindows,
    },
    /** Without what only the desk reads. `name`: of the file, without its ending. */
    'ticket.save-pdf': {
      input: z.strictObject({ ticket: incidentId, name: fileName }),
      output: pdfOutcome,
      windows: deskWindows,
    },
    /** The whole ticket stands on the page that is to be printed. */
    'print.ready': { input: nothing, output: done, windows: ['print'] },
    'spelling.change': { input: z.strictObject({ isOn: z.boolean() }), output: done, windows: ['desk'] },
    /** What the console knows of itself on this computer. Shown before anything of it goes anywhere. */
    'diagnostics.read': { input: nothing, output: z.array(diagnosticsPart).max(20), windows: deskWindows },
    'diagnostics.save': {
      input: z.strictObject({ text: z.string().max(8_000_000) }),
      output: z.enum(saveOutcomes),
      windows: deskWindows,
    },
    /** Leave to capture the screen once, within ten seconds. */
    'capture.begin': { input: nothing, output: done, windows: deskWindows },
    /** The picture is taken: the window, which was hidden for it, comes back. */
    'capture.end': { input: nothing, output: done, windows: deskWindows },
    /** Saves a file; the system asks where. */
    'file.save': { input: fileToUse, output: z.enum(saveOutcomes), windows: deskWindows },
    /** Shows a file in a program of the system, if it is of a kind that runs nothing. */
    'file.open': { input: fileToUse, output: z.enum(openOutcomes), windows: deskWindows },
    /** What the oldest mail is called that was opened with the console and not taken yet; `null` when there is none. */
    'mail.waiting': { input: nothing, output: cleanName.nullable(), windows: ['desk'] },
    /** The oldest mail that was opened with the console and not taken yet; `null` when there is none. */
    'mail.take': { input: nothing, output: mailTaken.nullable(), windows: ['desk'] },
    /** Opens a page, a letter or a call outside; false for an address that may not leave the app. */
    'link.open': {
      input: z.strictObject({ address: typedAddress }),
      output: z.boolean(),
      windows: [...deskWindows, 'set-up'],
    },
    /** What went wrong, in a window that stands where others have crashed again and again. */
    'trouble.read': {
      input: nothing,
      output: z.strictObject({ what: z.enum(['page', 'data-service']) }),
      windows: ['trouble'],
    },
    'trouble.choose': {
      input: z.strictObject({ choice: z.enum(['start-anew', 'quit']) }),
      output: done,
      windows: ['trouble'],
    },
    'trouble.save-diagnostics': { input: nothing, output: z.enum(saveOutcomes), windows: ['trouble'] },
    ...updateRequestsIn(deskWindows),
  },
  emissions: {
    /** The data service has ended; a new port can be asked for. */
    'desk.gone': { payload: z.strictObject({ willReturn: z.boolean() }), windows: readingWindows },
    /** Go to this screen. */
    'desk.go': { payload: z.strictObject({ path: consolePath }), windows: ['desk'] },
    /** A mail was opened with the console, and waits to be taken. */
    'mail.given': { payload: nothing, windows: ['desk'] },
    /** The menu asks for something that the page in front can do, or says that it cannot. */
    'page.act': { payload: z.strictObject({ act: z.enum(pageActs) }), windows: deskWindows },
    /** Somebody wants to close the window while its session is joined; it stays until the page asks for it. */
    'session.closing': { payload: nothing, windows: ['session'] },
    'update.changed': { payload: updateReport, windows: deskWindows },
  },
} satisfies IpcContractOver<typeof consoleNames, ConsoleWindow>;
export type ConsoleIpc = typeof consoleIpc;
