import { fileStates, outboxEntry } from '#contracts/desk-port.ts';
import { deviceName, draftKey, draftRevision, draftText } from '#contracts/draft.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';
import type { RxJsonSchema } from 'rxdb/plugins/core';
import { z } from 'zod';

/** A collection on this device: what a row looks like, and the fields it is looked up by. */
export interface CollectionShape {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly indexes: readonly (readonly string[])[];
}

const id = z.string().max(48);

/** Small sets every screen needs whole (sites, teams, agents, services), in one collection. */
export const referenceRow = z.strictObject({ id, record: z.string().max(32), state: z.looseObject({ id }) });
export interface ReferenceRow {
  readonly id: string;
  readonly record: string;
  readonly state: DeskRecord;
}

/** The master state of a record with waiting commands; `null` while the hub has none or shows us none. */
const masterRow = z.strictObject({ id, state: z.looseObject({ id }).nullable() });
export interface MasterRow {
  readonly id: string;
  readonly state: DeskRecord | null;
}

/** One of the service's own notes; see `keep.ts`. */
export const keepRow = z.strictObject({ id: z.string().max(32), value: z.json() });
export type KeepRow = z.infer<typeof keepRow>;

/** A file whose bytes lie on this device; see `file-shelf.ts`. */
export const fileRow = z.strictObject({
  id: attachmentHash,
  /** Empty where only its hash was known when it was fetched. */
  name: z.string().max(200),
  sizeBytes: z.int().min(0),
  state: z.enum(fileStates),
  /** By this device's clock; of what the hub has as well, when it was used last. */
  addedAtMs: z.int().min(0),
});
export type FileRow = z.infer<typeof fileRow>;

/** What the person on this device began to write; see `draft-rules.ts`. */
export const draftRow = z.strictObject({
  /** What it is for. */
  id: draftKey,
  text: draftText,
  /** The state of the hub that it stands over; `null`: the hub has none. */
  base: draftRevision.nullable(),
  /** The last state that came from another device. */
  taken: draftRevision.nullable(),
  /** The hub does not have it as it stands here. */
  isChanged: z.boolean(),
  /** Of the device that changed it last; empty for this one. */
  deviceName,
  changedAtMs: epochMs,
  /** What the hub has instead, written elsewhere while it was changed here. */
  other: z.strictObject({ text: draftText, revision: draftRevision, deviceName, changedAtMs: epochMs }).nullable(),
});
export type DraftRow = z.infer<typeof draftRow>;

/** What windows may read. */
export const windowCollections: readonly CollectionShape[] = [
  ...recordKinds
    .map(({ record }) => record)
    .filter(({ shelf }) => shelf === 'own')
    .map(({ name, schema, indexes }) => ({ name, schema, indexes })),
  { name: journalRecord.name, schema: journalRecord.schema, indexes: journalRecord.indexes },
  { name: 'reference', schema: referenceRow, indexes: [['record']] },
  { name: 'outbox', schema: outboxEntry, indexes: [['order']] },
];

/** What is the service's alone: the session's token is in `keep`. */
export const serviceCollections: readonly CollectionShape[] = [
  { name: 'master', schema: masterRow, indexes: [] },
  { name: 'keep', schema: keepRow, indexes: [] },
  { name: 'file', schema: fileRow, indexes: [] },
  { name: 'draft', schema: draftRow, indexes: [] },
];

interface JsonField {
  readonly type?: string;
  readonly anyOf?: readonly JsonField[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonField>>;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** RxDB's schema of a collection. It names every field and describes those of the key and the indexes. */
export function rxSchemaOf<Row extends { readonly id: string }>(shape: CollectionShape): RxJsonSchema<Row> {
  const fields = fieldsOf(shape.schema);
  const paths = [...new Set(['id', ...shape.indexes.flat()])];
  const described = new Set(paths.map((path) => outermostOf(path)));
  const properties = Object.entries(fields).map(([name, field]) => [
    name,
    described.has(name) ? describedField(shape.name, name, field, paths) : {},
  ]);
  const schema = {
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: Object.fromEntries(properties),
    required: [...described],
    indexes: shape.indexes.map((index) => [...index]),
  };
  // RxDB's type asks for each field of `Row` by name; they came from the same Zod schema as the type.
  return schema as unknown as RxJsonSchema<Row>;
}

function fieldsOf(schema: z.ZodType): Readonly<Record<string, JsonField>> {
  const { properties } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return (properties ?? {}) as Readonly<Record<string, JsonField>>;
}

/** An indexed field, or one with an indexed field in it (`offer.to`); that may be missing, and then it comes first. */
function describedField(collection: string, name: string, field: JsonField, paths: readonly string[]): object {
  if (paths.includes(name)) return indexedField(collection, name, field);
  const inner = presentForm(field).properties ?? {};
  const indexed = Object.entries(inner).filter(([innerName]) => paths.includes(`${name}.${innerName}`));
  const properties = indexed.map(([innerName, one]) => [
    innerName,
    indexedField(collection, `${name}.${innerName}`, one),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function outermostOf(path: string): string {
  return path.split('.')[0]!;
}

/** What a field is where it is not null. */
function presentForm(field: JsonField): JsonField {
  return field.anyOf?.find(({ type }) => type !== 'null') ?? field;
}

/** RxDB builds index keys of fixed width: it has to know how long a string and how large a number can be. */
function indexedField(collection: string, name: string, given: JsonField): object {
  const field = presentForm(given);
  const maxLength = field.maxLength ?? longestOf(field.enum);
  if (field.type === 'string' && maxLength !== null) return { type: 'string', maxLength };
  const { minimum, maximum } = field;
  const isBounded = minimum !== undefined && maximum !== undefined;
  if (field.type === 'integer' && isBounded) return { type: 'integer', minimum, maximum, multipleOf: 1 };
  throw new TypeError(`${collection}.${name} cannot be indexed: it needs a bounded string or whole number.`);
}

function longestOf(values: readonly unknown[] | undefined): number | null {
  return values === undefined ? null : Math.max(...values.map((value) => String(value).length));
}
