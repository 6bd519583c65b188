import { existsSync, readFileSync } from 'node:fs';
import type { SessionFile } from '#contracts/session-file.ts';
import { sessionsOfCsv } from '#contracts/session-csv.ts';
import { sessionFile, sessionsFile } from '#contracts/session-file.ts';
import { Fault } from '#contracts/fault.ts';
import { supportSessionId } from '#domain/kernel/fields.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { writtenChains } from '#domain/remote-support/written-chains.rules.ts';
import type { BrokenEntry, CheckedChain } from '#platform/any/live-help/check-session.ts';
import { checkSession } from '#platform/any/live-help/check-session.ts';
import { isSigned } from '../exchange/exchange-key.ts';
import type { StoreOptions } from '../store/open-store.ts';
import { openForReading } from '../store/read-only-store.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecord } from '../sync/read-record.ts';

const USAGE = 'Say what to do: session verify ID-or-FILE, or session export ID.';

/**
 * `session verify` checks what both sides wrote down of a session, by its id in the store or in a file that `session export`
 * has written, or the console, as JSON or as a table (W14). Throws a `Fault` (`session.broken`) whose sentence names the first entry that does not hold.
 */
export async function sessionCommand(settings: StoreOptions, [verb, what]: readonly string[]): Promise<string> {
  if (what === undefined) throw new Fault('command.incomplete', USAGE);
  if (verb === 'export') return JSON.stringify(await readSession(settings, what), null, 2);
  if (verb !== 'verify') throw new Fault('command.incomplete', USAGE);
  return await sentenceOn(existsSync(what) ? readSessionFile(what) : [await readSession(settings, what)]);
}

/** Every session of a file, or the one that was asked for. The first that does not hold is told by its entry. */
async function sentenceOn(sessions: readonly SessionFile[]): Promise<string> {
  const said: string[] = [];
  for (const file of sessions) {
    const { broken, chains } = await checkSession(file, async (...signed) => isSigned(...signed));
    if (broken !== null) throw new Fault('session.broken', brokenSentence(file.session, broken));
    const written = chains.map((chain) => `${chain.entries} by ${chain.by}${headWords(chain)}`).join(', ');
    said.push(`What was written down of ${file.session} is as it was written: ${written || 'nothing'}.`);
  }
  return said.join('\n') || 'There is no session in it.';
}

/** How far into a chain the other sides have signed, or heard, that it had come. */
function headWords({ signedUpTo, heardUpTo }: CheckedChain): string {
  const words = [
    ...(signedUpTo > 0 ? [`signed up to ${signedUpTo}`] : []),
    ...(heardUpTo > signedUpTo ? [`heard of up to ${heardUpTo}`] : []),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

const reasons: Readonly<Record<BrokenEntry['why'], string>> = {
  order: 'an entry is missing, stands twice, or cannot be read',
  content: 'it is not what was written then',
  head: 'the end is missing',
  'other-side': 'the other side had heard of another entry',
  signature: 'the other side has not signed it',
};

function brokenSentence(session: SupportSessionId, { by, seq, why, entry }: BrokenEntry): string {
  const what = entry === undefined ? '' : ` (${entry.type}, ${new Date(entry.atMs).toISOString()})`;
  return `What was written down of ${session} does not hold at entry ${seq} by ${by}${what}: ${reasons[why]}.`;
}

/** One session or several, as JSON or as a table. */
function readSessionFile(path: string): readonly SessionFile[] {
  const text = readFileSync(path, 'utf8');
  const table = sessionsOfCsv(text);
  if (table !== null) return table;
  const json = jsonIn(text);
  const several = Array.isArray(json) ? sessionsFile.safeParse(json) : null;
  if (several?.success === true) {
    const [_format, ...sessions] = several.data;
    return sessions;
  }
  const one = sessionFile.safeParse(json);
  if (one.success) return [one.data];
  const [first] = (several ?? one).error.issues;
  const where = first?.path.join('.') ?? '';
  throw new Fault('session.broken', `${path} is no file of a session as it was exported: ${where} does not fit.`);
}

async function readSession(settings: StoreOptions, what: string): Promise<SessionFile> {
  const id = supportSessionId.safeParse(what);
  if (!id.success) throw new Fault('session.unknown', `There is no file and no session ${what}.`);
  const store = await openForReading(settings);
  try {
    const session = await readRecord(store.database, supportSessionRecord, id.data);
    if (session === undefined) throw new Fault('session.unknown', `There is no session ${what}.`);
    const chains = writtenChains(session, await linesOf(store.database, id.data));
    return {
      format: 'deskbell-session-1',
      session: id.data,
      chains: chains.map((chain) => ({ ...chain, entries: [...chain.entries] })),
    };
  } finally {
    await store.close();
  }
}

/** As they lie there, whatever has been done to them: what cannot be read shows as missing. */
async function linesOf(reader: StoreReader, session: SupportSessionId): Promise<readonly JournalLine[]> {
  const rows = await reader
    .selectFrom('journal')
    .select('line')
    .where('target', '=', session)
    .orderBy('place')
    .execute();
  return rows.flatMap(({ line }) => {
    const parsed = jsonIn(line);
    return typeof parsed === 'object' && parsed !== null ? [parsed as JournalLine] : [];
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits nothing, and is told as that.
    return undefined;
  }
}
