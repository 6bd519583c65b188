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

/** A draft as it is kept on the device; nothing when nothing would be lost. */
export function textOfDraft(draft: CallDraft): string {
  return isWorthKeeping(draft) ? JSON.stringify(draft) : '';
}

/** A draft of an older version, or one that something else wrote over, begins anew. */
export function draftOfText(text: string): CallDraft {
  const read = callDraft.safeParse(parsedOrNull(text));
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
