import type { Insertable, Selectable } from 'kysely';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

export async function writeOffer(reader: StoreReader, offer: Insertable<Tables['enrolment']>): Promise<void> {
  await reader.insertInto('enrolment').values(offer).execute();
}

export async function readOffer(
  reader: StoreReader,
  codeHash: string,
): Promise<Selectable<Tables['enrolment']> | undefined> {
  return await reader.selectFrom('enrolment').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
}

/** Uses a code up for a device. False when it is too late, or somebody else was faster. */
export async function takeOffer(
  tx: StoreTransaction,
  codeHash: string,
  { device, publicKey, nowMs }: { readonly device: string; readonly publicKey: string; readonly nowMs: number },
): Promise<boolean> {
  const taken = await tx
    .updateTable('enrolment')
    .set({ device, public_key: publicKey })
    .where('code_hash', '=', codeHash)
    .where('device', 'is', null)
    .where('expires_at_ms', '>', nowMs)
    .returning('code_hash')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function deleteExpiredOffers(reader: StoreReader, expiredBeforeMs: number): Promise<void> {
  await reader.deleteFrom('enrolment').where('expires_at_ms', '<', expiredBeforeMs).execute();
}

export async function writeDeviceKey(tx: StoreTransaction, key: Insertable<Tables['device_key']>): Promise<void> {
  await tx.insertInto('device_key').values(key).execute();
}

export async function readPublicKey(reader: StoreReader, device: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('device_key')
    .select('public_key')
    .where('device', '=', device)
    .executeTakeFirst();
  return row?.public_key;
}

export async function writeChallenge(
  reader: StoreReader,
  challenge: Insertable<Tables['device_challenge']>,
): Promise<void> {
  await reader.insertInto('device_challenge').values(challenge).execute();
}

/** Takes a challenge out of the store, so that it is good once. False when it was not there, or is too old. */
export async function takeChallenge(
  reader: StoreReader,
  challengeHash: string,
  { device, nowMs }: { readonly device: string; readonly nowMs: number },
): Promise<boolean> {
  const taken = await reader
    .deleteFrom('device_challenge')
    .where('challenge_hash', '=', challengeHash)
    .where('device', '=', device)
    .returning('expires_at_ms')
    .executeTakeFirst();
  return taken !== undefined && taken.expires_at_ms > nowMs;
}

export async function deleteExpiredChallenges(reader: StoreReader, nowMs: number): Promise<void> {
  await reader.deleteFrom('device_challenge').where('expires_at_ms', '<=', nowMs).execute();
}
