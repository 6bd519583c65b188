import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { filter, firstValueFrom } from 'rxjs';
import type { ConsoleDesk, ConsoleOrder } from './console-desk.ts';
import { comeIn, queueOf, startConsoleDesk } from './console-desk.ts';
import { residentMegabytes } from './measured-hub.ts';
import type { WindowNews } from './syncing-window.ts';

/** What this program is to do; handed over as JSON in its first argument. */
export interface SyncOrder extends ConsoleOrder {
  /** `feed`: as if there were no snapshots; the scopes are those of whoever signs in. */
  readonly way: 'snapshot' | { readonly feedScopes: string };
}

/** What it measured; handed back to whoever started it. Milliseconds are since the sign-in. */
export interface SyncMeasured {
  readonly firstPageMs: number;
  readonly wholeMs: number;
  readonly received: number;
  /** The longest time in which the data service answered nobody. */
  readonly longestBlockMs: number;
  /** How long the queue took to answer while the desk came in. */
  readonly queueMs: readonly number[];
  readonly diskMegabytes: number;
  readonly residentMegabytes: number;
  /** From the start of a service over what is there by now to its first page. */
  readonly reopenMs: number;
}

const order = JSON.parse(process.argv[2] ?? '') as SyncOrder;
process.send?.(await measure(order));
process.exit(0);

async function measure(asked: SyncOrder): Promise<SyncMeasured> {
  const { folder, way } = asked;
  const desk = await startConsoleDesk(asked, way === 'snapshot' ? {} : { change: withoutSnapshots(way.feedScopes) });
  const { window } = desk;
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const beganMs = performance.now();
  const since = () => performance.now() - beganMs;
  const watching = watchWindow(desk);
  const firstPage = watching.firstPage.then(since);
  await comeIn(desk, asked);
  const whole$ = window.status$.pipe(filter(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online'));
  const { received } = await firstValueFrom(whole$);
  const wholeMs = since();
  delays.disable();
  const queueMs = await watching.end();
  const resident = residentMegabytes(process.pid);
  await desk.stop();
  return {
    firstPageMs: await firstPage,
    wholeMs,
    received,
    longestBlockMs: delays.max / 1e6,
    queueMs,
    diskMegabytes: sizeOf(join(folder, 'deskbell.sqlite')),
    residentMegabytes: resident,
    reopenMs: await timeReopening(asked),
  };
}

/** A window that shows the queue from the first page on; see `syncing-window.ts`. */
function watchWindow(desk: ConsoleDesk) {
  const port = desk.servePort();
  const program = new URL('syncing-window.ts', import.meta.url);
  // It is the same port in the types of Node and in those of the DOM.
  const thread = new Worker(program, { workerData: port, transferList: [port as never] });
  const heard = <Kind extends WindowNews['kind']>(kind: Kind) =>
    new Promise<Extract<WindowNews, { kind: Kind }>>((resolve, reject) => {
      thread.once('error', reject);
      thread.on(
        'message',
        (news: WindowNews) => news.kind === kind && resolve(news as Extract<WindowNews, { kind: Kind }>),
      );
    });
  const asked = heard('asked');
  return {
    firstPage: heard('first-page'),
    end: async () => {
      thread.postMessage('over', []);
      const { queueMs } = await asked;
      await thread.terminate();
      return queueMs;
    },
  };
}

async function timeReopening(asked: SyncOrder): Promise<number> {
  const beganMs = performance.now();
  const again = await startConsoleDesk(asked);
  await queueOf(again.window).exec();
  const reopenMs = performance.now() - beganMs;
  await again.stop();
  return reopenMs;
}

/** A snapshot with nothing in it, from before the first change: everything is left to the feed. */
function withoutSnapshots(scopes: string): (ask: HubLink['ask']) => HubLink['ask'] {
  const nothing = { from: null, cursor: { place: 0, scopes }, sent: 0, total: 0, rows: [], next: null };
  return (ask) => async (request, input, options) =>
    // The answer is that of the request it was asked for.
    request === 'sync.snapshot' ? ({ ok: true, value: nothing } as never) : ask(request, input, options);
}

function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0) / 1e6;
}
