import type { CommandEntry, RecordKinds } from '#domain/kernel/command.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Store } from '../store/store.ts';
import { createWorkingCopy } from '../sync/working-copy.ts';
import { siteCodeFor } from './site-codes.ts';
import type { NumberLease } from './ticket-numbers.ts';
import { leaseNumbers } from './ticket-numbers.ts';

export interface LeasePorts {
  readonly store: Store;
  readonly kinds: RecordKinds;
  readonly nowMs: () => number;
}

/** A block of the agent's site for one of their installations. Refused with `number.no-site` before there is a site. */
export async function leaseForAgent(
  ports: LeasePorts,
  agent: AgentPrincipal,
  device: CommandEntry['device'],
): Promise<Result<NumberLease>> {
  return await ports.store.transaction(async (tx) => {
    const siteCode = await siteCodeFor(createWorkingCopy(ports.store, tx, ports.kinds), agent.person);
    if (siteCode === null) return refuse({ code: 'number.no-site' });
    return ok(await leaseNumbers(tx, { siteCode, device, nowMs: ports.nowMs() }));
  });
}
