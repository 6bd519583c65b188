import { attachmentHash } from '#domain/kernel/attachment.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { capabilities } from '#domain/remote-control/effective-right.rules.ts';
import { z } from 'zod';
import { helperCoreRequests, helperLanguages, helperState, outcomeOf } from './helper-core.ts';
import { exchangeState, fileRequests } from './helper-exchange.ts';
import type { helperNames, HelperWindow } from './helper-ipc-names.ts';
import {
  bannerAct,
  bannerState,
  consentAnswer,
  consentQuestion,
  shareBriefing,
  shareNews,
  shareOrder,
  shareProof,
} from './helper-remote.ts';
import { overlayDrawn, overlayLaser, overlaySheet } from './helper-overlay.ts';
import type { IpcContractOver } from './ipc.ts';
import { updateRequestsIn } from './update-ipc.ts';
import { updateReport } from './update-state.ts';

const nothing = z.strictObject({});
const done = z.null();
/** Who may ask what, and hears what: each window its own. */
const windows: readonly HelperWindow[] = ['helper'];
const spoken: readonly HelperWindow[] = ['helper', 'consent', 'banner'];
const consent: readonly HelperWindow[] = ['consent'];
const banner: readonly HelperWindow[] = ['banner'];
const share: readonly HelperWindow[] = ['share'];
/** Where the person sees what passes beside the picture. */
const told: readonly HelperWindow[] = ['helper', 'banner'];
const oneFile = z.strictObject({ id: z.int().min(1) });
const overlay: readonly HelperWindow[] = ['overlay'];

export const helperThemes = ['auto', 'light', 'dark'] as const;

export const helperSettings = z.strictObject({
  /** `null`: as the system has it. */
  language: z.enum(helperLanguages).nullable(),
  theme: z.enum(helperThemes),
  startsAtLogin: z.boolean(),
  /** The system's language where it is one of ours, else English. */
  systemLanguage: z.enum(helperLanguages),
  version: z.string().max(60),
  /** Whether there is a tray for the helper to stay in when its window is closed; else the window goes to the task bar. */
  hasTray: z.boolean(),
  /** Whether people were told that there is no tray. */
  knowsOfNoTray: z.boolean(),
  /** What this person never wants to be asked for. A no here no question and no policy overrides (S16). */
  neverAsked: z.array(z.enum(capabilities)).max(capabilities.length),
  /** Where files that were sent in a session are put; `null`: a folder of their own among the downloads. */
  receivedFolder: z.string().max(2_000).nullable(),
  /** Somebody has mouse and keyboard: nothing can be set meanwhile (C17). */
  isFrozen: z.boolean(),
});
export type HelperSettings = z.infer<typeof helperSettings>;

const settingsChange = z.strictObject({
  language: helperSettings.shape.language.exactOptional(),
  theme: helperSettings.shape.theme.exactOptional(),
  startsAtLogin: z.boolean().exactOptional(),
  knowsOfNoTray: z.literal(true).exactOptional(),
  neverAsked: helperSettings.shape.neverAsked.exactOptional(),
  /** Back to the usual folder; another one the system's dialog chooses (`settings.choose-folder`). */
  receivedFolder: z.null().exactOptional(),
});
export type SettingsChange = z.infer<typeof settingsChange>;

/** Where in the helper to go. */
export const helperPlace = z.discriminatedUnion('place', [
  z.strictObject({ place: z.literal('home') }),
  z.strictObject({ place: z.literal('report') }),
  z.strictObject({ place: z.literal('help') }),
  z.strictObject({ place: z.literal('settings') }),
  z.strictObject({ place: z.literal('ticket'), ticket: incidentId }),
]);
export type HelperPlace = z.infer<typeof helperPlace>;

/** A screen as it looked without the helper's own window. */
const screenPicture = z.strictObject({
  name: z.string().max(200),
  png: z.instanceof(Uint8Array),
  width: z.int().min(1),
  height: z.int().min(1),
});
export type ScreenPicture = z.infer<typeof screenPicture>;

