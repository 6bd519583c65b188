import type { HubReply } from '#contracts/hub-api.ts';
import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import { personScope } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import type { StoreReader } from '../store/store.ts';
import { stateOf } from '../sync/read-record.ts';
import { colleaguesOf } from './read-support.ts';

/** As many as the contract lets through. */
const MOST_TOLD = 50;

/** Help at a person's own browser on one ticket, the latest first. What was at a computer of theirs, its helper tells. */
export async function readPastHelp(
  reader: StoreReader,
  person: PersonId,
  incident: IncidentId,
): Promise<Result<HubReply<'support.past'>>> {
  // The feed knows by index what concerns a person: of their sessions, those at a browser.
  const rows = await reader
    .selectFrom('feed')
    .innerJoin('record', 'record.id', 'feed.id')
    .where('feed.scope', '=', personScope(person))
    .where('feed.record', '=', supportSessionRecord.name)
    .where('feed.op', '=', 'put')
    .orderBy('feed.place', 'desc')
    .selectAll('record')
    .execute();
  const past = rows
    .map((row) => stateOf(supportSessionRecord, row))
    .flatMap((session) => {
      const { joinedAtMs } = session;
      const isMeant = session.person === person && session.incident === incident && session.state === 'ended';
      return isMeant && joinedAtMs !== null ? [{ ...session, joinedAtMs }] : [];
    })
    .toSorted((one, other) => other.joinedAtMs - one.joinedAtMs)
    .slice(0, MOST_TOLD);
  const agents = past.flatMap(({ agent }) => (agent === null ? [] : [agent]));
  const known = await colleaguesOf(reader, agents);
  return ok(
    past.map(({ id, agent, joinedAtMs, endedAtMs, objectedAtMs }) => ({
      id,
      agentName: agent === null ? null : (known.get(agent)?.name ?? null),
      joinedAtMs,
      endedAtMs,
      objectedAtMs,
    })),
  );
}
