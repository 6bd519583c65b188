import type { HubReply } from '#contracts/hub-api.ts';
import type { DeviceId, PersonId, SiteId } from '#domain/kernel/fields.ts';
import { deviceId, personId, siteId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { FailureTallies } from '../access/failure-tallies.ts';
import { hashOf, newSpokenCode, readSpokenCode } from '../access/secrets.ts';
import { perEnrollingAddress } from '../access/sign-in-throttle.rules.ts';
import type { Log } from '../log.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Gate } from '../sync/gate.ts';
import { readRecord } from '../sync/read-record.ts';
import { deleteExpiredOffers, readOffer, takeOffer, writeDeviceKey, writeOffer } from './enrolment-rows.ts';
import { readDeviceKey } from './device-key.ts';

export interface EnrolmentPorts {
  readonly store: Store;
  readonly gate: Gate;
  readonly tallies: FailureTallies;
  readonly nowMs: () => number;
  readonly log: Log;
}

export interface Offer {
  readonly person: PersonId | null;
  readonly site: SiteId | null;
}

export interface Claim {
  readonly code: string;
  readonly hostName: string;
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
}

const MINUTE_MS = 60_000;
const CODE_GOOD_FOR_MS = 15 * MINUTE_MS;
/** A helper whose answer was lost asks again; so long the hub remembers which device a code became. */
const CLAIM_KEPT_FOR_MS = 24 * 60 * MINUTE_MS;

/**
 * Makes a code with which one helper may enrol within a quarter of an hour. Eight of 29 letters are 38 bits: at ten
 * guesses before the waits begin, nobody meets one by chance.
 */
export async function offerEnrolment(
  { store, nowMs, log }: Pick<EnrolmentPorts, 'store' | 'nowMs' | 'log'>,
  agent: AgentPrincipal,
  { person, site }: Offer,
): Promise<Result<HubReply<'enrolment.offer'>>> {
  const { database } = store;
  const isPersonKnown = person === null || (await readRecord(database, personRecord, person))?.isActive === true;
  if (!isPersonKnown) return refuse({ code: 'person.unknown' });
  const isSiteKnown = site === null || (await readRecord(database, siteRecord, site)) !== undefined;
  if (!isSiteKnown) return refuse({ code: 'site.unknown' });
  const code = newSpokenCode(4, 2);
  const expiresAtMs = nowMs() + CODE_GOOD_FOR_MS;
  await deleteExpiredOffers(database, nowMs() - CLAIM_KEPT_FOR_MS);
  await writeOffer(database, {
    code_hash: hashOf(readSpokenCode(code)),
    person,
    site,
    offered_by: agent.id,
    expires_at_ms: expiresAtMs,
    device: null,
    public_key: null,
  });
  log.info({ by: agent.id, person, site }, 'enrolment offered');
  return ok({ code, expiresAtMs });
}

/**
 * Turns a code into a device with a key of its own. The code is used up by the transaction that enrols the device; the
 * same helper, which its key proves it to be, gets the same answer when it asks again.
 */
export async function claimEnrolment(
  ports: EnrolmentPorts,
  { code, hostName, publicKey }: Claim,
  address: string,
): Promise<Result<HubReply<'enrolment.claim'>>> {
  const { store, tallies, nowMs, log } = ports;
  const counted = [{ subject: `enrolment ${address}`, policy: perEnrollingAddress }] as const;
  const waitMs = await tallies.beginTry(counted);
  if (waitMs > 0) return refuse({ code: 'enrolment.throttled', details: { retryAfterS: Math.ceil(waitMs / 1_000) } });
  if (readDeviceKey(publicKey) === null) return refuse({ code: 'enrolment.key-invalid' });

  const codeHash = hashOf(readSpokenCode(code));
  const known = await readOffer(store.database, codeHash);
  const claimed = known?.public_key === publicKey ? deviceId.nullable().parse(known.device) : null;
  const device = claimed === null ? await enrol(ports, codeHash, hostName, publicKey) : ok(claimed);
  if (!device.ok) {
    log.info({ address, code: device.refusal.code }, 'enrolment refused');
    return device;
  }
  await tallies.takeBack(counted);
  if (claimed === null) log.info({ device: device.value, address }, 'device enrolled');
  return ok({ device: device.value, nowMs: nowMs() });
}

async function enrol(
  { gate, store, nowMs }: EnrolmentPorts,
  codeHash: string,
  name: string,
  publicKey: string,
): Promise<Result<DeviceId>> {
  const offer = await readOffer(store.database, codeHash);
  if (offer === undefined) return refuse({ code: 'enrolment.code-wrong' });
  const device = deviceId.parse(newRecordId('device'));
  const person = personId.nullable().parse(offer.person);
  const site = siteId.nullable().parse(offer.site);
  const command = deskCommand('device.enrol', device, { name, person, site }, nowMs());
  const enrolled = await gate.acceptTogether(deskItself, [command], async (tx: StoreTransaction) => {
    if (!(await takeOffer(tx, codeHash, { device, publicKey, nowMs: nowMs() }))) {
      return refuse({ code: 'enrolment.code-wrong' });
    }
    await writeDeviceKey(tx, { device, public_key: publicKey, enrolled_at_ms: nowMs() });
    return ok(null);
  });
  return enrolled.ok ? ok(device) : enrolled;
}
