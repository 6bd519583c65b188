import { z } from 'zod';
import { agentId, epochMs, line, recordId, supportSessionId } from '../kernel/fields.ts';

/** What somebody's time on a ticket was: in a session at the person's computer, or anything else that was done. */
const timeKinds = ['helped', 'looked-on', 'worked'] as const;

/** A day: whoever worked longer writes it down twice. */
export const MOST_MINUTES_BOOKED = 24 * 60;

export const bookTimeInput = z.strictObject({
  /** Whose time it was. */
  agent: agentId,
  kind: z.enum(timeKinds),
  fromMs: epochMs,
  minutes: z.int().min(1).max(MOST_MINUTES_BOOKED),
  /** In which session it was given; `null`: somebody wrote it down by hand. */
  session: supportSessionId.nullable(),
  note: line(300).nullable(),
});
export type BookTimeInput = z.infer<typeof bookTimeInput>;

export const correctTimeInput = z.strictObject({
  /** The line by which it was booked. */
  entry: recordId('journal'),
  /** What it is from now on; 0 strikes it out. */
  minutes: z.int().min(0).max(MOST_MINUTES_BOOKED),
  reason: line(300),
});

/** The lines that carry time. */
export const TIME_BOOKED_LINE = 'incident.time-booked';
export const TIME_CORRECTED_LINE = 'incident.time-corrected';
