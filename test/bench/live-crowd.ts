import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { isMainThread, MessageChannel, Worker, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** Many live consoles in a thread of their own. They take in pages as consoles do, but only look for lines by their ids. */
export interface LiveCrowd {
  /** How long each command that was sent took to each console, in milliseconds, and how many never came. */
  leave(sent: ReadonlyMap<string, number>): Promise<CrowdReport>;
}

export interface CrowdReport {
  readonly delaysMs: readonly number[];
  readonly missing: number;
  /** Streams that ended by themselves, and were opened again. */
  readonly broken: number;
}

interface CrowdOptions {
  readonly origin: string;
  readonly tokens: readonly string[];
}

interface CrowdThread extends CrowdOptions {
  readonly port: MessagePort;
}

/** Resolves when all consoles are up to date. */
export async function openLiveCrowd(options: CrowdOptions): Promise<LiveCrowd> {
  const { port1: port, port2: far } = new MessageChannel();
  const thread: CrowdThread = { ...options, port: far };
  const worker = new Worker(new URL(import.meta.url), { workerData: thread, transferList: [far] });
  const said = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      port.once('message', resolve);
      worker.once('error', reject);
    });
  await said();
  return {
    leave: async (sent) => {
      const report = said();
      port.postMessage(sent);
      const reported = (await report) as CrowdReport;
      await worker.terminate();
      return reported;
    },
  };
}

/** What comes last is waited for so long. */
const PATIENCE_MS = 20_000;
const LINE = /"id":"(journal:[0-9a-f]{32})"/g;
const PAGE_END = /"to":(\{[^}]*\})/;

async function runCrowd({ origin, tokens, port }: CrowdThread): Promise<void> {
  const seen: Map<string, number>[] = [];
  const leaving = new AbortController();
  const broken = { count: 0 };
  for (const token of tokens) {
    const lines = new Map<string, number>();
    seen.push(lines);
    await new Promise<void>((resolve) => void stay(origin, token, { lines, broken, leaving: leaving.signal }, resolve));
  }
  const told = once(port, 'message');
  port.postMessage('here');
  const [sent] = (await told) as [ReadonlyMap<string, number>];
  const report = await reportOn(seen, sent);
  leaving.abort();
  port.postMessage({ ...report, broken: broken.count });
}

interface Onlooker {
  /** When each line came, by its id. */
  readonly lines: Map<string, number>;
  /** Streams that ended by themselves. */
  readonly broken: { count: number };
  readonly leaving: AbortSignal;
}

/** A console on the live stream: one that is cut off comes back, and goes on where it was. */
async function stay(origin: string, token: string, onlooker: Onlooker, atEnd: () => void): Promise<void> {
  let cursor = 'null';
  while (!onlooker.leaving.aborted) {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/sync/stream`);
    const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    onlooker.leaving.addEventListener('abort', () => socket.terminate());
    // What went wrong is followed by `close`.
    socket.on('error', () => {});
    socket.on('open', () => {
      socket.send(`{"kind":"hello","protocol":${SYNC_PROTOCOL_VERSION},"token":"${token}","cursor":${cursor}}`);
    });
    socket.on('message', (bytes: Buffer) => {
      const text = bytes.toString('utf8');
      if (!text.startsWith('{"kind":"page"')) return;
      const atMs = Date.now();
      for (const [, id = ''] of text.matchAll(LINE)) if (!onlooker.lines.has(id)) onlooker.lines.set(id, atMs);
      cursor = PAGE_END.exec(text)?.[1] ?? cursor;
      socket.send(`{"kind":"applied","to":${cursor}}`);
      if (text.includes('"isEnd":true')) atEnd();
    });
    await gone;
    if (!onlooker.leaving.aborted) onlooker.broken.count += 1;
  }
}

async function reportOn(
  seen: readonly ReadonlyMap<string, number>[],
  sent: ReadonlyMap<string, number>,
): Promise<Omit<CrowdReport, 'broken'>> {
  const missing = () => seen.reduce((sum, lines) => sum + [...sent.keys()].filter((id) => !lines.has(id)).length, 0);
  const untilMs = Date.now() + PATIENCE_MS;
  while (missing() > 0 && Date.now() < untilMs) await pause(100);
  const delaysMs = seen.flatMap((lines) =>
    [...sent].flatMap(([id, sentMs]) => (lines.has(id) ? [lines.get(id)! - sentMs] : [])),
  );
  return { delaysMs, missing: missing() };
}

if (!isMainThread) await runCrowd(workerData as CrowdThread);
