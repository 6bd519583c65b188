import type { missingLinesRequest, pullRequest, pushRequest, recoverRequest } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { z } from 'zod';
import type { SignedIn } from '../access/sessions.ts';
import { acceptPush } from './accept-push.ts';
import type { Gate } from './gate.ts';
import { isOfThisHistory } from './history.ts';
import type { FeedPorts } from './read-feed.ts';
import { readFeed } from './read-feed.ts';
import type { RecoverOutcome } from './recover-lines.ts';
import { missingLines } from './recover-lines.ts';

export interface SyncRequestPorts extends FeedPorts {
  readonly gate: Pick<Gate, 'accept'>;
  readonly recover: (lines: readonly JournalLine[]) => Promise<RecoverOutcome[]>;
}

/** Commands up, records down, and after a restore the lines that were lost. */
export function createSyncRequests(ports: SyncRequestPorts) {
  const { database } = ports.store;
  return {
    'sync.pull': async ({ protocol, cursor, limit }: z.infer<typeof pullRequest>, { principal }: SignedIn) => {
      if (protocol !== SYNC_PROTOCOL_VERSION) return refuse({ code: 'protocol.unknown' });
      return ok(await readFeed(ports, principal, cursor, limit));
    },
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
  };
}
