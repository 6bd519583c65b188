import type { BundlePreview } from '#contracts/exchange.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { sha256Of } from '../attachment/sha256.ts';
import type { DeskCopy, OpenCopy } from '../data-service/desk-copy.ts';
import { together } from '../data-service/desk-copy.ts';
import { hubNowMs, openSession } from '../data-service/session-rules.ts';
import { showRows } from '../data-service/show-rows.ts';
import type { ConsoleKey } from './console-key.ts';
import type { FittingCommand } from './fit-bundle.ts';
import { fitBundle } from './fit-bundle.ts';
import type { VerifiedBundle } from './read-bundle.ts';
import { readBundle } from './read-bundle.ts';
import { bytesOf } from './signing.ts';

export interface TakeBundlePorts extends OpenCopy {
  readonly key: Pick<ConsoleKey, 'hub'>;
  readonly nowMs: () => number;
}

const SHOWN_FIRST = 100;

/** What is in a bundle and what would be left out; nothing is kept yet. */
export async function lookInto(ports: TakeBundlePorts, bytes: Uint8Array): Promise<Result<BundlePreview>> {
  const { copy, key, nowMs } = ports;
  const session = openSession(copy.keep, nowMs());
  if (session === null) return refuse({ code: 'session.missing' });
  const read = await readBundle(bytes, key.hub());
  if (!read.ok) return read;
  const { fitting, left } = await fitBundle(copy, read.value, { reader: session.principal, nowMs: nowMs() });
  return ok({
    from: read.value.from,
    madeAtMs: read.value.madeAtMs,
    actions: fitting.length,
    files: filesFor(copy, fitting, read.value.files).length,
    authors: [...new Set(fitting.map(({ author }) => author.name))],
    first: fitting.slice(0, SHOWN_FIRST).map(({ author, entry }) => ({ author: author.name, entry })),
    left: [...left].map(([code, count]) => ({ code, count })),
  });
}

/**
 * Takes in what fits: from here on this console shows it, and carries it to the hub. Taking the same bundle again takes in
 * nothing. Returns how many commands there were.
 */
export async function takeBundle(ports: TakeBundlePorts, bytes: Uint8Array): Promise<Result<{ actions: number }>> {
  const { copy, change, key, nowMs } = ports;
  const read = await readBundle(bytes, key.hub());
  if (!read.ok) return read;
  return await change(async () => {
    const session = openSession(copy.keep, nowMs());
    if (session === null) return refuse({ code: 'session.missing' });
    const { fitting } = await fitBundle(copy, read.value, { reader: session.principal, nowMs: nowMs() });
    // Before the commands: a file that no command names does no harm.
    await keepFiles(copy, filesFor(copy, fitting, read.value.files), nowMs());
    const carriedAtMs = hubNowMs(copy.keep, nowMs());
    await together(copy, (staged) => keepCommands(staged, fitting, { from: read.value.from, carriedAtMs }));
    return ok({ actions: fitting.length });
  });
}

async function keepCommands(
  copy: DeskCopy,
  fitting: readonly FittingCommand[],
  { from, carriedAtMs }: { readonly from: string; readonly carriedAtMs: number },
): Promise<void> {
  const last = copy.outbox.all().reduce((highest, { order }) => Math.max(highest, order), 0);
  const receivedAtMs = epochMs.parse(carriedAtMs);
  const put = fitting.map(({ entry, signed, certificate, principal, author }, index): OutboxEntry => {
    const carried = { author: author.name, principal, from, receivedAtMs, signed, certificate };
    return { id: entry.id, order: last + 1 + index, entry, state: 'waiting', place: 0, refusal: null, carried };
  });
  await copy.outbox.write({ put });
  await showRows(copy, new Set(fitting.map(({ entry }) => entry.target)));
}

type BundleFile = VerifiedBundle['files'][number] & { readonly name: string; readonly sizeBytes: number };

/** Those that a command which is taken in names, and that are not here yet. */
function filesFor(
  copy: DeskCopy,
  fitting: readonly FittingCommand[],
  files: VerifiedBundle['files'],
): readonly BundleFile[] {
  const named = new Map(fitting.flatMap(({ entry }) => attachmentsIn(entry.input)).map((one) => [one.sha256, one]));
  return files.flatMap((file) => {
    const attachment = named.get(file.sha256);
    if (attachment === undefined || copy.files.get(file.sha256) !== undefined) return [];
    return [{ ...file, name: attachment.name, sizeBytes: attachment.sizeBytes }];
  });
}

/** One whose bytes are not what its signed command says is left out: its author's own console still sends it. */
async function keepFiles(copy: DeskCopy, files: readonly BundleFile[], nowMs: number): Promise<void> {
  for (const { sha256, name, sizeBytes, bytes: text } of files) {
    const bytes = bytesOf(text);
    if (bytes.byteLength !== sizeBytes || (await sha256Of(bytes)) !== sha256) continue;
    await copy.files.keep({ id: sha256, name, sizeBytes, state: 'unsent', addedAtMs: nowMs }, bytes);
  }
}
