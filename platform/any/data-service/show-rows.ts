import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { replayCommands } from '#domain/kernel/replay.ts';
import { readCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import type { DeskCopy } from './desk-copy.ts';

/** Commands whose effect is not yet certain to be in the masters, in the order they were issued. */
export function liveEntries({ outbox }: Pick<DeskCopy, 'outbox'>): readonly OutboxEntry[] {
  return outbox
    .all()
    .filter(({ state }) => state !== 'refused')
    .toSorted((a, b) => a.order - b.order);
}

/**
 * Makes every row with live commands show them replayed over its master, and every other row its master.
 * Outbox and masters are all it looks at, so it may run at any time and heals what a crash left half-done.
 *
 * @param changed The records whose masters or commands have changed, where that is known: then only what depends on them
 *   is replayed, and a thousand waiting commands cost a page of the feed nothing.
 */
export async function showRows(copy: DeskCopy, changed: ReadonlySet<string> | null = null): Promise<void> {
  if (changed?.size === 0) return;
  const live = liveEntries(copy).map(({ entry }) => entry);
  const concerned = changed === null ? null : concernedBy(live, changed);
  const commands = concerned === null ? live : live.filter(({ target }) => concerned.has(target));
  const targets = new Set(commands.map(({ target }) => target));
  await keepMasters(copy, targets);
  const masters = concerned === null ? copy.masters.all() : [...concerned].flatMap((id) => copy.masters.get(id) ?? []);
  const touched = masters.map(({ id }) => id);
  if (touched.length === 0) return;

  const principal = copy.keep.get('session')?.principal;
  const authorOf = ({ id }: OutboxEntry['entry']) => copy.outbox.get(id)?.carried?.principal ?? principal!;
  const replay =
    principal === undefined ? null : replayCommands(recordKinds, authorOf, await mastersFor(copy, commands), commands);
  const shown = touched.map((id) => [id, replay?.records.get(id) ?? masterOf(copy, id)] as const);
  await copy.records.write({
    put: shown.flatMap(([, record]) => record ?? []),
    forget: shown.filter(([, record]) => record === null).map(([id]) => id),
  });
  await copy.masters.write({ forget: touched.filter((id) => !targets.has(id)) });
}

/**
 * The records to be shown anew when `changed` have: they themselves, whatever a live command made of them, and in turn all
 * that goes into those commands.
 */
function concernedBy(live: readonly OutboxEntry['entry'][], changed: ReadonlySet<string>): ReadonlySet<string> {
  const targets = new Set(live.map(({ target }) => target));
  const concerned = new Set(changed);
  let left = live.map((entry) => ({ entry, needs: needsOf(entry) }));
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter(({ entry, needs }) => {
      if (!needs.some((id) => concerned.has(id))) return true;
      concerned.add(entry.target);
      for (const id of needs) if (targets.has(id)) concerned.add(id);
      return false;
    });
  }
  return concerned;
}

function needsOf(entry: OutboxEntry['entry']): readonly string[] {
  const command = readCommand(recordKinds, entry);
  return [entry.target, ...(command.ok ? command.value.needs : [])];
}

/** A target without a master copy was not yet changed by its commands: the row as it stands is the master. */
export async function keepMasters(copy: DeskCopy, targets: Iterable<string>): Promise<void> {
  const missing = [...targets].filter((id) => copy.masters.get(id) === undefined);
  if (missing.length === 0) return;
  const rows = await copy.records.find(missing);
  await copy.masters.write({ put: missing.map((id) => ({ id, state: rows.get(id) ?? null })) });
}

async function mastersFor(
  copy: DeskCopy,
  commands: readonly OutboxEntry['entry'][],
): Promise<ReadonlyMap<string, DeskRecord>> {
  const needs = new Set(commands.flatMap(needsOf));
  const untouched = [...needs].filter((id) => copy.masters.get(id) === undefined);
  const masters = new Map(await copy.records.find(untouched));
  for (const { id, state } of copy.masters.all()) if (state !== null) masters.set(id, state);
  return masters;
}

function masterOf(copy: DeskCopy, id: string): DeskRecord | null {
  return copy.masters.get(id)?.state ?? null;
}
