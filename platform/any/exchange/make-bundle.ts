import type { ExchangeBundle, HandedCommand, SignedText } from '#contracts/exchange.ts';
import { BUNDLE_VERSION, MAX_BUNDLE_BYTES, MAX_BUNDLE_FILE_BYTES } from '#contracts/exchange.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { DeskCopy } from '../data-service/desk-copy.ts';
import { filesNamedIn } from '../data-service/file-rules.ts';
import { hubNowMs, openSession } from '../data-service/session-rules.ts';
import { liveEntries } from '../data-service/show-rows.ts';
import type { ConsoleKey, SigningAs } from './console-key.ts';
import { textOf } from './signing.ts';

export interface MakeBundlePorts {
  readonly copy: DeskCopy;
  readonly key: Pick<ConsoleKey, 'signing'>;
  readonly nowMs: () => number;
}

/** A bundle as a file, and what is in it. */
export interface MadeBundle {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly actions: number;
  readonly files: number;
  /** Files that were too much for one bundle; this console sends them to the hub itself. */
  readonly filesLeft: number;
}

/** Signatures are made beside each other, by threads of the browser's own. */
const SIGNED_TOGETHER = 200;

/**
 * Puts all that waits on this console into a file for a colleague, oldest first: own commands, signed now, and what is
 * carried for others, as they signed it. Nothing changes here: all of it still waits for the hub.
 */
export async function makeBundle({ copy, key, nowMs }: MakeBundlePorts): Promise<Result<MadeBundle>> {
  const session = openSession(copy.keep, nowMs());
  if (session === null) return refuse({ code: 'session.missing' });
  const waiting = liveEntries(copy).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return refuse({ code: 'exchange.nothing-waits' });
  const signing = await key.signing();
  if (!signing.ok) return signing;
  const madeAtMs = epochMs.parse(hubNowMs(copy.keep, nowMs()));
  const handed = await signAll(waiting, signing.value, madeAtMs);
  const certificates = [...new Map(handed.map(({ certificate }) => [certificate.text, certificate])).values()];
  const placeOf = new Map(certificates.map(({ text }, place) => [text, place]));
  const { files, filesLeft } = await readFiles(copy, waiting);
  const bundle: ExchangeBundle = {
    format: 'deskbell-handover',
    version: BUNDLE_VERSION,
    hub: signing.value.hub,
    from: session.name,
    madeAtMs,
    certificates,
    commands: handed.map(({ signed, certificate }) => ({ signed, by: placeOf.get(certificate.text)! })),
    files,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(bundle));
  if (bytes.byteLength > MAX_BUNDLE_BYTES) return refuse({ code: 'exchange.too-large' });
  return ok({ name: fileNameOf(bundle), bytes, actions: waiting.length, files: files.length, filesLeft });
}

async function signAll(
  waiting: readonly OutboxEntry[],
  { sign, certificate }: SigningAs,
  signedAtMs: number,
): Promise<readonly HandedCommand[]> {
  const signOne = async ({ entry, carried }: OutboxEntry): Promise<HandedCommand> => {
    if (carried !== undefined) return { signed: carried.signed, certificate: carried.certificate };
    const signed: SignedText = await sign('command', JSON.stringify({ command: entry, signedAtMs }));
    return { signed, certificate };
  };
  const handed: HandedCommand[] = [];
  for (let from = 0; from < waiting.length; from += SIGNED_TOGETHER) {
    handed.push(...(await Promise.all(waiting.slice(from, from + SIGNED_TOGETHER).map(signOne))));
  }
  return handed;
}

/** Those that the hub does not have yet, in the order in which commands name them, as far as there is room. */
async function readFiles(copy: DeskCopy, waiting: readonly OutboxEntry[]) {
  const named = new Set(waiting.flatMap(({ entry }) => filesNamedIn(entry.input)));
  const unsent = [...named].flatMap((sha256) => copy.files.get(sha256) ?? []).filter(({ state }) => state === 'unsent');
  const files: ExchangeBundle['files'] = [];
  let room = MAX_BUNDLE_FILE_BYTES;
  for (const { id, sizeBytes } of unsent) {
    const bytes = sizeBytes > room ? null : await copy.files.bytesOf(id);
    if (bytes === null) continue;
    room -= sizeBytes;
    files.push({ sha256: id, bytes: textOf(bytes) });
  }
  return { files, filesLeft: unsent.length - files.length };
}

/** Such as `mira-sandoval-2026-11-23-1405.deskbell`: letters that every stick and every system keeps. */
function fileNameOf({ from, madeAtMs }: Pick<ExchangeBundle, 'from' | 'madeAtMs'>): string {
  const plain = from.normalize('NFKD').toLowerCase();
  const name = plain
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  const moment = new Date(madeAtMs).toISOString();
  return `${name}-${moment.slice(0, 10)}-${moment.slice(11, 16).replace(':', '')}.deskbell`;
}
