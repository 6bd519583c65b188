import { readFileSync } from 'node:fs';
import type { CDPSession, ElectronApplication, Page } from '@playwright/test';
import { costsOf, openFilesOf } from '../bench/process-costs.ts';

/** What a helper and a console hold once all that nobody needs any more was collected; memory in MB of 10^6 bytes. */
export interface HeldResources {
  /** JavaScript's heap of the helper's main process, and of the console's page. */
  readonly helperHeap: number;
  readonly consoleHeap: number;
  /** Physical memory of either with all its processes: pages that several share count once. */
  readonly helperMemory: number;
  readonly consoleMemory: number;
  /** Files, pipes and sockets open in all processes of either. */
  readonly helperFiles: number;
  readonly consoleFiles: number;
  /** Timers, sockets and pipes that the helper's main process waits for. */
  readonly helperWaits: number;
  /** Connections that X servers of this machine serve on this display. */
  readonly displayConnections: number;
  /** Objects of that kind in the console's page, closed or not. */
  readonly peerConnections: number;
  readonly tracks: number;
}

/** Linux only: it reads `/proc`. */
export async function heldResources(app: ElectronApplication, agent: Page): Promise<HeldResources> {
  const helper = await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const session = new Session();
    session.connect();
    await session.post('HeapProfiler.collectGarbage');
    session.disconnect();
    return { heap: process.memoryUsage().heapUsed, waits: process.getActiveResourcesInfo().length, id: process.pid };
  });
  const inPage = await pageHoldings(agent);
  const browser = await browserProcess(agent);
  return {
    helperHeap: megabytes(helper.heap),
    helperMemory: memoryOf(helper.id),
    helperFiles: openFilesOf(helper.id),
    helperWaits: helper.waits,
    ...inPage,
    consoleMemory: memoryOf(browser),
    consoleFiles: openFilesOf(browser),
    displayConnections: connectionsTo(process.env['DISPLAY'] ?? ''),
  };
}

async function pageHoldings(agent: Page): Promise<Pick<HeldResources, 'consoleHeap' | 'peerConnections' | 'tracks'>> {
  await agent.requestGC();
  const cdp = await agent.context().newCDPSession(agent);
  // Each question collects before it counts.
  const peerConnections = await countOf(cdp, 'RTCPeerConnection');
  const tracks = await countOf(cdp, 'MediaStreamTrack');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return { consoleHeap: megabytes(usedSize), peerConnections, tracks };
}

async function countOf(cdp: CDPSession, kind: string): Promise<number> {
  const objectGroup = 'counted';
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${kind}.prototype`, objectGroup });
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId!, objectGroup });
  const { result: count } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(count.value);
}

async function browserProcess(agent: Page): Promise<number> {
  const cdp = await agent.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.find(({ type }) => type === 'browser')!.id;
}

function memoryOf(main: number): number {
  const all = Object.values(costsOf(main).megabytes).reduce((sum, one) => sum + one, 0);
  return Math.round(all);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}

/** The sockets that an X server has accepted keep the name it listens under. */
function connectionsTo(display: string): number {
  const name = `/tmp/.X11-unix/X${display.replace(/^:|\..*$/g, '')}`;
  const sockets = readFileSync('/proc/net/unix', 'utf8').split('\n');
  return sockets.filter((socket) => socket.endsWith(name) && socket.includes(' 03 ')).length;
}
