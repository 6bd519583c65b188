import { v7 } from 'uuid';

/** A command's id: a UUIDv7, so that ids sort by the moment they were made. */
export function newCommandId(): string {
  return v7();
}

/** A new record id, such as `incident:019a8f…`: the record's name and a UUIDv7 without its dashes. */
export function newRecordId<const Name extends string>(record: Name): `${Name}:${string}` {
  return `${record}:${v7().replaceAll('-', '')}`;
}
