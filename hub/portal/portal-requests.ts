import { incidentRecord } from '#domain/incident/incident.record.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { serviceRecord } from '#domain/service-catalogue/service.record.ts';
import { personOf } from '../access/principals.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { StoreReader } from '../store/store.ts';
import { readAll, readRecord } from '../sync/read-record.ts';
import { readIncidentsOf, readLinesFor, readNames } from './portal-reading.ts';
import { portalEntryOf, portalIncidentOf } from './portal-view.ts';

/** As many as the contract lets through. */
const MOST_INCIDENTS = 500;
const MOST_ENTRIES = 2_000;
/** For the dates in the list; nobody waits for an answer that lies so many entries back. */
const MOST_ENTRIES_IN_LIST = 20_000;

type PortalHandlers = Pick<ApiHandlers, 'portal.incidents' | 'portal.incident' | 'portal.services'>;

/** What a person may see of their own incidents, and the services they may ask about. */
export function createPortalRequests(reader: StoreReader): PortalHandlers {
  return {
    'portal.incidents': async (_nothing, { principal }) => {
      const person = personOf(principal);
      const incidents = await readIncidentsOf(reader, person, MOST_INCIDENTS);
      const lines = await readLinesFor(
        reader,
        incidents.map(({ id }) => id),
        MOST_ENTRIES_IN_LIST,
      );
      const linesByTarget = Map.groupBy(lines, ({ target }) => target);
      const names = await readNames(reader, [
        ...incidents.map(({ owner }) => owner),
        ...lines.map(({ actor }) => actor),
      ]);
      return ok(
        incidents.map((incident) => {
          const entries = (linesByTarget.get(incident.id) ?? []).map((line) => portalEntryOf(line, person, names));
          return portalIncidentOf(incident, entries, names);
        }),
      );
    },

    'portal.incident': async ({ id }, { principal }) => {
      const person = personOf(principal);
      const incident = await readRecord(reader, incidentRecord, id);
      // Somebody else's and none at all look the same.
      if (incident?.requester !== person) return refuse({ code: 'incident.unknown' });
      const lines = await readLinesFor(reader, [id], MOST_ENTRIES);
      const names = await readNames(reader, [incident.owner, ...lines.map(({ actor }) => actor)]);
      const entries = lines.map((line) => portalEntryOf(line, person, names));
      return ok({ incident: portalIncidentOf(incident, entries, names), entries });
    },

    'portal.services': async () => {
      const services = await readAll(reader, serviceRecord);
      const byName = services.toSorted((one, other) => one.name.localeCompare(other.name));
      return ok(byName.map(({ id, name, description }) => ({ id, name, description })));
    },
  };
}
