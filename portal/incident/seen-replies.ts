import type { PortalIncident } from '#contracts/api/portal-api.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { BehaviorSubject } from 'rxjs';
import { z } from 'zod';
import type { KeptStorage } from '../app/kept-storage.ts';

/** When the desk's last answer was that this person has seen here, by incident. Epoch milliseconds. */
export type SeenReplies = Readonly<Record<string, number>>;

export interface SeenReplyStore {
  readonly seen$: Observable<SeenReplies>;
  readonly mark: (incident: Pick<PortalIncident, 'id' | 'answeredAtMs'>) => void;
}

/** Nobody has more open requests than this; the oldest marks give way. */
const MOST_MARKS = 200;

export function createSeenReplyStore(device: KeptStorage, person: PersonId): SeenReplyStore {
  const name = `seen.${person}`;
  const seen = new BehaviorSubject<SeenReplies>(device.read(name, z.record(z.string(), z.number())) ?? {});
  return {
    seen$: seen,
    mark: ({ id, answeredAtMs }) => {
      if (answeredAtMs === null || answeredAtMs <= (seen.value[id] ?? 0)) return;
      const newestFirst = Object.entries({ ...seen.value, [id]: answeredAtMs }).toSorted(
        ([, one], [, other]) => other - one,
      );
      seen.next(Object.fromEntries(newestFirst.slice(0, MOST_MARKS)));
      device.write(name, seen.value);
    },
  };
}

/** Whether the desk has said something this person has not seen. What is finished asks for nobody's eyes any more. */
export function isUnread(
  { id, state, answeredAtMs }: Pick<PortalIncident, 'id' | 'state' | 'answeredAtMs'>,
  seen: SeenReplies,
): boolean {
  return state !== 'closed' && answeredAtMs !== null && answeredAtMs > (seen[id] ?? 0);
}
