import { channels, impacts, urgencies } from '#domain/incident/incident.record.ts';
import { deviceId, personId, serviceId } from '#domain/kernel/fields.ts';
import { z } from 'zod';

const typed = z.string().max(100_000);

/** The half-written call: what was typed and chosen, not yet checked. */
export const callDraft = z.strictObject({
  /** What stands in the field "Who is calling?" while nobody is chosen. */
  caller: typed,
  requester: personId.nullable(),
  device: deviceId.nullable(),
  summary: typed,
  description: typed,
  channel: z.enum(channels),
  service: serviceId.nullable(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
});
export type CallDraft = z.infer<typeof callDraft>;

/** Most calls are one person who can wait a little; whoever has it worse says so. */
export const emptyCallDraft: CallDraft = {
  caller: '',
  requester: null,
  device: null,
  summary: '',
  description: '',
  channel: 'phone',
  service: null,
  impact: 'user-affected',
  urgency: 'medium',
};

/** Whether anything would be lost by throwing it away. */
export function isWorthKeeping(draft: CallDraft): boolean {
  return (
    [draft.caller, draft.summary, draft.description].some((text) => text.trim() !== '') || draft.requester !== null
  );
}

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface CallDraftStore {
  readonly read: () => CallDraft;
  /** Stores at once: what was typed survives a crash in the next moment (DRAFT-1). */
  readonly write: (draft: CallDraft) => void;
  readonly clear: () => void;
}

/**
 * Keeps one agent's half-written call on this device.
 *
 * @param agent The id of the agent; colleagues who share a device do not find each other's words.
 */
export function createCallDraftStore(storage: DraftStorage, agent: string): CallDraftStore {
  const key = `deskbell.call-draft.${agent}`;
  return {
    read: () => readDraft(storage.getItem(key)),
    write: (draft) => {
      if (isWorthKeeping(draft)) storage.setItem(key, JSON.stringify(draft));
      else storage.removeItem(key);
    },
    clear: () => storage.removeItem(key),
  };
}

/** A draft of an older version, or one that something else wrote over, begins anew. */
function readDraft(stored: string | null): CallDraft {
  if (stored === null) return emptyCallDraft;
  const read = callDraft.safeParse(parsedOrNull(stored));
  return read.success ? read.data : emptyCallDraft;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not our words: another program may have written under this key. There is nothing of the agent's to save.
    return null;
  }
}
