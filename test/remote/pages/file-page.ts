import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LinkRole } from '#contracts/remote-session/session-messages.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { CHUNK_BYTES } from '#domain/remote-control/file-transfer.rules.ts';
import { sha256Of } from '#platform/any/attachment/sha256.ts';
import type { FileAtHand, FileExchange } from '#platform/browser/file-transfer/file-exchange.ts';
import { createFileExchange } from '#platform/browser/file-transfer/file-exchange.ts';
import type { FilePart } from '#platform/browser/file-transfer/receive-file.ts';
import type { LinkState, PeerLink } from '#platform/browser/peer-link/peer-link.ts';
import { createSimplePeerLink } from '#platform/browser/peer-link/simple-peer-link.ts';
import { createPartDatabase } from '../../../renderer/remote-support/exchange/part-database.ts';
import { createSessionLine } from '#platform/browser/session-trust/session-line.ts';

export type FilePageEvent =
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'signal'; readonly signal: LinkSignal }
  | { readonly kind: 'offered'; readonly name: string }
  | { readonly kind: 'ended'; readonly how: string };

/** One end of a session that takes every file, and keeps parts for as long as the page is open. */
export interface FilePage {
  open(role: LinkRole, isControlGranted: boolean): void;
  signal(signal: LinkSignal): void;
  /** Ends the link and begins another, as a program does that was started anew; parts stay. */
  leave(): void;
  /** Offers a file of so many bytes. Returns its hash. */
  send(name: string, sizeBytes: number, seed: number): Promise<string>;
  /** Bytes of the parts, by the hash under which they were offered. */
  parts(): Readonly<Record<string, number>>;
  /** Of what was put together. */
  hashOf(sha256: string): Promise<string>;
  /** How many have been on their way at this end. */
  underWay(): number;
  /** Whatever is on its way waits, or goes on. */
  pause(isPaused: boolean): void;
  /** Alters the first byte of a part, as a bad disk would. */
  spoil(sha256: string): void;
  /** Puts chunks behind what the browser itself keeps of a file, as the console does, until so many are there. @returns what came of it. */
  keepInBrowser(sha256: string, chunks: number): Promise<{ readonly there: number; readonly stop: string | null }>;
  /** Chunks that have come in since the page was opened. */
  chunksIn(): number;
}

declare global {
  interface Window {
    filePage: FilePage;
    /** Bound by the test. */
    tellFiles: (event: FilePageEvent) => void;
  }
}

const stored = new Map<string, Uint8Array<ArrayBuffer>[]>();
let link: PeerLink | null = null;
let files: FileExchange | null = null;
let chunksIn = 0;
/** What is under way at this end. */
const atHand: FileAtHand[] = [];
const early: LinkSignal[] = [];

function partOf(sha256: string): FilePart {
  const chunks = () => stored.get(sha256) ?? [];
  return {
    chunks: async () => chunks().length,
    read: async (index) => chunks()[index]!,
    append: async (chunk) => {
      chunksIn += 1;
      stored.set(sha256, [...chunks(), chunk.slice()]);
      return null;
    },
    sha256: async () => await sha256Of(await whole(sha256)),
    forget: async () => void stored.delete(sha256),
    keep: async () => null,
  };
}

async function whole(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(stored.get(sha256) ?? []).arrayBuffer());
}

function open(role: LinkRole, isControlGranted: boolean): void {
  const made = createSimplePeerLink({ role, iceServers: [] });
  link = made;
  made.events.subscribe((event) => {
    if (event.kind === 'state' || event.kind === 'signal') window.tellFiles(event);
  });
  const onEnd = (how: string) => window.tellFiles({ kind: 'ended', how });
  const reportFault = (error: unknown) => {
    throw error;
  };
  files = createFileExchange({
    link: made,
    line: role === 'helper' ? createSessionLine(made, 'helper') : createSessionLine(made, 'console'),
    isControlGranted: () => isControlGranted,
    onOffer: async ({ name, sha256 }) => {
      window.tellFiles({ kind: 'offered', name });
      return { part: partOf(sha256), onBegun: (file) => atHand.push(file), onProgress: () => {}, onEnd };
    },
    onUnknown: () => made.close(),
    reportFault,
  });
  for (const signal of early.splice(0)) made.signal(signal);
}

/** Bytes that do not repeat from chunk to chunk. */
function bytesOf(sizeBytes: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(sizeBytes / 4));
  let word = seed;
  for (let at = 0; at < words.length; at += 1) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    words[at] = word;
  }
  return new Uint8Array(words.buffer, 0, sizeBytes);
}

async function keepInBrowser(sha256: string, chunks: number) {
  const part = createPartDatabase(Date.now).part(attachmentHash.parse(sha256));
  let stop: string | null = null;
  for (let there = await part.chunks(); there < chunks && stop === null; there += 1) {
    // Nothing that a disk could write shorter.
    const bytes = crypto.getRandomValues(new Uint8Array(CHUNK_BYTES));
    stop = await part.append(bytes);
  }
  return { there: await part.chunks(), stop };
}

window.filePage = {
  keepInBrowser,
  open,
  signal: (signal) => {
    if (link === null) early.push(signal);
    else link.signal(signal);
  },
  leave: () => {
    link?.close();
    link = null;
  },
  send: async (name, sizeBytes, seed) => {
    const bytes = bytesOf(sizeBytes, seed);
    const sha256 = attachmentHash.parse(await sha256Of(bytes));
    const read = async (from: number, to: number) => bytes.slice(from, to);
    const sent = files?.send(
      { name, sizeBytes, sha256, read },
      { onProgress: () => {}, onEnd: (how) => window.tellFiles({ kind: 'ended', how }) },
    );
    if (sent !== undefined) atHand.push(sent);
    return sha256;
  },
  parts: () =>
    Object.fromEntries([...stored].map(([sha256, of]) => [sha256, of.reduce((sum, one) => sum + one.length, 0)])),
  hashOf: async (sha256) => await sha256Of(await whole(sha256)),
  underWay: () => atHand.length,
  pause: (isPaused) => {
    for (const file of atHand) file.pause(isPaused);
  },
  spoil: (sha256) => {
    const [first] = stored.get(sha256) ?? [];
    if (first !== undefined) first[0] = (first[0] ?? 0) ^ 0xff;
  },
  chunksIn: () => chunksIn,
};
