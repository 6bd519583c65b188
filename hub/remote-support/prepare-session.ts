import { ok } from '#domain/kernel/result.ts';
import { supportSessionSchema } from '#domain/remote-support/support-session.record.ts';
import type { Prepare } from '../sync/gate.ts';
import { noteOver } from './live-session-rows.ts';

const endings: ReadonlySet<string> = new Set([
  'support-session.end',
  'support-session.lapse',
  'support-session.refuse',
]);

/** What ends a session marks it as over in the same transaction: `support-clock.ts` does what follows from it. */
export const prepareSession: Prepare = async (entry, _principal, desk) =>
  ok({
    entry,
    onAccepted: async (record) => {
      if (!endings.has(entry.name)) return;
      const session = supportSessionSchema.parse(record);
      await noteOver(desk.tx, session, session.changedAtMs);
    },
  });
