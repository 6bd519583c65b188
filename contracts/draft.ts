import { epochMs } from '#domain/kernel/fields.ts';
import { z } from 'zod';

/** What a draft is for: `reply:incident:019a…`, `files:note:incident:019a…`, `call`. Ends in the record it is about, if any. */
export const draftKey = z
  .string()
  .max(120)
  .regex(/^[a-z][0-9A-Za-z:._-]*$/);

/** The record a draft is about: `incident:019a…` of `reply:incident:019a…`. */
export function recordIdIn(key: string): string | null {
  return /[a-z]+(?:-[a-z]+)*:[0-9A-Za-z]+$/.exec(key)?.[0] ?? null;
}

/** Files lie on the device they were added on: what names them goes nowhere else. */
export function staysOnDevice(key: string): boolean {
  return key.startsWith('files:');
}

/** Of one draft, in characters: a call with everything in it, or a long article. */
const MAX_DRAFT_CHARACTERS = 300_000;
/** Of one person. Of more than these the ones that were left lying longest are let go. */
export const MAX_DRAFTS = 200;
/** A draft that was left lying this long was forgotten by its author as well. */
export const DRAFT_KEPT_MS = 90 * 24 * 3_600_000;

export const draftText = z.string().max(MAX_DRAFT_CHARACTERS);
/** Of one state of a draft on the hub; every accepted change makes another. */
export const draftRevision = z.string().max(48);
/** How people know a device: `Firefox (Linux)`, `nb-0142`. Empty where it has no name. */
export const deviceName = z.string().max(80);

/** All that a device holds of its person's drafts, and what it changed since it last met the hub. */
export const draftExchangeRequest = z.strictObject({
  deviceName,
  held: z
    .array(
      z.strictObject({
        key: draftKey,
        /** The state of the hub that it was written over; `null`: the hub had none. */
        base: draftRevision.nullable(),
        /** Only when it was changed here; empty: it was sent or discarded. */
        text: draftText.exactOptional(),
      }),
    )
    .max(2 * MAX_DRAFTS),
});
export type DraftExchangeRequest = z.infer<typeof draftExchangeRequest>;

export const hubDraft = z.strictObject({
  key: draftKey,
  revision: draftRevision,
  deviceName,
  changedAtMs: epochMs,
  /** Only when the device that asks does not have it: another device's, and not what it handed in itself. */
  text: draftText.exactOptional(),
});
export type HubDraft = z.infer<typeof hubDraft>;

export const draftExchangeAnswer = z.strictObject({
  drafts: z.array(hubDraft).max(2 * MAX_DRAFTS),
  /** False when the rest comes with the next exchange. What is missing from a whole answer is gone from the hub. */
  isWhole: z.boolean(),
  /**
   * When the hub was put back from a backup last; absent where it never was. A device that hears this for the first time
   * must not take for gone what the hub has lost.
   */
  restoredAtMs: epochMs.exactOptional(),
});
export type DraftExchangeAnswer = z.infer<typeof draftExchangeAnswer>;
