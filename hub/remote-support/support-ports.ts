import type { FailureTallies } from '../access/failure-tallies.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Gate } from '../sync/gate.ts';

export interface SupportPorts {
  readonly store: Store;
  readonly gate: Gate;
  readonly tallies: FailureTallies;
  readonly nowMs: () => number;
  readonly log: Log;
}
