import { ok } from '#domain/kernel/result.ts';
import { serviceRecord } from '#domain/service-catalogue/service.record.ts';
import { personOf } from '../access/principals.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Store } from '../store/store.ts';
import { readAll } from '../sync/read-record.ts';
import { ownIncident, ownIncidents } from './own-incidents.ts';

/** As many as the contract lets through. */
const MOST_INCIDENTS = 500;

type PortalHandlers = Pick<ApiHandlers, 'portal.incidents' | 'portal.incident' | 'portal.services'>;

/** What a person may see of their own incidents, and the services they may ask about. */
export function createPortalRequests(store: Pick<Store, 'database' | 'engine'>): PortalHandlers {
  return {
    'portal.incidents': async (_nothing, { principal }) =>
      ok(await ownIncidents(store, personOf(principal), MOST_INCIDENTS)),

    'portal.incident': ({ id }, { principal }) => ownIncident(store, personOf(principal), id),

    'portal.services': async () => {
      const services = await readAll(store.database, serviceRecord);
      const byName = services.toSorted((one, other) => one.name.localeCompare(other.name));
      return ok(byName.map(({ id, name, description }) => ({ id, name, description })));
    },
  };
}
