import { impacts } from '#domain/incident/incident.record.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { attachmentSchema, MAX_ATTACHMENTS } from '#domain/kernel/attachment.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { incidentId, serviceId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { z } from 'zod';

export const MAX_WORDS = 5_000;
export const MAX_DETAILS = 10_000;
export const MAX_REPLY = 10_000;

/** Drafts of before there were files have none. */
const files = z.array(attachmentSchema).max(MAX_ATTACHMENTS).default([]);

/** What a person has typed or chosen so far. */
export const draftContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    words: z.string().max(MAX_WORDS),
    details: z.string().max(MAX_DETAILS),
    service: serviceId.nullable(),
    effect: z.enum(impacts).nullable(),
    files,
  }),
  z.strictObject({ kind: z.literal('reply'), text: z.string().max(MAX_REPLY), files }),
  z.strictObject({ kind: z.literal('reopen'), text: z.string().max(MAX_REPLY) }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type DraftContent = z.infer<typeof draftContent>;
export type DraftKind = DraftContent['kind'];
export type ContentOf<Kind extends DraftKind> = Extract<DraftContent, { kind: Kind }>;

/**
 * The life of a draft:
 *
 *     written ──hand over──▶ handed over ──hub accepts──▶ forgotten
 *        ▲                        │
 *        └──────hub refuses───────┘   (same text, new command id)
 *
 * The command's id is made when the form is opened and stays through reloads, double clicks and lost answers;
 * the hub answers a known id with its first answer, so nothing is ever logged twice.
 */
export const draftSchema = z.strictObject({
  command: commandEntry.shape.id,
  target: incidentId,
  content: draftContent,
  /** The command as it was handed over: it stands still until the hub has answered. `null` while it is written. */
  entry: commandEntry.nullable(),
  /** What brings the files of a report, right after it. `null` where there are none, and before it is handed over. */
  attach: commandEntry.nullable().default(null),
  /** Why the hub said no to what was handed over before. */
  refusal: z
    .strictObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .nullable(),
});
export type Draft = z.infer<typeof draftSchema>;
export type DraftOf<Kind extends DraftKind> = Draft & { readonly content: ContentOf<Kind> };

export interface DraftIds {
  readonly command: Draft['command'];
  readonly target: Draft['target'];
}

export type HandedOverDraft = Draft & { readonly entry: CommandEntry };

export function isHandedOver(draft: Draft): draft is HandedOverDraft {
  return draft.entry !== null;
}

export const emptyContent: { readonly [Kind in DraftKind]: ContentOf<Kind> } = {
  report: { kind: 'report', words: '', details: '', service: null, effect: null, files: [] },
  reply: { kind: 'reply', text: '', files: [] },
  reopen: { kind: 'reopen', text: '' },
  close: { kind: 'close' },
};

/** Whether there is anything in it that its author would miss. */
export function isWorthKeeping({ content }: Pick<Draft, 'content'>): boolean {
  return textOf(content) !== '' || filesIn(content).length > 0;
}

/** The files that will be sent with it. */
export function filesIn(content: DraftContent): readonly Attachment[] {
  return 'files' in content ? content.files : [];
}

/** All that was typed, without what was merely chosen. */
export function textOf(content: DraftContent): string {
  switch (content.kind) {
    case 'report':
      return `${content.words}\n${content.details}`.trim();
    case 'reply':
    case 'reopen':
      return content.text.trim();
    case 'close':
      return '';
    default:
      return assertNever(content);
  }
}

/** The draft after the hub's no: the text stays, and the next attempt is a new command. */
export function refusedDraft(draft: Draft, refusal: NonNullable<Draft['refusal']>, ids: DraftIds): Draft {
  return { ...renewedDraft(draft, ids), refusal };
}

/** The same text under new ids. A report gets a new incident as well: its old id may have been taken. */
export function renewedDraft(draft: Draft, ids: DraftIds): Draft {
  const target = draft.content.kind === 'report' ? ids.target : draft.target;
  return { ...draft, command: ids.command, target, entry: null, attach: null };
}
