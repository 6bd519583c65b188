import { channels, impacts, urgencies } from '#domain/incident/incident.record.ts';
import { deviceId, personId, serviceId } from '#domain/kernel/fields.ts';
import { z } from 'zod';

const typed = z.string().max(100_000);

/** The half-written call: what was typed and chosen, not yet checked. */
const callDraft = z.strictObject({
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

/** `caller`: what stands in the field "Who is calling?" while nobody is chosen. */
const keptCall = z.strictObject({ caller: typed, draft: callDraft });
export type KeptCall = z.infer<typeof keptCall>;

/** Most calls are one person who can wait a little; whoever has it worse says so. */
export const emptyCallDraft: CallDraft = {
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
export function isWorthKeeping({ caller, draft }: KeptCall): boolean {
  const texts = [caller, draft.summary, draft.description];
  return draft.requester !== null || texts.some((text) => text.trim() !== '');
}

/** A call as it is kept on the device; nothing when nothing would be lost. */
export function textOfCall(call: KeptCall): string {
  return isWorthKeeping(call) ? JSON.stringify(call) : '';
}

/** What an older version kept, or something else wrote over, begins anew. */
export function callOfText(text: string): KeptCall {
  const read = keptCall.safeParse(parsedOrNull(text));
  return read.success ? read.data : { caller: '', draft: emptyCallDraft };
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not our words: another program may have written under this key. There is nothing of the agent's to save.
    return null;
  }
}