/** What the helper's pages may ask of its main process, and what they are told. Nothing else crosses the preload. */
export const helperIpc = {
  requests: {
    'state.read': { ...helperCoreRequests['state.read'], windows },
    'enrolment.claim': { ...helperCoreRequests['enrolment.claim'], windows },
    'link.retry': { ...helperCoreRequests['link.retry'], windows },
    'problem.report': { ...helperCoreRequests['problem.report'], windows },
    'diagnostics.read': { ...helperCoreRequests['diagnostics.read'], windows },
    'ticket.read': { ...helperCoreRequests['ticket.read'], windows },
    'file.read': { ...helperCoreRequests['file.read'], windows },
    /** Saves a file that stands on a ticket; the system asks where. */
    'file.save': {
      input: z.strictObject({ sha256: attachmentHash }),
      output: outcomeOf(z.enum(['saved', 'cancelled'])),
      windows,
    },
    'ticket.act': { ...helperCoreRequests['ticket.act'], windows },
    'refused.dismiss': { ...helperCoreRequests['refused.dismiss'], windows },
    'announcement.notice': { ...helperCoreRequests['announcement.notice'], windows },
    'knowledge.search': { ...helperCoreRequests['knowledge.search'], windows },
    'knowledge.article': { ...helperCoreRequests['knowledge.article'], windows },
    'knowledge.vote': { ...helperCoreRequests['knowledge.vote'], windows },
    'help.request': { ...helperCoreRequests['help.request'], windows },
    'lan.offer': { ...helperCoreRequests['lan.offer'], windows },
    'lan.withdraw': { ...helperCoreRequests['lan.withdraw'], windows },
    'help.end': { ...helperCoreRequests['help.end'], windows },
    'help.record': { ...helperCoreRequests['help.record'], windows },
    'help.object': { ...helperCoreRequests['help.object'], windows },
    /** Saves what was done in a session, with the chain that proves it and as it is told here; the system asks where. */
    'help.save-record': {
      input: z.strictObject({ session: supportSessionId, story: z.array(z.string().max(1_000)).max(2_000) }),
      output: outcomeOf(z.enum(['saved', 'cancelled'])),
      windows,
    },
    'help.dismiss': { ...helperCoreRequests['help.dismiss'], windows },
    'history.read': { ...helperCoreRequests['history.read'], windows },
    'settings.read': { input: nothing, output: helperSettings, windows: spoken },
    'settings.change': { input: settingsChange, output: helperSettings, windows },
    /** Where files that are sent in a session shall be put; the system asks. */
    'settings.choose-folder': { input: nothing, output: helperSettings, windows },
    /** One picture for each screen; none where the system gives none. The helper's window is out of sight meanwhile. */
    'screenshot.take': { input: nothing, output: z.array(screenPicture).max(6), windows },
    /** Opens a page, a letter or a call outside; false for an address that may not leave the app. */
    'link.open': { input: z.strictObject({ address: z.string().max(2_000) }), output: z.boolean(), windows },
    'app.quit': { input: nothing, output: done, windows },
    ...updateRequestsIn(windows),
    /** The question that stands at this moment. */
    'consent.read': { input: nothing, output: consentQuestion.nullable(), windows: consent },
    'consent.answer': {
      input: z.strictObject({ id: consentQuestion.shape.id, answer: consentAnswer }),
      output: done,
      windows: consent,
    },
    'banner.read': { input: nothing, output: bannerState.nullable(), windows: banner },
    /** The banner is there and draws. Two seconds without it end the session (C7). */
    'banner.beat': { input: nothing, output: done, windows: banner },
    'banner.act': { input: bannerAct, output: done, windows: banner },
    /** What this page is for; `null` when it came too late. It listens before it asks. */
    'share.begin': { input: nothing, output: shareBriefing.nullable(), windows: share },
    /** Leave for one capture, right after: only while somebody has agreed to be seen. */
    'share.capture': {
      input: z.strictObject({ monitor: z.int().min(0).max(15) }),
      output: z.boolean(),
      windows: share,
    },
    'share.prove': {
      input: z.strictObject({ text: z.string().min(1).max(2_000) }),
      output: shareProof,
      windows: share,
    },
    'share.key-standing': { ...helperCoreRequests['session.key-standing'], windows: share },
    'share.key-compared': { ...helperCoreRequests['session.key-compared'], windows: share },
    'share.tell': { input: shareNews, output: done, windows: share },
    'files.take': { ...fileRequests['files.take'], windows: share },
    'files.part-chunks': { ...fileRequests['files.part-chunks'], windows: share },
    'files.part-read': { ...fileRequests['files.part-read'], windows: share },
    'files.part-append': { ...fileRequests['files.part-append'], windows: share },
    'files.part-hash': { ...fileRequests['files.part-hash'], windows: share },
    'files.part-forget': { ...fileRequests['files.part-forget'], windows: share },
    'files.part-keep': { ...fileRequests['files.part-keep'], windows: share },
    'files.read': { ...fileRequests['files.read'], windows: share },
    'files.tell': { ...fileRequests['files.tell'], windows: share },
    /** What has passed beside the picture. */
    'exchange.read': { input: nothing, output: exchangeState.nullable(), windows: told },
    /** The person does not want that file to come, or to go. */
    'exchange.cancel': { input: oneFile, output: done, windows: told },
    /** Shows a file that has come in its folder; it is not opened. False when it is there no more. */
    'exchange.show': { input: oneFile, output: z.boolean(), windows },
    /** What is to be drawn at this moment; `null` when it came too late. */
    'overlay.read': { input: nothing, output: overlaySheet.nullable(), windows: overlay },
    'overlay.drawn': { input: overlayDrawn, output: done, windows: overlay },
  },
  emissions: {
    'state.changed': { payload: helperState, windows },
    'settings.changed': { payload: helperSettings, windows: spoken },
    'place.opened': { payload: helperPlace, windows },
    /** The core had ended and runs again. */
    'core.restarted': { payload: nothing, windows },
    'update.changed': { payload: updateReport, windows },
    'consent.changed': { payload: consentQuestion.nullable(), windows: consent },
    'banner.changed': { payload: bannerState, windows: banner },
    'share.order': { payload: shareOrder, windows: share },
    'exchange.changed': { payload: exchangeState, windows: told },
    'overlay.changed': { payload: overlaySheet, windows: overlay },
    'overlay.laser': { payload: overlayLaser, windows: overlay },
  },
} satisfies IpcContractOver<typeof helperNames, HelperWindow>;
export type HelperIpc = typeof helperIpc;
