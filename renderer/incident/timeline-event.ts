import type { TimeEntry } from '#domain/incident/time-spent.rules.ts';
import { bookTimeInput, correctTimeInput } from '#domain/incident/time-entry.ts';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { AgentId, TeamId } from '#domain/kernel/fields.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';

/** A field that a categorisation changed. */
export interface FieldChange {
  readonly field: 'priority' | 'impact' | 'urgency' | 'category' | 'service';
  readonly from: string | null;
  readonly to: string | null;
}

/** A journal line as the timeline tells it. */
export type TimelineEvent =
  | { readonly kind: 'logged'; readonly channel: Incident['channel']; readonly text: string | null }
  | { readonly kind: 'replied'; readonly text: string }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'attached'; readonly text: string | null; readonly files: readonly Attachment[] }
  | { readonly kind: 'resolved'; readonly text: string }
  | { readonly kind: 'reopened'; readonly text: string }
  | { readonly kind: 'declined'; readonly text: string }
  | {
      readonly kind: 'suspended';
      readonly reason: NonNullable<Incident['pending']>['reason'];
      readonly untilMs: number | null;
      readonly text: string | null;
    }
  | { readonly kind: 'offered'; readonly to: AgentId; readonly team: TeamId; readonly text: string | null }
  | { readonly kind: 'claimed'; readonly team: TeamId }
  | { readonly kind: 'categorised'; readonly changes: readonly FieldChange[] }
  /** A proposal was taken, which changed fields, or let go. */
  | {
      readonly kind: 'settled';
      readonly choice: 'take' | 'dismiss';
      readonly changes: readonly FieldChange[];
      readonly proposal: Pick<FieldChange, 'field' | 'to'>;
    }
  | (Pick<TimeEntry, 'agent' | 'minutes'> & {
      readonly kind: 'time-booked';
      readonly as: TimeEntry['kind'];
      readonly text: string | null;
    })
  | { readonly kind: 'time-corrected'; readonly minutes: number; readonly text: string }
  | { readonly kind: 'accepted' | 'withdrawn' | 'resumed' | 'closed' }
  /** Written by a newer version, or in a shape of long ago. */
  | { readonly kind: 'unreadable' };

const unreadable: TimelineEvent = { kind: 'unreadable' };
const wordless = ['accepted', 'withdrawn', 'resumed', 'closed'] as const;
const changeable = ['priority', 'impact', 'urgency', 'category', 'service'] as const;

export function timelineEventOf(line: JournalLine): TimelineEvent {
  const kind = line.name.replace(/^incident\./, '');
  const plain = wordless.find((known) => known === kind);
  if (plain !== undefined) return { kind: plain };
  if (kind === 'categorised') return { kind, changes: changesIn(line) };
  if (kind === 'settled') return settledEventOf(line);
  const { input } = line;
  return textEventOf(kind, input) ?? transferEventOf(kind, input) ?? timeEventOf(kind, input) ?? unreadable;
}

function textEventOf(kind: string, input: unknown): TimelineEvent | null {
  switch (kind) {
    case 'replied':
    case 'noted': {
      const read = incidentCommands['incident.reply'].input.safeParse(input);
      return read.success ? { kind, text: read.data.text } : unreadable;
    }
    case 'attached': {
      const read = incidentCommands['incident.attach'].input.safeParse(input);
      return read.success ? { kind, text: read.data.text, files: read.data.attachments } : unreadable;
    }
    case 'reopened':
    case 'declined': {
      const read = incidentCommands['incident.reopen'].input.safeParse(input);
      return read.success ? { kind, text: read.data.reason } : unreadable;
    }
    case 'resolved': {
      const read = incidentCommands['incident.resolve'].input.safeParse(input);
      return read.success ? { kind, text: read.data.resolution } : unreadable;
    }
    default:
      return null;
  }
}

function transferEventOf(kind: string, input: unknown): TimelineEvent | null {
  switch (kind) {
    case 'logged': {
      const read = incidentCommands['incident.log'].input.safeParse(input);
      return read.success ? { kind, channel: read.data.channel, text: read.data.description } : unreadable;
    }
    case 'suspended': {
      const read = incidentCommands['incident.suspend'].input.safeParse(input);
      if (!read.success) return unreadable;
      return { kind, reason: read.data.reason, untilMs: read.data.untilMs, text: read.data.note };
    }
    case 'offered': {
      const read = incidentCommands['incident.offer'].input.safeParse(input);
      return read.success ? { kind, to: read.data.to, team: read.data.team, text: read.data.note } : unreadable;
    }
    case 'claimed': {
      const read = incidentCommands['incident.claim'].input.safeParse(input);
      return read.success ? { kind, team: read.data.team } : unreadable;
    }
    default:
      return null;
  }
}

function timeEventOf(kind: string, input: unknown): TimelineEvent | null {
  switch (kind) {
    case 'time-booked': {
      const read = bookTimeInput.safeParse(input);
      if (!read.success) return unreadable;
      const { agent, minutes, note } = read.data;
      return { kind, agent, minutes, as: read.data.kind, text: note };
    }
    case 'time-corrected': {
      const read = correctTimeInput.safeParse(input);
      return read.success ? { kind, minutes: read.data.minutes, text: read.data.reason } : unreadable;
    }
    default:
      return null;
  }
}

function settledEventOf(line: JournalLine): TimelineEvent {
  const read = incidentCommands['incident.settle'].input.safeParse(line.input);
  if (!read.success) return unreadable;
  const { choice, field, value } = read.data;
  return { kind: 'settled', choice, changes: changesIn(line), proposal: { field, to: value } };
}

function changesIn({ changed }: JournalLine): readonly FieldChange[] {
  return changeable.flatMap((field) => {
    const change = changed[field];
    return change === undefined ? [] : [{ field, from: textOrNull(change.from), to: textOrNull(change.to) }];
  });
}

function textOrNull(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}

/** What somebody wrote along with it; `null` when they wrote nothing. */
export function textOf(event: TimelineEvent): string | null {
  return 'text' in event ? event.text : null;
}

/** The files it names. */
export function filesOf(event: TimelineEvent): readonly Attachment[] {
  return event.kind === 'attached' ? event.files : [];
}
