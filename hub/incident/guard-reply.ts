import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { guardedLines, isPublicWord } from '#domain/incident/send-guard.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { readStoredState } from '../sync/stored-state.ts';
import type { StoreTransaction } from '../store/store.ts';

/**
 * Stops a reply whose author has not seen the last words of others on the ticket (COL-2): `incident.newer-words`, with how
 * many there are and the newest. Who says nothing of what they saw is not stopped.
 */
export async function guardReply(tx: StoreTransaction, entry: CommandEntry): Promise<Result<null>> {
  const lastSeen = lastSeenBy(entry);
  if (lastSeen === undefined) return ok(null);
  const seenPlace = lastSeen === null ? 0 : await placeOf(tx, entry.target, lastSeen);
  // A line this hub does not have, because it was restored from an older back-up: there is nothing to hold it against.
  if (seenPlace === null) return ok(null);
  const newer = (await linesAfter(tx, entry.target, seenPlace)).filter(
    (line) => line.actor !== entry.actor && isPublicWord(line),
  );
  const newest = newer.at(-1);
  if (newest === undefined) return ok(null);
  return refuse({ code: 'incident.newer-words', details: { newest: newest.id, count: newer.length } });
}

function lastSeenBy({ name, input }: CommandEntry): JournalLine['id'] | null | undefined {
  if (name === 'incident.reply') return incidentCommands['incident.reply'].input.parse(input).lastSeen;
  if (name !== 'incident.attach') return undefined;
  const attached = incidentCommands['incident.attach'].input.parse(input);
  return attached.audience === 'readers' ? attached.lastSeen : undefined;
}

async function placeOf(tx: StoreTransaction, target: string, line: JournalLine['id']): Promise<number | null> {
  const found = await tx
    .selectFrom('journal')
    .select('place')
    .where('id', '=', line)
    .where('target', '=', target)
    .executeTakeFirst();
  return found?.place ?? null;
}

/** Those that may hold words for the requester, in hub order. */
async function linesAfter(tx: StoreTransaction, target: string, place: number): Promise<readonly JournalLine[]> {
  const rows = await tx
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('target', '=', target)
    .where('place', '>', place)
    .where('audience', '=', 'readers')
    .orderBy('place')
    .execute();
  const lines = rows.map(({ id, schema_version: schemaVersion, line }) =>
    readStoredState(journalRecord, { id, schemaVersion, json: line }),
  );
  return lines.filter(({ name }) => guardedLines.includes(name));
}
