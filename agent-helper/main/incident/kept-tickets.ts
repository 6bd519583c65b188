import { z } from 'zod';
import type { PortalEntry, PortalIncident } from '#contracts/api/portal-api.ts';
import { portalEntry, portalIncident } from '#contracts/api/portal-api.ts';
import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { DataFolder } from '../data-folder.ts';
import { openKeptFolder } from '../kept-folder.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

const MOST_CONVERSATIONS = 100;

const ticketList = z.strictObject({ tickets: z.array(portalIncident).max(100), readAtMs: epochMs });
export type TicketList = z.infer<typeof ticketList>;

const conversation = z.strictObject({ entries: z.array(portalEntry).max(2_000), ofMs: epochMs, readAtMs: epochMs });
/** `ofMs`: when the ticket had last changed as it was read. */
export type Conversation = z.infer<typeof conversation>;

const seenAnswers = z.strictObject({
  /** What was answered before this counts as looked at. */
  sinceMs: epochMs,
  /** By ticket, when the newest answer was given that the person has looked at, or was told of in a notification. */
  seen: z.record(incidentId, epochMs),
  told: z.record(incidentId, epochMs),
});
type SeenAnswers = z.infer<typeof seenAnswers>;

/** The person's tickets as the hub last told them, on this computer, to be read without it. */
export interface KeptTickets {
  /** `null` before they were read for the first time. */
  readonly list: () => Promise<TicketList | null>;
  readonly keepList: (list: TicketList) => Promise<void>;
  readonly conversation: (id: IncidentId) => Promise<Conversation | null>;
  readonly keepConversation: (id: IncidentId, entries: PortalEntry[], ofMs: number, readAtMs: number) => Promise<void>;
  /** What a file is called on the newest of the tickets it stands on; `null` when it stands on none. */
  readonly fileName: (sha256: AttachmentHash) => Promise<string | null>;
  /** Tickets with an answer that was not looked at. */
  readonly unread: () => Promise<readonly IncidentId[]>;
  readonly markSeen: (id: IncidentId) => Promise<void>;
  /** Tickets with an answer that nobody was told of yet; asking counts as telling. */
  readonly takeUntold: () => Promise<readonly PortalIncident[]>;
}

/** @param sinceMs Since when this computer is known to the hub: older answers were read elsewhere. */
export function openKeptTickets(folder: DataFolder, sinceMs: number): KeptTickets {
  const conversations = openKeptFolder(folder.conversations, conversation, MOST_CONVERSATIONS);
  const list = (): Promise<TicketList | null> => readOrForget(folder.tickets, ticketList);

  async function seenAnswersNow(): Promise<SeenAnswers> {
    return (await readOrForget(folder.seen, seenAnswers)) ?? { sinceMs: epochMs.parse(sinceMs), seen: {}, told: {} };
  }

  async function answeredAfter(mark: 'seen' | 'told'): Promise<readonly PortalIncident[]> {
    const [kept, marks] = [await list(), await seenAnswersNow()];
    return (kept?.tickets ?? []).filter(({ id, answeredAtMs }) => {
      return answeredAtMs !== null && answeredAtMs > Math.max(marks.sinceMs, marks[mark][id] ?? 0);
    });
  }

  async function mark(kind: 'seen' | 'told', tickets: readonly PortalIncident[]): Promise<void> {
    const marks = await seenAnswersNow();
    const now = tickets.flatMap(({ id, answeredAtMs }) => (answeredAtMs === null ? [] : [[id, answeredAtMs] as const]));
    if (now.length === 0) return;
    await writeStoredJson(folder.seen, { ...marks, [kind]: { ...marks[kind], ...Object.fromEntries(now) } });
  }

  return {
    list,
    keepList: (now) => writeStoredJson(folder.tickets, now),
    conversation: (id) => conversations.read(id),
    keepConversation: (id, entries, ofMs, readAtMs) =>
      conversations.keep(id, { entries, ofMs: epochMs.parse(ofMs), readAtMs: epochMs.parse(readAtMs) }),
    fileName: async (sha256) => {
      for (const id of (await conversations.names()).toReversed()) {
        const files = (await conversations.read(id))?.entries.flatMap((entry) => entry.files) ?? [];
        const file = files.findLast((each) => each.sha256 === sha256);
        if (file !== undefined) return file.name;
      }
      return null;
    },
    unread: async () => (await answeredAfter('seen')).map(({ id }) => id),
    markSeen: async (id) => {
      const tickets = (await answeredAfter('seen')).filter((ticket) => ticket.id === id);
      await mark('seen', tickets);
      await mark('told', tickets);
    },
    takeUntold: async () => {
      const untold = await answeredAfter('told');
      await mark('told', untold);
      return untold;
    },
  };
}

/** A copy that cannot be read is as good as none: the hub has it. */
async function readOrForget<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | null> {
  return await readStoredJson(path, schema.nullable().catch(null));
}
