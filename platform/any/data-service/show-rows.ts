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
 */
export async function showRows(copy: DeskCopy): Promise<void> {
  const commands = liveEntries(copy).map(({ entry }) => entry);
  const targets = new Set(commands.map(({ target }) => target));
  await keepMasters(copy, targets);
  const touched = copy.masters.all().map(({ id }) => id);
  if (touched.length === 0) return;

  const principal = copy.keep.get('session')?.principal;
  const replay =
    principal === undefined ? null : replayCommands(recordKinds, principal, await mastersFor(copy, commands), commands);
  const shown = touched.map((id) => [id, replay?.records.get(id) ?? masterOf(copy, id)] as const);
  await copy.records.write({
    put: shown.flatMap(([, record]) => record ?? []),
    forget: shown.filter(([, record]) => record === null).map(([id]) => id),
  });
  await copy.masters.write({ forget: touched.filter((id) => !targets.has(id)) });
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
  const needs = new Set(
    commands.flatMap((entry) => {
      const command = readCommand(recordKinds, entry);
      return command.ok ? command.value.needs : [];
    }),
  );
  const untouched = [...needs].filter((id) => copy.masters.get(id) === undefined);
  const masters = new Map(await copy.records.find(untouched));
  for (const { id, state } of copy.masters.all()) if (state !== null) masters.set(id, state);
  return masters;
}

function masterOf(copy: DeskCopy, id: string): DeskRecord | null {
  return copy.masters.get(id)?.state ?? null;
}
