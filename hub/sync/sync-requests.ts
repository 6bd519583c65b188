import type { missingLinesRequest, pushRequest, recoverRequest, unplacedRequest } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { z } from 'zod';
import type { SignedIn } from '../access/sessions.ts';
import { acceptPush } from './accept-push.ts';
import type { Gate } from './gate.ts';
import { isOfThisHistory } from './history.ts';
import type { FeedPorts } from './read-feed.ts';
import type { RecoverOutcome } from './recover-lines.ts';
import { missingLines } from './recover-lines.ts';
import { unplacedOf } from './unplaced-lines.ts';

export interface SyncRequestPorts extends FeedPorts {
  readonly gate: Pick<Gate, 'accept'>;
  readonly recover: (lines: readonly JournalLine[]) => Promise<RecoverOutcome[]>;
}

/** Commands up, and after a restore the lines that were lost. Records go down beside it: `serve-pull.ts`, `serve-snapshot.ts`. */
export function createSyncRequests(ports: SyncRequestPorts) {
  const { database } = ports.store;
  return {
    'sync.push': async (pushed: z.infer<typeof pushRequest>, { principal, session }: SignedIn) => {
      const { protocol, commands, cursor = null } = pushed;
      if (protocol !== SYNC_PROTOCOL_VERSION) return refuse({ code: 'protocol.unknown' });
      if (cursor !== null && !(await isOfThisHistory(database, cursor))) return refuse({ code: 'feed.restored' });
      return ok({ answers: await acceptPush(ports.gate, principal, session.installation, commands) });
    },
    'sync.missing': async ({ lines }: z.infer<typeof missingLinesRequest>) =>
      ok({ missing: await missingLines(database, lines) }),
    'sync.recover': async ({ protocol, lines }: z.infer<typeof recoverRequest>) => {
      if (protocol !== SYNC_PROTOCOL_VERSION) return refuse({ code: 'protocol.unknown' });
      return ok({ outcomes: await ports.recover(lines) });
    },
    'sync.unplaced': async ({ after }: z.infer<typeof unplacedRequest>, { principal, session }: SignedIn) =>
      ok(await unplacedOf(ports.store, principal, session.installation, after)),
  };
}
