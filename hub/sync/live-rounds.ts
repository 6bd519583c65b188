import type { RecordKinds } from '#domain/kernel/command.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Sessions, SignedIn } from '../access/sessions.ts';
import type { Store } from '../store/store.ts';
import { createFeedTail } from './feed-tail.ts';
import type { Round } from './live-client.ts';

export interface RoundsPorts {
  readonly store: Pick<Store, 'database'>;
  readonly kinds: RecordKinds;
  readonly sessions: Pick<Sessions, 'standing'>;
  readonly nowMs: () => number;
  /** Rows of the feed that are held ready, and in one page. */
  readonly most: number;
}

/** Begins rounds of changes: three questions to the store, however many clients wait for the answer. */
export function createRounds({ store, kinds, sessions, nowMs, most }: RoundsPorts) {
  const tail = createFeedTail({ store, kinds, nowMs, most });

  return async function beginRound(clients: readonly SignedIn[]): Promise<Round> {
    // Who is on the desk is written there, so everybody's round has to look there.
    const scopes: Scope[] = ['desk', ...clients.flatMap(({ principal }) => scopesOf(principal))];
    const changed = await tail.refresh(scopes);
    const asked = new Set(clients.map(({ session }) => session.id));
    const standing = await sessions.standing([...asked]);
    const hasAgentChanged = changed === null || [...changed].some((id) => recordNameOf(id) === 'agent');
    return {
      // Whoever said hello since was looked up just now.
      isStanding: (id) => standing.has(id) || !asked.has(id),
      mayHaveNewRights: (reader) => hasAgentChanged || changed.has(recordBehind(reader)),
      pageFor: tail.pageFor,
    };
  };
}

/** The record that says whether a reader is still there. */
function recordBehind(reader: Principal): string {
  switch (reader.kind) {
    case 'agent':
      return reader.person;
    case 'person':
    case 'device':
    case 'desk':
      return reader.id;
    default:
      return assertNever(reader);
  }
}
