import { epochMs } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import { releaseVersion, updateNotes } from './updates.ts';

/** Why this installation never updates itself. */
export const updatesOffReasons = [
  /** Built without keys to believe: there is nobody whose word would count. */
  'no-keys',
  /** Run from its sources, or by the stand-in. */
  'not-packaged',
  /** Unpacked from an archive: nobody knows where it belongs, so nobody can replace it. */
  'not-installed',
] as const;
export type UpdatesOffReason = (typeof updatesOffReasons)[number];

/** What an update may not interrupt. */
export const updateHolds = ['remote-session', 'unsaved-draft'] as const;
export type UpdateHold = (typeof updateHolds)[number];

/** When somebody wants an update that lies ready. `undecided`: they have not said. */
const updateChoices = ['undecided', 'at-quit', 'tomorrow'] as const;

/** Codes of refusals; each has a sentence for people in the words of the console and the helper. */
export const updateRefusals = [
  'update.unreachable',
  'update.unsigned',
  'update.key-unknown',
  'update.signature-wrong',
  'update.malformed',
  'update.other-app',
  'update.other-system',
  'update.replayed',
  'update.older',
  'update.expired',
  'update.from-the-future',
  'update.file-wrong',
  'update.too-slow',
  'update.not-installed',
  'update.fault',
] as const;
export type UpdateRefusal = (typeof updateRefusals)[number];

const offered = { version: releaseVersion, notes: updateNotes.nullable(), sizeBytes: z.int().min(1) };

/**
 * Where an app stands with its updates:
 *
 *     idle ─▶ checking ─▶ idle | refused
 *                │
 *                └─▶ available ─▶ downloading ─▶ ready ─▶ (the app ends, and starts as the new version)
 *                        ▲             └─▶ refused
 *                        └── the download broke off
 *
 * `off` is for good; `refused` ends with the next check.
 */
export const updateState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off'), reason: z.enum(updatesOffReasons) }),
  z.strictObject({ state: z.literal('idle'), checkedAtMs: epochMs.nullable() }),
  z.strictObject({ state: z.literal('checking') }),
  z.strictObject({ state: z.literal('available'), ...offered }),
  z.strictObject({ state: z.literal('downloading'), ...offered, percent: z.int().min(0).max(100) }),
  z.strictObject({
    state: z.literal('ready'),
    ...offered,
    choice: z.enum(updateChoices),
    /** False where the system can only install by ending the app at once. */
    canWaitForQuit: z.boolean(),
  }),
  z.strictObject({ state: z.literal('refused'), code: z.enum(updateRefusals), atMs: epochMs }),
]);
export type UpdateState = z.infer<typeof updateState>;

/** What changed with the version that runs now, until somebody has seen it. */
export const updateNews = z.strictObject({ version: releaseVersion, notes: updateNotes.nullable() });

/** All that a window shows about updates. */
export const updateReport = z.strictObject({
  runningVersion: z.string().max(40),
  update: updateState,
  news: updateNews.nullable(),
});
export type UpdateReport = z.infer<typeof updateReport>;

/** What somebody may answer when an update lies ready. */
export const updateAnswer = z.enum(['now', 'at-quit', 'tomorrow']);
export type UpdateAnswer = z.infer<typeof updateAnswer>;

/** Null: done, or on its way. Otherwise what stands in the way; nothing was interrupted. */
export const updateAnswered = z.strictObject({ held: z.enum([...updateHolds, 'nothing-ready']).nullable() });
export type UpdateAnswered = z.infer<typeof updateAnswered>;
