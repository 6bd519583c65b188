import type { DeskStatus } from '#contracts/desk-port.ts';
import { filter, firstValueFrom } from 'rxjs';
import type { ConsoleDesk, ConsoleOrder } from './console-desk.ts';
import { comeIn, queueOf, startConsoleDesk } from './console-desk.ts';

/** What this program is to do: receive the desk, work offline, and come back when it is told `online`. */
export interface OfflineOrder extends ConsoleOrder {
  readonly commands: number;
}

/** First that it has worked offline, then that it is back. */
export type OfflineNews =
  | { readonly kind: 'worked'; readonly issueMs: readonly number[] }
  | {
      readonly kind: 'back';
      /** Until the hub had answered every command, and until everything the others did was here as well. */
      readonly acknowledgedMs: number;
      readonly caughtUpMs: number;
      readonly received: number;
      readonly refused: number;
    };

const order = JSON.parse(process.argv[2] ?? '') as OfflineOrder;
const desk = await startConsoleDesk(order);
await comeIn(desk, order);
await statusOf(desk, ({ isReplicaWhole, link }) => isReplicaWhole && link === 'online');
desk.goOffline();
await statusOf(desk, ({ link }) => link === 'offline');
tell({ kind: 'worked', issueMs: await work(desk, order.commands) });
process.once('message', () => void comeBack());

async function comeBack(): Promise<void> {
  const beganMs = performance.now();
  const since = () => performance.now() - beganMs;
  const acknowledged = statusOf(desk, ({ waiting }) => waiting === 0).then(since);
  const caughtUp = statusOf(desk, ({ link, waiting }) => link === 'online' && waiting === 0);
  desk.goOnline();
  const { received, refused } = await caughtUp;
  const caughtUpMs = since();
  tell({ kind: 'back', acknowledgedMs: await acknowledged, caughtUpMs, received, refused });
  await desk.stop();
  process.exit(0);
}

/** Notes on one ticket after another, each when the one before is kept. */
async function work({ window }: ConsoleDesk, commands: number): Promise<readonly number[]> {
  const tickets = (await queueOf(window, 500).exec()).map(({ id }) => id);
  const tookMs: number[] = [];
  for (let serial = 0; serial < commands; serial += 1) {
    const target = tickets[serial % tickets.length]!;
    const beganMs = performance.now();
    const issued = await window.issue('incident.note', target, { text: `Looked at it again, ${serial}.` });
    tookMs.push(performance.now() - beganMs);
    if (!issued.ok) throw new Error(`A note was refused: ${issued.refusal.code}`);
  }
  return tookMs;
}

function statusOf({ window }: ConsoleDesk, isSo: (status: DeskStatus) => boolean) {
  return firstValueFrom(window.status$.pipe(filter(isSo)));
}

function tell(news: OfflineNews): void {
  process.send?.(news);
}
