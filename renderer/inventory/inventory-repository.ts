import type { Device } from '#domain/inventory/device.record.ts';
import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Observable } from 'rxjs';
import { map, scan } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { questionFor, watchFoundRows } from '../search/search-repository.ts';

/** The first devices by name. */
export function watchDevices({ collections }: Desk, limit: number): Observable<readonly Device[]> {
  return collections.device.find({ sort: [{ name: 'asc' }], limit }).$.pipe(map(rowsOf));
}

/** Devices by their own words and addresses, or by who sits at them; the best first. */
export function watchDevicesMeant(desk: Desk, typed: string, limit: number): Observable<readonly Device[]> {
  return watchFoundRows(desk, 'device', questionFor(['device'], typed, limit));
}

/** The devices that came to the desk last. */
function watchNewcomers({ collections }: Desk): Observable<readonly Device[]> {
  return collections.device.find({ sort: [{ enrolledAtMs: 'desc' }], limit: MOST_AT_ONCE }).$.pipe(map(rowsOf));
}

/** More are not enrolled while somebody looks at one code. */
const MOST_AT_ONCE = 50;

/**
 * The first device that was not there when the watching began; `null` until one comes.
 *
 * @param person Who is meant to sit at it; `null` takes any.
 */
export function watchArrival(desk: Desk, person: PersonId | null): Observable<Device | null> {
  return watchNewcomers(desk).pipe(
    scan<readonly Device[], Arrival>(
      ({ known }, devices) => {
        const before = known ?? new Set(devices.map(({ id }) => id));
        const isMeant = (device: Device) => !before.has(device.id) && (person === null || device.person === person);
        return { known: before, arrived: devices.find(isMeant) ?? null };
      },
      { known: null, arrived: null },
    ),
    map(({ arrived }) => arrived),
  );
}

interface Arrival {
  /** Ids of the devices that were there first; `null` before they were read. */
  readonly known: ReadonlySet<string> | null;
  readonly arrived: Device | null;
}

/** The devices a person sits at; what reported last stands first. */
export function watchDevicesOf({ collections }: Desk, person: PersonId): Observable<readonly Device[]> {
  const found = collections.device.find({ selector: { person } }).$;
  return found.pipe(
    map((devices) => rowsOf(devices).toSorted((a, b) => (b.reportedAtMs ?? 0) - (a.reportedAtMs ?? 0))),
  );
}

/** One device, or `null` while this device of ours has none by that id. */
export function watchDevice({ collections }: Desk, id: string): Observable<Device | null> {
  return collections.device.findOne(id).$.pipe(map((found) => (found === null ? null : rowOf<Device>(found))));
}

/** The journal of one device, oldest first. */
export function watchDeviceJournal({ collections }: Desk, id: DeviceId): Observable<readonly JournalLine[]> {
  const lines = collections.journal.find({
    selector: { target: id },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }],
  });
  return lines.$.pipe(map(rowsOf));
}

/** Says who sits at a device, and where it stands. */
export function allocateDevice(
  desk: Desk,
  id: DeviceId,
  input: CommandInput<'device.allocate'>,
): Promise<Result<unknown>> {
  return desk.issue('device.allocate', id, input);
}
