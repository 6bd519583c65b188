/** The part of PouchDB that is measured. */
declare module 'pouchdb-browser' {
  interface Row {
    readonly id: string;
    readonly value: unknown;
    readonly doc?: Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string };
  }
  export default class PouchDB {
    constructor(name: string, options: { readonly auto_compaction: boolean });
    bulkDocs(documents: readonly object[]): Promise<readonly { readonly ok?: boolean }[]>;
    put(document: object): Promise<{ readonly ok: boolean }>;
    get(id: string): Promise<Readonly<Record<string, unknown>>>;
    query(view: string, options: object): Promise<{ readonly rows: readonly Row[] }>;
    close(): Promise<void>;
  }
}
