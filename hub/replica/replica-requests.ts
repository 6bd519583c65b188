import type { HubInput } from '#contracts/hub-api.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Log } from '../log.ts';
import type { DigestPorts } from './digests.ts';
import { readDigest, readStretch } from './digests.ts';
import { readScopes } from './gained-scopes.ts';
import { readOlder, readTicket } from './older-work.ts';
import { keepReceipt, listDevices } from './receipts.ts';
import { isOfThisHistory } from '../sync/history.ts';
import { searchTickets } from './search-tickets.ts';

export interface ReplicaPorts extends DigestPorts {
  readonly log: Pick<Log, 'info' | 'warn'>;
}

type ReplicaHandlers = Pick<ApiHandlers, Extract<keyof ApiHandlers, `replica.${string}`> | 'ticket.search'>;

/** What devices ask for beside the feed, each within what its reader may see. */
export function createReplicaRequests(ports: ReplicaPorts): ReplicaHandlers {
  const { store, nowMs, log } = ports;
  const isLost = async ({ cursor }: HubInput<'replica.digest'>) =>
    cursor !== undefined && !(await isOfThisHistory(store.database, cursor));
  return {
    'replica.older': async (asked, { principal }) => ok(await readOlder(ports, principal, asked)),
    'replica.ticket': (asked, { principal }) => readTicket(ports, principal, asked),
    'replica.scopes': async (asked, { principal }) => ok(await readScopes(ports, principal, asked)),
    'replica.digest': async (asked, { principal }) => {
      if (await isLost(asked)) return refuse({ code: 'feed.restored' });
      return ok(await readDigest(ports, principal, asked));
    },
    'replica.stretch': async (asked, { principal, session }) => {
      if (await isLost(asked)) return refuse({ code: 'feed.restored' });
      // Nothing is lost by it, but it should not have come to this: whoever runs the hub may want to know.
      log.warn({ session: session.id, installation: session.installation, record: asked.record }, 'replica differed');
      return ok(await readStretch(ports, principal, asked));
    },
    'replica.receipt': async (receipt, { session }) => {
      await keepReceipt(store.database, session, receipt, nowMs());
      const { place, records } = receipt;
      log.info({ session: session.id, installation: session.installation, place, records }, 'device has forgotten');
      return ok({});
    },
    'replica.devices': async () => ok(await listDevices(store, nowMs())),
    'ticket.search': async ({ words }, { principal }) => ok(await searchTickets(ports, principal, words)),
  };
}
