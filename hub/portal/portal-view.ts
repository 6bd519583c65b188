import type { HubReply } from '#contracts/hub-api.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { z } from 'zod';

type PortalIncident = HubReply<'portal.incident'>['incident'];
type PortalEntry = HubReply<'portal.incident'>['entries'][number];

/** Who stands behind an id that acts: a person of the organisation, or the desk's own machinery. */
export interface Actor {
  readonly name: string;
  /** `null` for the hub itself, and for a device that belongs to nobody. */
  readonly person: PersonId | null;
}

export interface PortalNames {
  readonly actors: ReadonlyMap<string, Actor>;
  /** Speaks where nobody in particular did. */
  readonly organisation: string;
}

/** Where a line's text for the requester stands in its input. Lines that are not here have none. */
const textFieldByLine: Readonly<Record<string, string>> = {
  'incident.logged': 'description',
  'incident.replied': 'text',
  'incident.attached': 'text',
  'incident.suspended': 'note',
  'incident.resolved': 'resolution',
  'incident.reopened': 'reason',
};

/**
 * Where a line's words stand that answer somebody who waits. What a call was logged with are the words of the caller;
 * files answer without any words.
 */
export const answerFields: readonly (readonly [line: string, field: string])[] = [
  ...Object.entries(textFieldByLine).filter(([line]) => line !== 'incident.logged' && line !== 'incident.attached'),
  ['incident.attached', 'attachments'],
];

const withFields = z.record(z.string(), z.unknown());

/** When somebody last said something in words on an incident that its readers may read. */
export interface LastWords {
  readonly target: string;
  readonly actor: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/** What a requester reads of a line. Only for lines that are for the readers of their record. */
export function portalEntryOf(line: JournalLine, reader: PersonId, names: PortalNames): PortalEntry {
  const actor = actorOf(line.actor, names);
  return {
    id: line.id,
    name: line.name,
    author: actor.name,
    isOwn: actor.person === reader,
    text: textOf(line),
    files: [...attachmentsIn(line.input)],
    atMs: line.occurredAtMs,
  };
}

/** An incident as its requester sees it. `spoken`: what was last said on it, by each who said something. */
export function portalIncidentOf(incident: Incident, spoken: readonly LastWords[], names: PortalNames): PortalIncident {
  const { id, number, summary, state, channel, requester, pending, loggedAtMs, changedAtMs } = incident;
  const answers = spoken.filter(({ actor }) => actorOf(actor, names).person !== requester);
  return {
    id,
    number,
    summary,
    state,
    channel,
    ownerName: names.actors.get(incident.owner)?.name ?? names.organisation,
    waitsForYou: pending?.reason === 'waiting-customer',
    pending,
    answeredAtMs: answers.length === 0 ? null : Math.max(...answers.map(({ atMs }) => atMs)),
    loggedAtMs,
    changedAtMs,
  };
}

function actorOf(id: string, names: PortalNames): Actor {
  return names.actors.get(id) ?? { name: names.organisation, person: null };
}

function textOf(line: JournalLine): string | null {
  const field = textFieldByLine[line.name];
  const input = withFields.safeParse(line.input);
  const text = field === undefined || !input.success ? null : input.data[field];
  return typeof text === 'string' ? text : null;
}
