import type { FeedCursor, SnapshotToken } from '#contracts/sync.ts';
import { feedCursor, snapshotToken } from '#contracts/sync.ts';
import { z } from 'zod';

/** Where in a snapshot a reader stands: all of it, so that the hub keeps nothing between two parts. */
const snapshotPlace = z.strictObject({
  /** Where the feed stood before the first part. */
  cursor: feedCursor,
  /** The stretch that is being read, by its name; see `snapshot-stretches.ts`. */
  stretch: z.string().max(64),
  /** The id of the last record that was sent, or of the record whose lines were; `null` at the stretch's beginning. */
  after: z.string().max(48).nullable(),
  /** The place of the last line of that record that was sent; `null` when there are no more. */
  line: z.int().min(0).nullable(),
  sent: z.int().min(0),
  total: z.int().min(0),
});
export type SnapshotPlace = z.infer<typeof snapshotPlace> & { readonly cursor: FeedCursor };

export function tokenOf(place: SnapshotPlace): SnapshotToken {
  return snapshotToken.parse(JSON.stringify(place));
}

/** `null` for what this release did not write; the snapshot then begins anew. */
export function readToken(token: SnapshotToken): SnapshotPlace | null {
  const place = snapshotPlace.safeParse(parsed(token));
  return place.success ? place.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no place.
    return undefined;
  }
}
