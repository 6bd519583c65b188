import { createHmac } from 'node:crypto';
import type { HubReply } from '#contracts/hub-api.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { participantOf } from '#domain/remote-support/support-session.rules.ts';
import type { Store } from '../store/store.ts';
import { readRecord } from '../sync/read-record.ts';

/** A TURN server of the organisation's own, such as coturn with `use-auth-secret`. */
export interface Relay {
  /** Such as `turn:relay.example.org:3478?transport=udp`. */
  readonly urls: readonly string[];
  /** Shared with the relay, which knows by it that the hub let somebody in. */
  readonly secret: string;
}

/** Whoever is out of the session is out of the relay soon after; a connection that stands is not cut by it. */
const GOOD_FOR_MS = 10 * 60_000;

/**
 * A name and a password for the relay, good until a moment that stands in the name: the relay computes the password anew
 * from the name and the secret ("REST API for access to TURN services", draft-uberti-behave-turn-rest-00).
 *
 * @param name What the relay's log says of who it was; no colon.
 */
export function relayCredential(
  { secret }: Pick<Relay, 'secret'>,
  name: string,
  goodUntilMs: number,
): { readonly username: string; readonly credential: string } {
  const username = `${Math.floor(goodUntilMs / 1_000)}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

export interface RelayPorts {
  readonly store: Pick<Store, 'database'>;
  /** `null`: the hub has none, and names none of anybody else's (S13). */
  readonly relay: Relay | null;
  readonly nowMs: () => number;
}

/** Relays for those who are at a joined session. */
export async function readRelays(
  { store, relay, nowMs }: RelayPorts,
  principal: Principal,
  id: SupportSessionId,
): Promise<Result<HubReply<'support.relays'>>> {
  const session = await readRecord(store.database, supportSessionRecord, id);
  const participant = session?.state === 'joined' ? participantOf(session, principal) : null;
  if (participant === null) return refuse({ code: 'support.session-unknown' });
  const goodUntilMs = epochMs.parse(nowMs() + GOOD_FOR_MS);
  if (relay === null) return ok({ relays: [], goodUntilMs });
  // The session, and not who they are: the relay's log is read by others than the desk's.
  const name = `${id.slice(id.indexOf(':') + 1)}-${participant === 'user' ? 'user' : 'desk'}`;
  return ok({ relays: [{ urls: [...relay.urls], ...relayCredential(relay, name, goodUntilMs) }], goodUntilMs });
}
