import { attachmentHash } from '#domain/kernel/attachment.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import { helperCoreRequests, helperLanguages, helperState, outcomeOf } from './helper-core.ts';
import type { helperNames, HelperWindow } from './helper-ipc-names.ts';
import { helperWindows } from './helper-ipc-names.ts';
import type { IpcContractOver } from './ipc.ts';
import { updateRequestsIn } from './update-ipc.ts';
import { updateReport } from './update-state.ts';

const nothing = z.strictObject({});
const done = z.null();
const windows: readonly HelperWindow[] = helperWindows;

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
});
export type HelperSettings = z.infer<typeof helperSettings>;

const settingsChange = z.strictObject({
  language: helperSettings.shape.language.exactOptional(),
  theme: helperSettings.shape.theme.exactOptional(),
  startsAtLogin: z.boolean().exactOptional(),
  knowsOfNoTray: z.literal(true).exactOptional(),
});
export type SettingsChange = z.infer<typeof settingsChange>;

/** Where in the helper to go. */
export const helperPlace = z.discriminatedUnion('place', [
  z.strictObject({ place: z.literal('home') }),
  z.strictObject({ place: z.literal('report') }),
  z.strictObject({ place: z.literal('help') }),
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
    'help.end': { ...helperCoreRequests['help.end'], windows },
    'help.dismiss': { ...helperCoreRequests['help.dismiss'], windows },
    'history.read': { ...helperCoreRequests['history.read'], windows },
    'settings.read': { input: nothing, output: helperSettings, windows },
    'settings.change': { input: settingsChange, output: helperSettings, windows },
    /** One picture for each screen; none where the system gives none. The helper's window is out of sight meanwhile. */
    'screenshot.take': { input: nothing, output: z.array(screenPicture).max(6), windows },
    /** Opens a page, a letter or a call outside; false for an address that may not leave the app. */
    'link.open': { input: z.strictObject({ address: z.string().max(2_000) }), output: z.boolean(), windows },
    'app.quit': { input: nothing, output: done, windows },
    ...updateRequestsIn(windows),
  },
  emissions: {
    'state.changed': { payload: helperState, windows },
    'settings.changed': { payload: helperSettings, windows },
    'place.opened': { payload: helperPlace, windows },
    /** The core had ended and runs again. */
    'core.restarted': { payload: nothing, windows },
    'update.changed': { payload: updateReport, windows },
  },
} satisfies IpcContractOver<typeof helperNames, HelperWindow>;
export type HelperIpc = typeof helperIpc;
