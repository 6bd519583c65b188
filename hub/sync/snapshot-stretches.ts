import type { RecordKinds } from '#domain/kernel/command.ts';
import { articleRecord } from '#domain/knowledge/article.record.ts';

/** All records of one kind, the newest first, or a share of them, or only the lines of their journal. */
export interface Stretch {
  /** Stays the same over releases: tokens hold it. */
  readonly name: string;
  readonly record: string;
  readonly holds: 'records' | 'records-with-lines' | 'lines';
  /** Of work that comes and goes: what is still to be done, or the rest of it. */
  readonly share: 'all' | 'open' | 'rest';
}

/** Kinds that nobody needs before they can work. */
const lastRecords: ReadonlySet<string> = new Set([articleRecord.name]);

/**
 * The order of a snapshot: what every screen needs, then open work with its timeline, then what is done, then texts, and
 * the journals of everything that is not work at the very end.
 *
 * Whatever moves from one stretch to another while it is read has changed, and the feed brings what changed.
 */
export function stretchesOf(kinds: RecordKinds): readonly Stretch[] {
  const names = kinds.map(({ record }) => record);
  const work = names.filter((record) => record.isSettled !== undefined);
  const last = names.filter(({ name }) => lastRecords.has(name));
  const first = names
    .filter((kind) => !work.includes(kind) && !last.includes(kind))
    .toSorted((a, b) => Number(b.shelf === 'reference') - Number(a.shelf === 'reference'));
  return [
    ...first.map(({ name }): Stretch => ({ name, record: name, holds: 'records', share: 'all' })),
    ...work.map(({ name }) => workStretch(name, 'open')),
    ...work.map(({ name }) => workStretch(name, 'rest')),
    ...last.map(({ name }): Stretch => ({ name, record: name, holds: 'records-with-lines', share: 'all' })),
    ...first.map(({ name }): Stretch => ({ name: `${name} lines`, record: name, holds: 'lines', share: 'all' })),
  ];
}

function workStretch(record: string, share: 'open' | 'rest'): Stretch {
  return { name: `${share} ${record}`, record, holds: 'records-with-lines', share };
}
