import type { Desk } from '../../desk/desk.ts';
import { createPartDatabase } from './part-database.ts';
import { SessionExchange } from './session-exchange.ts';

/** A file is hashed in one go, in memory. Without the browser's own way, on a plain address of the house, that blocks the page. */
const MOST_BYTES = { fast: 1024 ** 3, slow: 64 * 1024 ** 2 } as const;

/** Text and files of one session, as long as its page stands. */
export function openExchange({ nowMs }: Pick<Desk, 'nowMs'>): SessionExchange {
  const parts = createPartDatabase(nowMs);
  const reportFault = (error: unknown): void => reportError(error);
  void parts.sweep(nowMs()).catch(reportFault);
  // Typed as always there, which it is not on such pages.
  const hasSubtle = (crypto.subtle as SubtleCrypto | undefined) !== undefined;
  return new SessionExchange({ parts, mostBytes: hasSubtle ? MOST_BYTES.fast : MOST_BYTES.slow, reportFault });
}
