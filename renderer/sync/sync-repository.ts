import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { RxDocument } from 'rxdb';
import type { Observable } from 'rxjs';
import { combineLatest, map, of, switchMap } from 'rxjs';
import { rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { watchOutbox } from '../incident/incident-repository.ts';

/** What an author did, with the record it was done to as this device now shows it. */
export interface OutboxRow {
  readonly outbox: OutboxEntry;
  /** Of a help session its computer. `null` where it is not on this device, or of the sets that stand in the directory. */
  readonly target: Incident | Person | Device | null;
  /** The target where it is a ticket. */
  readonly incident: Incident | null;
}

/** Everything of this device that the hub has not carried back, in the order it was done. */
export function watchOutboxRows(desk: Desk): Observable<readonly OutboxRow[]> {
  return watchOutbox(desk).pipe(
    switchMap((entries) =>
      watchTargets(desk, entries).pipe(
        map((targets) =>
          entries.map((outbox): OutboxRow => {
            const { target: id } = outbox.entry;
            return { outbox, target: targets.records.get(id) ?? null, incident: targets.incidents.get(id) ?? null };
          }),
        ),
      ),
    ),
  );
}

interface Targets {
  readonly records: ReadonlyMap<string, Incident | Person | Device>;
  readonly incidents: ReadonlyMap<string, Incident>;
}

function watchTargets({ collections }: Desk, entries: readonly OutboxEntry[]): Observable<Targets> {
  const ids = [...new Set(entries.map(({ entry }) => entry.target))];
  if (ids.length === 0) return of({ records: new Map(), incidents: new Map() });
  const ofKind = (name: string) => ids.filter((id) => recordNameOf(id) === name);
  return combineLatest([
    collections.incident.findByIds(ofKind('incident')).$,
    collections.person.findByIds(ofKind('person')).$,
    collections.device.findByIds(ofKind('device')).$,
    watchHelpedDevices(collections, ofKind('support-session')),
  ]).pipe(
    map(([foundIncidents, foundPeople, foundDevices, helped]) => {
      const incidents = new Map<string, Incident>(entriesOf([...foundIncidents.values()]));
      const people = entriesOf<Person>([...foundPeople.values()]);
      const devices = entriesOf<Device>([...foundDevices.values()]);
      const all = [...incidents, ...people, ...devices, ...helped];
      return { incidents, records: new Map<string, Incident | Person | Device>(all) };
    }),
  );
}

/** The computers of help sessions, by the session. */
function watchHelpedDevices(
  collections: Desk['collections'],
  sessions: string[],
): Observable<readonly (readonly [string, Device])[]> {
  if (sessions.length === 0) return of([]);
  return collections['support-session'].findByIds(sessions).$.pipe(
    switchMap((found) => {
      const deviceOf = entriesOf<SupportSession>([...found.values()]).flatMap(([id, { device }]) =>
        device === null ? [] : [[id, device] as const],
      );
      return collections.device.findByIds(deviceOf.map(([, device]) => device)).$.pipe(
        map((devices) => {
          const known = new Map<string, Device>(entriesOf<Device>([...devices.values()]));
          return deviceOf.flatMap(([id, device]) => {
            const helped = known.get(device);
            return helped === undefined ? [] : [[id, helped] as const];
          });
        }),
      );
    }),
  );
}

function entriesOf<State extends DeskRecord>(
  documents: readonly RxDocument<State>[],
): readonly (readonly [string, State])[] {
  return rowsOf(documents).map((record) => [record.id, record]);
}

/** Does what was refused once more, on the record as it now is. */
export function reapplyRefused(desk: Desk, command: OutboxEntry['id']): Promise<Result<null>> {
  return desk.reapplyRefused(command);
}
