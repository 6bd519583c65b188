import type { HubReply } from '#contracts/hub-api.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
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
  'incident.suspended': 'note',
  'incident.resolved': 'resolution',
  'incident.reopened': 'reason',
};

const withFields = z.record(z.string(), z.unknown());

/** What a requester reads of a line. Only for lines that are for the readers of their record. */
export function portalEntryOf(line: JournalLine, reader: PersonId, names: PortalNames): PortalEntry {
  const actor = names.actors.get(line.actor) ?? { name: names.organisation, person: null };
  return {
    id: line.id,
    name: line.name,
    author: actor.name,
    isOwn: actor.person === reader,
    text: textOf(line),
    atMs: line.occurredAtMs,
  };
}

/** An incident as its requester sees it, with the entries they may read. */
export function portalIncidentOf(
  incident: Incident,
  entries: readonly PortalEntry[],
  names: PortalNames,
): PortalIncident {
  const { id, number, summary, state, channel, pending, loggedAtMs, changedAtMs } = incident;
  // What an agent wrote down for somebody who called are the words of that somebody.
  const answers = entries.filter(({ name, isOwn, text }) => name !== 'incident.logged' && !isOwn && text !== null);
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

function textOf(line: JournalLine): string | null {
  const field = textFieldByLine[line.name];
  const input = withFields.safeParse(line.input);
  const text = field === undefined || !input.success ? null : input.data[field];
  return typeof text === 'string' ? text : null;
}
