import type { Result } from '#domain/kernel/result.ts';
import type { AgentId, PersonId } from '#domain/kernel/fields.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';

/** Everybody the desk knows, in no order; who has left included. */
export function watchEverybody({ collections }: Desk): Observable<readonly Person[]> {
  return collections.person.find().$.pipe(map(rowsOf));
}

/** One person, or `null` while this device has none by that id. */
export function watchPerson({ collections }: Desk, id: string): Observable<Person | null> {
  return collections.person.findOne(id).$.pipe(map((found) => (found === null ? null : rowOf<Person>(found))));
}

/** Registers somebody the desk has not met. Gives the id they have from now on. */
export async function registerPerson(desk: Desk, input: CommandInput<'person.register'>): Promise<Result<PersonId>> {
  const id = personId.parse(desk.newId('person'));
  const registered = await desk.issue('person.register', id, input);
  return registered.ok ? { ok: true, value: id } : registered;
}

export async function amendPerson(
  desk: Desk,
  id: PersonId,
  input: CommandInput<'person.amend'>,
): Promise<Result<PersonId>> {
  const amended = await desk.issue('person.amend', id, input);
  return amended.ok ? { ok: true, value: id } : amended;
}

export function deactivatePerson(desk: Desk, id: PersonId): Promise<Result<unknown>> {
  return desk.issue('person.deactivate', id, {});
}

export function appointAgent(desk: Desk, input: CommandInput<'agent.appoint'>): Promise<Result<unknown>> {
  return desk.issue('agent.appoint', desk.newId('agent'), input);
}

export function reassignAgent(
  desk: Desk,
  id: AgentId,
  input: CommandInput<'agent.reassign'>,
): Promise<Result<unknown>> {
  return desk.issue('agent.reassign', id, input);
}

export function releaseAgent(desk: Desk, id: AgentId): Promise<Result<unknown>> {
  return desk.issue('agent.release', id, {});
}
