import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen, openStates } from '#domain/incident/incident.rules.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Site } from '#domain/workforce/site.record.ts';
import type { FilledMangoQuery } from 'rxdb/plugins/core';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { Subscription } from 'rxjs';
import type { WindowStorageInstance } from '../data-service/open-tables.ts';
import type { ReferenceRow } from '../data-service/rx-schema.ts';
import type { Row } from '../data-service/table.ts';

export interface FollowedTicket {
  readonly incident: Incident;
  readonly lines: readonly JournalLine[];
  /** The time zone of its site; `null` where the site is not known. */
  readonly zone: string | null;
}

/** The open tickets of one agent and those offered to them, with their journals, kept up to date as the desk changes. */
export interface FollowedTickets {
  /** As they stand now. What is new is read first; everything else is at hand. */
  all(): Promise<readonly FollowedTicket[]>;
  stop(): void;
}

export interface FollowPorts {
  /** The collections of the desk by name. */
  readonly readable: ReadonlyMap<string, WindowStorageInstance>;
  readonly agent: AgentId;
  /** Something of theirs may have changed. */
  readonly onChange: () => void;
}

/** Reads the agent's tickets once; from then on only what changes is looked at. */
export async function followTickets({ readable, agent, onChange }: FollowPorts): Promise<FollowedTickets> {
  const [incidents, journal, reference] = ['incident', 'journal', 'reference'].map((name) => readable.get(name)!);
  const tickets = new Map<string, Incident>();
  const journals = new Map<string, Map<string, JournalLine>>();
  const zones = new Map<string, string>();
  /** Changed while the first reading went on: what was read of them may be older. */
  const changedMeanwhile = new Set<string>();

  function take(id: string, incident: Incident | null): void {
    changedMeanwhile.add(id);
    const isTheirs = incident !== null && concerns(incident, agent);
    if (!isTheirs && !tickets.has(id)) return;
    if (isTheirs) tickets.set(id, incident);
    else {
      tickets.delete(id);
      journals.delete(id);
    }
    onChange();
  }

  function takeLine(line: JournalLine | null): void {
    const known = line === null ? undefined : journals.get(line.target);
    if (line === null || known === undefined) return;
    known.set(line.id, line);
    onChange();
  }

  function takeReference(row: ReferenceRow | null): void {
    if (row?.record === 'site') zones.set(row.id, (row.state as Site).zone);
  }

  async function readJournals(): Promise<void> {
    for (const id of [...tickets.keys()].filter((id) => !journals.has(id))) {
      // First the place, so that a line that comes meanwhile is not missed.
      const known = new Map<string, JournalLine>();
      journals.set(id, known);
      const asked = { selector: { target: id }, sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }] };
      for (const line of await rowsOf<JournalLine>(journal!, asked)) known.set(line.id, known.get(line.id) ?? line);
    }
  }

  // Rows of a collection are what its name says; the data service parsed them.
  const subscriptions = [
    onChanged(incidents!, (id, row) => take(id, row as Incident | null)),
    onChanged(journal!, (_, row) => takeLine(row as JournalLine | null)),
    onChanged(reference!, (_, row) => takeReference(row as ReferenceRow | null)),
  ];
  for (const row of await rowsOf<ReferenceRow>(reference!, { selector: { record: 'site' } })) takeReference(row);
  const theirs = { state: { $in: [...openStates] }, $or: [{ owner: agent }, { 'offer.to': agent }] };
  const found = await rowsOf<Incident>(incidents!, { selector: theirs });
  for (const incident of found.filter(({ id }) => !changedMeanwhile.has(id))) take(incident.id, incident);

  return {
    all: async () => {
      await readJournals();
      return [...tickets.values()].map((incident) => ({
        incident,
        lines: [...(journals.get(incident.id)?.values() ?? [])],
        zone: zones.get(incident.site ?? '') ?? null,
      }));
    },
    stop: () => subscriptions.forEach((subscription) => subscription.unsubscribe()),
  };
}

function concerns(incident: Incident, agent: AgentId): boolean {
  return isOpen(incident) && (incident.owner === agent || incident.offer?.to === agent);
}

/** @param take Is given `null` for a row that has gone. */
function onChanged(
  collection: WindowStorageInstance,
  take: (id: string, row: unknown) => void,
): Pick<Subscription, 'unsubscribe'> {
  return collection.changeStream().subscribe(({ events }) => {
    for (const event of events) take(event.documentId, event.operation === 'DELETE' ? null : event.documentData);
  });
}

async function rowsOf<Kept>(
  collection: WindowStorageInstance,
  { selector, sort }: { readonly selector: object; readonly sort?: readonly object[] },
): Promise<readonly Kept[]> {
  const asked = { selector: { ...selector, _deleted: false }, ...(sort === undefined ? {} : { sort }) };
  // RxDB's types know the fields of a row; here only the name of the collection is known.
  const query = normalizeMangoQuery(collection.schema, asked as FilledMangoQuery<Row>);
  const { documents } = await collection.query(prepareQuery(collection.schema, query));
  return documents as unknown as readonly Kept[];
}
