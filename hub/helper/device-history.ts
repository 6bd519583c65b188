import type { DeviceEntry } from '#contracts/api/helper-api.ts';
import { deviceCommands } from '#domain/inventory/inventory.commands.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { readLinesFor, readNames } from '../portal/portal-reading.ts';
import type { PortalNames } from '../portal/portal-view.ts';
import type { StoreReader } from '../store/store.ts';

/** As many as the contract lets through. */
const MOST_ENTRIES = 200;

/** What happened to a device, from its journal, the newest first. */
export async function historyOf(reader: StoreReader, device: DeviceId): Promise<DeviceEntry[]> {
  const lines = await readLinesFor(reader, device, MOST_ENTRIES);
  const ids = lines.flatMap((line) => [line.actor, personIn(line) ?? line.actor]);
  const names = await readNames(reader, [...new Set(ids)]);
  return lines.toReversed().map((line) => entryOf(line, device, names));
}

function entryOf(line: JournalLine, device: DeviceId, { actors, organisation }: PortalNames): DeviceEntry {
  const person = personIn(line);
  return {
    id: line.id,
    name: line.name,
    author: actors.get(line.actor)?.name ?? organisation,
    isByHelper: line.actor === device,
    atMs: line.occurredAtMs,
    sections: sectionsIn(line),
    personName: person === null ? null : (actors.get(person)?.name ?? null),
  };
}

/** Whom a line gives the device to. */
function personIn({ name, input }: JournalLine): string | null {
  if (name === deviceCommands['device.enrol'].line) {
    return deviceCommands['device.enrol'].input.safeParse(input).data?.person ?? null;
  }
  if (name !== deviceCommands['device.allocate'].line) return null;
  return deviceCommands['device.allocate'].input.safeParse(input).data?.person ?? null;
}

function sectionsIn({ name, input }: JournalLine): string[] {
  if (name !== deviceCommands['device.report'].line) return [];
  return Object.keys(deviceCommands['device.report'].input.safeParse(input).data?.sections ?? {});
}
