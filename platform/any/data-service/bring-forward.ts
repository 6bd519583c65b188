import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { migrateRecord, recordNameOf } from '#domain/kernel/record.ts';
import { deepEqual } from 'rxdb/plugins/core';
import { z } from 'zod';
import type { DeskCopy } from './desk-copy.ts';

/** How a kind of record was kept by the version that ran here last. */
interface KeptShape {
  readonly version: number;
  /** Its JSON schema, as text: another text is another shape. */
  readonly schema: string;
}
export type KeptShapes = Readonly<Record<string, KeptShape>>;

type Definitions = ReadonlyMap<string, RecordDefinition<DeskRecord>>;

/**
 * Brings records that an earlier version of the console stored to the shape of this one, before anybody reads them.
 * What cannot be brought forward is forgotten and fetched again: the feed begins anew at the next contact.
 * Interrupted, it runs again at the next start; what fits already is left as it is.
 */
export async function bringForward(copy: DeskCopy, definitions: Definitions): Promise<void> {
  const kept = copy.keep.get('shapes');
  const present = shapesOf(definitions);
  const changed = [...definitions.values()].filter(({ name }) => !isSame(kept[name], present[name]));
  if (changed.length === 0) return;
  const isFirstStart = Object.keys(kept).length === 0;
  const done = isFirstStart ? [] : await Promise.all(changed.map((definition) => bringKind(copy, definition, kept)));
  const isAllThere = done.every(Boolean);
  await copy.keep.set({ shapes: present, ...(isAllThere ? {} : { cursor: null, snapshot: null, isWhole: false }) });
}

/** Returns whether every row could be brought forward. */
async function bringKind(
  { records, masters }: DeskCopy,
  definition: RecordDefinition<DeskRecord>,
  kept: KeptShapes,
): Promise<boolean> {
  const bring = (stored: DeskRecord) => brought(definition, stored, kept[definition.name]?.version ?? 0);
  let isAllThere = true;
  // A large desk is not held in memory whole.
  for (let after: string | null = null, isEnd = false; !isEnd;) {
    const stretch: readonly DeskRecord[] = await records.between(definition.name, after, null);
    const rows = stretch.map((stored) => ({ stored, state: bring(stored) }));
    const lost = rows.filter(({ state }) => state === null);
    await records.write({
      put: rows.flatMap(({ stored, state }) => (state === null || deepEqual(state, stored) ? [] : [state])),
      forget: lost.map(({ stored }) => stored.id),
    });
    isAllThere &&= lost.length === 0;
    after = stretch.at(-1)?.id ?? null;
    isEnd = after === null;
  }
  const copies = masters.all().filter(({ id, state }) => state !== null && recordNameOf(id) === definition.name);
  const broughtCopies = copies.map(({ id, state }) => ({ id, state: state === null ? null : bring(state) }));
  await masters.write({ put: broughtCopies });
  return isAllThere && broughtCopies.every(({ state }) => state !== null);
}

function brought(definition: RecordDefinition<DeskRecord>, stored: DeskRecord, version: number): DeskRecord | null {
  const asItIs = definition.schema.safeParse(stored);
  if (asItIs.success) return asItIs.data;
  const migrated = definition.schema.safeParse(migrateRecord(definition, { ...stored }, version));
  return migrated.success ? migrated.data : null;
}

function shapesOf(definitions: Definitions): KeptShapes {
  return Object.fromEntries(
    [...definitions].map(([name, { schema, migrations }]) => [
      name,
      { version: migrations.length, schema: JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })) },
    ]),
  );
}

function isSame(a: KeptShape | undefined, b: KeptShape | undefined): boolean {
  return a?.version === b?.version && a?.schema === b?.schema;
}
