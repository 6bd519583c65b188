import type { CommandEntry } from '#domain/kernel/command.ts';
import { agentId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecord } from './read-record.ts';

/** Whether somebody acted as an agent whom they are no more, or as the person they were before. */
export async function isFormerSelf(
  reader: StoreReader,
  principal: Principal,
  actor: CommandEntry['actor'],
): Promise<boolean> {
  if (principal.kind !== 'agent' && principal.kind !== 'person') return false;
  const person = principal.kind === 'agent' ? principal.person : principal.id;
  if (actor === person) return true;
  const former = agentId.safeParse(actor);
  // Whoever came back to the desk is another agent.
  return former.success && (await readRecord(reader, agentRecord, former.data))?.person === person;
}
