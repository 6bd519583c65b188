import { devicePresence } from '#contracts/presence.ts';
import { agentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import { scope } from '#domain/kernel/principal.ts';
import { z } from 'zod';
import type { Store } from './store/store.ts';

/** What one device has open, and which scopes may know of each ticket. */
export const knownPresence = devicePresence.extend({
  tickets: z.array(
    devicePresence.shape.tickets.element.extend({ readers: z.array(scope.transform((read) => read as Scope)) }),
  ),
});

/** Small words between hub processes. None is kept, and any may get lost. */
const hubNotice = z.discriminatedUnion('kind', [
  /** Drafts of an agent changed on the installation `by`. */
  z.strictObject({ kind: z.literal('drafts'), owner: agentId, by: z.string().max(48) }),
  /** What devices on the process `at` have open. */
  z.strictObject({ kind: z.literal('presence'), at: z.string().max(48), devices: z.array(knownPresence) }),
  /** Whoever has just started asks the others what their devices have open. */
  z.strictObject({ kind: z.literal('presence-asked') }),
  /** The process `at` is there and still speaks for its devices. */
  z.strictObject({ kind: z.literal('presence-kept'), at: z.string().max(48) }),
  /** An end of this session has said something: it is in the store. */
  z.strictObject({ kind: z.literal('signals'), session: supportSessionId }),
]);
export type HubNotice = z.infer<typeof hubNotice>;

export interface NoticeBoard {
  /** Tells the other hub processes. That it cannot be told now is reported, and forgotten. */
  readonly tell: (notice: HubNotice) => Promise<void>;
  readonly listen: (listener: (notice: HubNotice) => void) => () => void;
}

export interface NoticePorts {
  readonly store: Pick<Store, 'tellOthers' | 'onTold'>;
  readonly reportFault: (error: unknown) => void;
}

export function createNoticeBoard({ store, reportFault }: NoticePorts): NoticeBoard {
  return {
    tell: (notice) => store.tellOthers(JSON.stringify(notice)).catch(reportFault),
    listen: (listener) =>
      store.onTold((text) => {
        // A process of another release may say what this one does not know.
        const notice = hubNotice.safeParse(parsedOrNull(text));
        if (notice.success) listener(notice.data);
      }),
  };
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another program on the same channel of the same database.
    return null;
  }
}
