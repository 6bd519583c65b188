import { ok, refuse } from '#domain/kernel/result.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import { ownIncident, ownIncidents } from '../portal/own-incidents.ts';
import type { Store } from '../store/store.ts';
import { historyOf } from './device-history.ts';

/** As many as the contract lets through; the portal has older ones. */
const MOST_INCIDENTS = 100;

type HelperHandlers = Pick<ApiHandlers, 'helper.incidents' | 'helper.incident' | 'helper.history'>;

/**
 * What a helper shows to the person at its device: their own incidents, as the portal would, and what was done on the
 * device. Who had the device before told the desk, not their successor: the present person alone counts.
 */
export function createHelperRequests(store: Pick<Store, 'database' | 'engine'>): HelperHandlers {
  return {
    'helper.incidents': async (_nothing, { principal: { person } }) =>
      ok(person === null ? [] : await ownIncidents(store, person, MOST_INCIDENTS)),

    'helper.incident': async ({ id }, { principal: { person } }) =>
      person === null ? refuse({ code: 'incident.unknown' }) : await ownIncident(store, person, id),

    'helper.history': async (_nothing, { principal }) => ok(await historyOf(store.database, principal.id)),
  };
}
