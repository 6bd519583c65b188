import { remoteSupportApi } from '#contracts/api/remote-support-api.ts';
import { agentId, epochMs } from '#domain/kernel/fields.ts';
import { z } from 'zod';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';

const standing = remoteSupportApi['support.read'].output.omit({ person: true });
const { agent, agentRole, onlookers, reason, endReason, endNote } = standing.shape;

/** Help at this computer: what the hub last said of it, and the code while it is good for something. */
const keptSession = z.strictObject({
  ...standing.shape,
  // Older helpers knew nothing of these.
  agent: agent.default(null),
  agentRole: agentRole.default(null),
  onlookers: onlookers.default([]),
  reason: reason.default(null),
  endReason: endReason.default(null),
  endNote: endNote.default(null),
  /** Names of all who were there: the last to help is not all who did. */
  names: z.record(agentId, z.string().max(120)).default({}),
  code: z.string().max(12).nullable(),
  /** When this computer ended it, which the hub may not have heard of yet. */
  endedHereAtMs: epochMs.nullable(),
  /** They met here without a hub, which cannot be asked how it stands. */
  way: z.literal('lan').exactOptional(),
});
export type KeptSession = z.infer<typeof keptSession>;

const keptHelp = z.strictObject({
  current: keptSession.nullable(),
  /** Sessions that somebody joined, the latest last. */
  past: z.array(keptSession).max(200),
});
export type KeptHelp = z.infer<typeof keptHelp>;

const none: KeptHelp = { current: null, past: [] };
const MOST_PAST = 200;

/** What is kept of help at this computer; a damaged file is as if there had been none. */
export async function readHelp(path: string): Promise<KeptHelp> {
  return (await readStoredJson(path, keptHelp.nullable().catch(null))) ?? none;
}

export async function writeHelp(path: string, help: KeptHelp): Promise<void> {
  await writeStoredJson(path, { ...help, past: help.past.slice(-MOST_PAST) });
}
