import type { HubInput, HubReply } from '#contracts/hub-api.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import type { Session } from '../access/sessions.ts';
import type { Store, StoreReader } from '../store/store.ts';
import { readAll, readRecords } from '../sync/read-record.ts';

/** Keeps what a device says that it has forgotten. It counts as said by the device because its session does. */
export async function keepReceipt(
  reader: StoreReader,
  { id: session, holder, installation }: Pick<Session, 'id' | 'holder' | 'installation'>,
  { place, records, forgottenAtMs }: HubInput<'replica.receipt'>,
  nowMs: number,
): Promise<void> {
  await reader
    .insertInto('forgotten_receipt')
    .values({
      id: newRecordId('receipt'),
      session,
      holder,
      installation,
      place,
      records,
      forgotten_at_ms: forgottenAtMs,
      received_at_ms: nowMs,
    })
    .execute();
}

/** The devices of the desk's people: where they are signed in, and what was forgotten where they were. */
export async function listDevices(
  { database }: Pick<Store, 'database'>,
  nowMs: number,
): Promise<HubReply<'replica.devices'>> {
  const agents = new Set((await readAll(database, agentRecord)).map(({ person }): string => person));
  const sessions = await database
    .selectFrom('session')
    .select(['installation', 'holder'])
    .select(({ fn }) => fn.max('seen_at_ms').as('seenAtMs'))
    .where('expires_at_ms', '>', nowMs)
    .groupBy(['installation', 'holder'])
    .execute();
  const receipts = await database
    .selectFrom('forgotten_receipt')
    .select(['installation', 'holder'])
    .select(({ fn }) => [
      fn.sum<number>('records').as('records'),
      fn.max('place').as('place'),
      fn.max('forgotten_at_ms').as('atMs'),
    ])
    .groupBy(['installation', 'holder'])
    .execute();
  const forgotten = new Map(receipts.map((receipt) => [keyOf(receipt), receipt]));
  const seen = new Map(sessions.filter(({ holder }) => agents.has(holder)).map((row) => [keyOf(row), row]));
  const keys = new Set([...forgotten.keys(), ...seen.keys()]);
  const devices = [...keys].flatMap((key) => {
    const [session, receipt] = [seen.get(key), forgotten.get(key)];
    const known = session ?? receipt;
    if (known === undefined) return [];
    return [{ device: known.installation, holder: known.holder, seenAtMs: session?.seenAtMs ?? null, receipt }];
  });
  const people = await readRecords(
    database,
    personRecord,
    devices.flatMap(({ holder }) => personId.safeParse(holder).data ?? []),
  );
  return devices
    .map(({ device, holder, seenAtMs, receipt }) => ({
      device,
      holder: { id: holder, name: people.get(holder)?.name ?? holder },
      seenAtMs: seenAtMs === null ? null : epochMs.parse(seenAtMs),
      forgotten:
        receipt === undefined
          ? null
          : { records: receipt.records, place: receipt.place, atMs: epochMs.parse(receipt.atMs) },
    }))
    .toSorted((one, other) => (other.seenAtMs ?? 0) - (one.seenAtMs ?? 0));
}

function keyOf({ installation, holder }: { readonly installation: string; readonly holder: string }): string {
  return `${installation} ${holder}`;
}
