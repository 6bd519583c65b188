import type { HubReply } from '#contracts/hub-api.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { identityOf } from '../access/principals.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import type { Sessions } from '../access/sessions.ts';
import { greetingOf } from '../access/sessions.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { isSignedBy } from './device-key.ts';
import { deleteExpiredChallenges, readPublicKey, takeChallenge, writeChallenge } from './enrolment-rows.ts';

export interface DeviceSessionPorts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly nowMs: () => number;
  readonly log: Log;
}

const CHALLENGE_GOOD_FOR_MS = 60_000;

/** A random text for a device to sign. One that is not enrolled gets one too: nobody learns here which devices there are. */
export async function challengeDevice(
  { store, nowMs }: Pick<DeviceSessionPorts, 'store' | 'nowMs'>,
  device: DeviceId,
): Promise<HubReply<'device.challenge'>> {
  const challenge = newToken();
  await deleteExpiredChallenges(store.database, nowMs());
  if ((await readPublicKey(store.database, device)) !== undefined) {
    const expiresAtMs = nowMs() + CHALLENGE_GOOD_FOR_MS;
    await writeChallenge(store.database, { challenge_hash: hashOf(challenge), device, expires_at_ms: expiresAtMs });
  }
  return { challenge };
}

/** Opens a session for the device that holds the key. Whatever was wrong, the challenge is used up. */
export async function openDeviceSession(
  { store, sessions, nowMs, log }: DeviceSessionPorts,
  {
    device,
    challenge,
    signature,
  }: { readonly device: DeviceId; readonly challenge: string; readonly signature: string },
): Promise<Result<HubReply<'device.open-session'>>> {
  const isFresh = await takeChallenge(store.database, hashOf(challenge), { device, nowMs: nowMs() });
  const publicKey = await readPublicKey(store.database, device);
  const isProven = isFresh && publicKey !== undefined && isSignedBy(publicKey, challenge, signature);
  const identity = isProven ? await identityOf(store, device) : null;
  if (identity === null) {
    log.info({ device }, 'device session refused');
    return refuse({ code: 'device.signature-wrong' });
  }
  const session = await sessions.open(device, device);
  log.info({ device, session: session.id }, 'session opened');
  return ok(greetingOf({ ...identity, session }, nowMs(), sessions.offlineMs));
}
