import type { SnapshotPart } from '#contracts/sync.ts';

/** One part is held in memory, sent and stored in one piece, by hubs and laptops alike. */
const MOST_ROWS = 1_500;
const MOST_CHARACTERS = 1_500_000;

/** Collects the rows of a part. They stay the text that the store holds: nobody reads and writes it only to pass it on. */
export interface PartWriter {
  add(record: string, json: string): void;
  isFull(): boolean;
  rows(): number;
  /** The part as it goes over the wire. */
  text(head: Omit<SnapshotPart, 'rows'>): string;
}

export function createPartWriter(): PartWriter {
  const statesByRecord = new Map<string, string[]>();
  let rows = 0;
  let characters = 0;
  return {
    add: (record, json) => {
      const states = statesByRecord.get(record) ?? [];
      states.push(json);
      statesByRecord.set(record, states);
      rows += 1;
      characters += json.length;
    },
    isFull: () => rows >= MOST_ROWS || characters >= MOST_CHARACTERS,
    rows: () => rows,
    text: (head) => {
      const groups = [...statesByRecord].map(
        ([record, states]) => `{"record":${JSON.stringify(record)},"states":[${states.join(',')}]}`,
      );
      const { from, cursor, sent, total, next } = head;
      return `${JSON.stringify({ from, cursor, sent, total, next }).slice(0, -1)},"rows":[${groups.join(',')}]}`;
    },
  };
}
