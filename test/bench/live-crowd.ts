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
  /** Below which half of the delays lie, 95 % of them, and all, in milliseconds. */
  readonly half: number;
  readonly mostOf: number;
  readonly longest: number;
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
  const failed = once(worker, 'exit').then(() => Promise.reject(new Error('The crowd was gone before it reported.')));
  failed.catch(() => null);
  const said = () => Promise.race([once(port, 'message').then(([message]) => message as unknown), failed]);
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
  const seen: number[][] = [];
  const serials = createSerials();
  const leaving = new AbortController();
  const broken = { count: 0 };
  for (const token of tokens) {
    const lines: number[] = [];
    seen.push(lines);
    await new Promise<void>(
      (resolve) => void stay(origin, token, { lines, serials, broken, leaving: leaving.signal }, resolve),
    );
  }
  const told = once(port, 'message');
  port.postMessage('here');
  const [sent] = (await told) as [ReadonlyMap<string, number>];
  const report = await reportOn(seen, new Map([...sent].map(([id, sentMs]) => [serials(id), sentMs])));
  leaving.abort();
  port.postMessage({ ...report, broken: broken.count });
}

interface Onlooker {
  /** When each line came, by its serial number. */
  readonly lines: number[];
  readonly serials: (id: string) => number;
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
      for (const [, id = ''] of text.matchAll(LINE)) onlooker.lines[onlooker.serials(id)] ??= atMs;
      cursor = PAGE_END.exec(text)?.[1] ?? cursor;
      socket.send(`{"kind":"applied","to":${cursor}}`);
      if (text.includes('"isEnd":true')) atEnd();
    });
    await gone;
    if (!onlooker.leaving.aborted) onlooker.broken.count += 1;
  }
}

/** A number for each id: hundreds of consoles that each kept ids would keep, with them, the pages they were cut from. */
function createSerials(): (id: string) => number {
  const known = new Map<string, number>();
  return (id) => {
    const serial = known.get(id) ?? known.size;
    // Through bytes, because a piece of a long text keeps all of it in memory.
    if (serial === known.size) known.set(Buffer.from(id).toString('latin1'), serial);
    return serial;
  };
}

async function reportOn(
  seen: readonly (readonly number[])[],
  sent: ReadonlyMap<number, number>,
): Promise<Omit<CrowdReport, 'broken'>> {
  const untilMs = Date.now() + PATIENCE_MS;
  while (delaysOf(seen, sent).length < seen.length * sent.size && Date.now() < untilMs) await pause(1_000);
  const delaysMs = delaysOf(seen, sent).toSorted();
  const below = (share: number) => delaysMs[Math.max(0, Math.ceil(share * delaysMs.length) - 1)] ?? 0;
  const missing = seen.length * sent.size - delaysMs.length;
  return { half: below(0.5), mostOf: below(0.95), longest: below(1), missing };
}

/** Millions of them: as bare numbers. */
function delaysOf(seen: readonly (readonly number[])[], sent: ReadonlyMap<number, number>): Float64Array {
  const delaysMs = new Float64Array(seen.length * sent.size);
  let count = 0;
  for (const lines of seen) {
    for (const [serial, sentMs] of sent) {
      const atMs = lines[serial];
      if (atMs !== undefined) delaysMs[count++] = atMs - sentMs;
    }
  }
  return delaysMs.subarray(0, count);
}

if (!isMainThread) await runCrowd(workerData as CrowdThread);
