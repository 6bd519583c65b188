import type { HubReply } from '#contracts/hub-api.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecords } from '../sync/read-record.ts';

/**
 * What became of problems reported on a device. Only those of the person it belongs to now: who had it before told the
 * desk, not their successor.
 */
export async function incidentsReportedOn(
  reader: StoreReader,
  device: Extract<Principal, { kind: 'device' }>,
  ids: readonly IncidentId[],
): Promise<HubReply<'device.incidents'>> {
  const incidents = await readRecords(reader, incidentRecord, ids);
  return [...incidents.values()]
    .filter((incident) => incident.device === device.id && incident.requester === device.person)
    .map(({ id, number, state }) => ({ id, number, state }));
}
