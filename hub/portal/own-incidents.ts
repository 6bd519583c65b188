import type { HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Store } from '../store/store.ts';
import { readRecord } from '../sync/read-record.ts';
import { readIncidentsOf, readLastWords, readLinesFor, readNames } from './portal-reading.ts';
import { portalEntryOf, portalIncidentOf } from './portal-view.ts';

/** As many as the contract lets through. */
const MOST_ENTRIES = 2_000;

/** The incidents of one person in words for them, the last changed first. */
export async function ownIncidents(
  store: Pick<Store, 'database' | 'engine'>,
  person: PersonId,
  limit: number,
): Promise<HubReply<'portal.incidents'>> {
  const reader = store.database;
  const incidents = await readIncidentsOf(reader, person, limit);
  const words = await readLastWords(
    store,
    incidents.map(({ id }) => id),
  );
  const wordsByTarget = Map.groupBy(words, ({ target }) => target);
  const names = await readNames(reader, [
    ...new Set([...incidents.map(({ owner }) => owner), ...words.map(({ actor }) => actor)]),
  ]);
  return incidents.map((incident) => portalIncidentOf(incident, wordsByTarget.get(incident.id) ?? [], names));
}

/** One incident of a person with all that was said to them. Somebody else's and none at all look the same. */
export async function ownIncident(
  store: Pick<Store, 'database' | 'engine'>,
  person: PersonId,
  id: IncidentId,
): Promise<Result<HubReply<'portal.incident'>>> {
  const reader = store.database;
  const incident = await readRecord(reader, incidentRecord, id);
  if (incident?.requester !== person) return refuse({ code: 'incident.unknown' });
  const lines = await readLinesFor(reader, id, MOST_ENTRIES);
  const words = await readLastWords(store, [id]);
  const names = await readNames(reader, [
    ...new Set([incident.owner, ...[...lines, ...words].map(({ actor }) => actor)]),
  ]);
  const entries = lines.map((line) => portalEntryOf(line, person, names));
  return ok({ incident: portalIncidentOf(incident, words, names), entries });
}
