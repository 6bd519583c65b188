import { z } from 'zod';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { siteRecord } from '../workforce/site.record.ts';
import type { Announcement } from './announcement.record.ts';
import { announcementSchema } from './announcement.record.ts';

const announcementInput = announcementSchema.omit({ id: true, withdrawnAtMs: true, changedAtMs: true });
export type AnnouncementInput = z.infer<typeof announcementInput>;
const nothing = z.strictObject({});

type Withdrawn = { readonly code: 'announcement.withdrawn' };
type Unfit = { readonly code: `announcement.${'site-unknown' | 'ends-before-start'}` };

export function publishAnnouncement(
  blank: Announcement,
  input: AnnouncementInput,
  context: CommandContext,
): Result<Announcement, Unfit> {
  const { site, startsAtMs, endsAtMs } = input;
  if (site !== null && context.find(siteRecord, site) === undefined) {
    return refuse({ code: 'announcement.site-unknown' });
  }
  if (endsAtMs !== null && endsAtMs <= startsAtMs) return refuse({ code: 'announcement.ends-before-start' });
  return ok({ ...blank, ...input, changedAtMs: context.nowMs });
}

export function reviseAnnouncement(
  announcement: Announcement,
  input: AnnouncementInput,
  context: CommandContext,
): Result<Announcement, Withdrawn | Unfit> {
  if (announcement.withdrawnAtMs !== null) return refuse({ code: 'announcement.withdrawn' });
  return publishAnnouncement(announcement, input, context);
}

export function withdrawAnnouncement(
  announcement: Announcement,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Announcement, Withdrawn> {
  if (announcement.withdrawnAtMs !== null) return refuse({ code: 'announcement.withdrawn' });
  return ok({ ...announcement, withdrawnAtMs: context.nowMs, changedAtMs: context.nowMs });
}

export function reinstateAnnouncement(
  announcement: Announcement,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Announcement, { readonly code: 'announcement.not-withdrawn' }> {
  if (announcement.withdrawnAtMs === null) return refuse({ code: 'announcement.not-withdrawn' });
  return ok({ ...announcement, withdrawnAtMs: null, changedAtMs: context.nowMs });
}

const reads = ({ site }: AnnouncementInput) => (site === null ? [] : [site]);
/** Who said it and when is for the desk; what it says, everyone reads on the record. */
const audience = 'desk';

export const announcementCommands = {
  'announcement.publish': defineCommand({
    line: 'announcement.published',
    audience,
    begins: true,
    input: announcementInput,
    reads,
    decide: publishAnnouncement,
  }),
  'announcement.revise': defineCommand({
    line: 'announcement.revised',
    audience,
    input: announcementInput,
    reads,
    decide: reviseAnnouncement,
  }),
  'announcement.withdraw': defineCommand({
    line: 'announcement.withdrawn',
    audience,
    input: nothing,
    decide: withdrawAnnouncement,
  }),
  'announcement.reinstate': defineCommand({
    line: 'announcement.reinstated',
    audience,
    input: nothing,
    decide: reinstateAnnouncement,
  }),
} satisfies CommandTable<Announcement>;
