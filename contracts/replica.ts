import { ticketNumber } from '#domain/incident/incident.record.ts';
import { epochMs, incidentId, line, personId } from '#domain/kernel/fields.ts';
import { historyDays } from '#domain/kernel/history.ts';
import { scope } from '#domain/kernel/principal.ts';
import { z } from 'zod';
import { installation } from './api/api-request.ts';
import { feedCursor } from './sync.ts';

const id = z.string().max(48);
const record = z.string().max(32);
const place = z.int().min(0);
/** As in `scopes` of a cursor: which part of the desk is meant. */
const view = z.string().max(200);

/** A record or line as it now is. */
const heldRow = z.strictObject({ record, id, state: z.looseObject({ id }) });
export type HeldRow = z.infer<typeof heldRow>;

/**
 * Rows beside the feed. They are at least as new as `place`: whoever has seen no more of the feed than that may put them
 * in the place of what they hold.
 */
const rowsAt = { place, rows: z.array(heldRow) };
export const rowsBesideFeed = z.strictObject(rowsAt);

/** Where a walk through settled work stands: at this ticket, which was left alone since then. */
const olderPlace = z.strictObject({ quietSinceMs: epochMs, id });

/** Settled tickets with their lines that `more` days of history hold and `held` days do not, the latest first. */
export const olderRequest = z.strictObject({ held: historyDays, more: historyDays, after: olderPlace.nullable() });
export const olderAnswer = z.strictObject({
  ...rowsAt,
  /** `null`: there are no more. */
  next: olderPlace.nullable(),
  /** How many tickets come after these. */
  left: z.int().min(0),
});

/** One ticket with its lines, however old it is. */
export const ticketRequest = z.union([z.strictObject({ id: incidentId }), z.strictObject({ number: ticketNumber })]);

/** Everything that stands in scopes the reader gained, a page after the other. */
export const scopesRequest = z.strictObject({
  scopes: z.array(scope).min(1).max(10),
  historyDays,
  after: place,
});
export const scopesAnswer = z.strictObject({ ...rowsAt, next: place.nullable() });

/**
 * What the hub has of one kind after an id, in order of ids, in two numbers: how many rows, and the sum of their hashes.
 * The hub says how far it counted.
 */
export const digestRequest = z.strictObject({
  record,
  view,
  after: id.nullable(),
  /**
   * Of the replica that is compared. One from a history that the hub has lost is refused with `feed.restored`: what
   * differs is then what the device has to give back.
   */
  cursor: feedCursor.exactOptional(),
});
export const digestAnswer = z.strictObject({
  place,
  /** What was settled and last changed before this is not counted, and neither are its lines; `null`: all is. */
  sinceMs: epochMs.nullable(),
  /** The last id that was counted; `null`: up to the last there is. */
  upTo: id.nullable(),
  count: z.int().min(0),
  hash: z.string().max(32),
});
export type Digest = z.infer<typeof digestAnswer>;

/** All rows of a stretch that was found to be different. */
export const stretchRequest = digestRequest.extend({ upTo: id.nullable() });
export const stretchAnswer = z.strictObject({ ...rowsAt, sinceMs: epochMs.nullable() });

/** A device says that what left its reader's sight up to `place` is physically gone from it (PERM-1). */
export const receiptRequest = z.strictObject({
  place,
  /** Records and lines it let go of since its last receipt. */
  records: z.int().min(0),
  /** By its clock, corrected to the hub's. */
  forgottenAtMs: epochMs,
});

/** Where somebody is or was signed in, and what the device there said that it has forgotten. */
export const deviceHolding = z.strictObject({
  device: installation,
  holder: z.strictObject({ id: z.string().max(48), name: line(120) }),
  /** `null`: nobody is signed in there any more. */
  seenAtMs: epochMs.nullable(),
  /** All its receipts together; `null` when it never had anything to forget. */
  forgotten: z.strictObject({ records: z.int().min(0), place, atMs: epochMs }).nullable(),
});
export type DeviceHolding = z.infer<typeof deviceHolding>;

/** A settled ticket as a search on the hub finds it. */
export const olderTicket = z.strictObject({
  id: incidentId,
  number: ticketNumber.nullable(),
  summary: line(300),
  requester: z.strictObject({ id: personId, name: line(120) }),
  changedAtMs: epochMs,
});
