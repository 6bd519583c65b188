import { incidentRecord } from '#domain/incident/incident.record.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { serviceRecord } from '#domain/service-catalogue/service.record.ts';
import { personOf } from '../access/principals.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Store } from '../store/store.ts';
import { readAll, readRecord } from '../sync/read-record.ts';
import { readIncidentsOf, readLastWords, readLinesFor, readNames } from './portal-reading.ts';
import { portalEntryOf, portalIncidentOf } from './portal-view.ts';

/** As many as the contract lets through. */
const MOST_INCIDENTS = 500;
const MOST_ENTRIES = 2_000;

type PortalHandlers = Pick<ApiHandlers, 'portal.incidents' | 'portal.incident' | 'portal.services'>;

/** What a person may see of their own incidents, and the services they may ask about. */
export function createPortalRequests(store: Pick<Store, 'database' | 'engine'>): PortalHandlers {
  const reader = store.database;
  return {
    'portal.incidents': async (_nothing, { principal }) => {
      const person = personOf(principal);
      const incidents = await readIncidentsOf(reader, person, MOST_INCIDENTS);
      const words = await readLastWords(
        store,
        incidents.map(({ id }) => id),
      );
      const wordsByTarget = Map.groupBy(words, ({ target }) => target);
      const names = await readNames(reader, [
        ...new Set([...incidents.map(({ owner }) => owner), ...words.map(({ actor }) => actor)]),
      ]);
      return ok(incidents.map((incident) => portalIncidentOf(incident, wordsByTarget.get(incident.id) ?? [], names)));
    },

    'portal.incident': async ({ id }, { principal }) => {
      const person = personOf(principal);
      const incident = await readRecord(reader, incidentRecord, id);
      // Somebody else's and none at all look the same.
      if (incident?.requester !== person) return refuse({ code: 'incident.unknown' });
      const lines = await readLinesFor(reader, id, MOST_ENTRIES);
      const words = await readLastWords(store, [id]);
      const names = await readNames(reader, [
        ...new Set([incident.owner, ...[...lines, ...words].map(({ actor }) => actor)]),
      ]);
      const entries = lines.map((line) => portalEntryOf(line, person, names));
      return ok({ incident: portalIncidentOf(incident, words, names), entries });
    },

    'portal.services': async () => {
      const services = await readAll(reader, serviceRecord);
      const byName = services.toSorted((one, other) => one.name.localeCompare(other.name));
      return ok(byName.map(({ id, name, description }) => ({ id, name, description })));
    },
  };
}
