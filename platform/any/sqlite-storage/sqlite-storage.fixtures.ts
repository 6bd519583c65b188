import type { FilledMangoQuery, PreparedQuery, RxDocumentData, RxJsonSchema, RxStorage } from 'rxdb/plugins/core';
import { createRevision, fillWithDefaultSettings, normalizeMangoQuery, now, prepareQuery } from 'rxdb/plugins/core';

/** A document as tests make them up: anything may stand in it beside its id. */
export type Loose = { readonly id: string } & Readonly<Record<string, unknown>>;
export type StoredLoose = RxDocumentData<Loose>;

/** Two plain indexes, one over two fields, one inside an object. */
export const looseSchema: RxJsonSchema<StoredLoose> = fillWithDefaultSettings<Loose>({
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 48 },
    state: { type: 'string', maxLength: 20 },
    atMs: { type: 'integer', minimum: 0, maximum: 9_999, multipleOf: 1 },
    isOpen: { type: 'boolean' },
    place: { type: 'object', properties: { site: { type: 'string', maxLength: 20 } } },
  },
  required: ['id'],
  indexes: ['atMs', ['state', 'atMs'], ['isOpen', 'state'], 'place.site'],
});

export async function openLoose(
  storage: RxStorage<unknown, unknown>,
  {
    databaseName = 'test',
    schema = looseSchema,
    collectionName = 'loose',
    multiInstance = false,
    token = 'token',
  } = {},
) {
  return storage.createStorageInstance<Loose>({
    databaseInstanceToken: token,
    databaseName,
    collectionName,
    schema,
    options: {},
    multiInstance,
    devMode: false,
  });
}

export function stored(state: Loose, previous?: StoredLoose): StoredLoose {
  const meta = { _attachments: {}, _meta: { lwt: now() }, _rev: createRevision('test', previous) };
  return { _deleted: false, ...state, ...meta };
}

/** A query as RxDB hands it to a storage. */
export function prepared(query: Partial<FilledMangoQuery<Loose>>, schema = looseSchema): PreparedQuery<Loose> {
  return prepareQuery<Loose>(schema, normalizeMangoQuery<Loose>(schema, structuredClone(query)));
}
