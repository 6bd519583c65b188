import { ok } from '#domain/kernel/result.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { publishPolicy, readPublished } from './published-policy.ts';

export interface PolicyRequestPorts {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Hands the organisation's policy for remote help on. What the hub says of it is nobody's proof. */
export function createPolicyRequests({
  store,
  nowMs,
  log,
}: PolicyRequestPorts): Pick<ApiHandlers, 'policy.read' | 'policy.publish'> {
  return {
    'policy.read': async () => ok({ policy: await readPublished(store.database) }),
    'policy.publish': async ({ policy }, { principal }) => {
      const published = await publishPolicy(store, policy, nowMs());
      if (published.ok) log.info({ version: published.value.version, by: principal.id }, 'remote policy published');
      return published;
    },
  };
}
