import type { Incident } from '#domain/incident/incident.record.ts';
import { openStates } from '#domain/incident/incident.rules.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { AgentId, PersonId } from '#domain/kernel/fields.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { Observable } from 'rxjs';
import { combineLatest, map, of, switchMap } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { questionFor, watchAnswer, watchFound, watchFoundRows } from '../search/search-repository.ts';
import type { PersonMatch } from './person-match.ts';
import { createPersonIndex, findPeople, matchOfPerson } from './person-match.ts';

/** The first people by name, who has left included. */
export function watchPeoplePage({ collections }: Desk, limit: number): Observable<readonly Person[]> {
  return collections.person.find({ sort: [{ name: 'asc' }], limit }).$.pipe(map(rowsOf));
}

/**
 * Who may be meant by what was typed, best first: by name, number, address, or by a device they sit at. The index brings
 * candidates, and `person-match.ts` judges them; who is found in spite of a slip of the finger stands last.
 */
export function watchPeopleMeant(desk: Desk, typed: string, limit: number): Observable<readonly PersonMatch[]> {
  if (typed.trim() === '') return of([]);
  const candidates = Math.min(MOST_CANDIDATES, limit * 5);
  return watchAnswer(desk, questionFor(['person', 'device'], typed, candidates)).pipe(
    switchMap(({ hits }) => {
      const idsOf = (kind: string) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
      return watchFound(desk, 'device', idsOf('device')).pipe(
        switchMap((devices) => {
          const holders = devices.flatMap(({ person }) => person ?? []);
          return watchWithDevices(desk, [...new Set([...idsOf('person'), ...holders])]);
        }),
      );
    }),
    map(({ people, devices }) => {
      const matches = findPeople(createPersonIndex(people, devices), typed, limit);
      const known = new Set(matches.map(({ person }) => person.id));
      const others = people.filter(({ id }) => !known.has(id));
      return [...matches, ...others.map((person) => matchOfPerson(person, devices))].slice(0, limit);
    }),
  );
}

/** Whoever has this e-mail address, whatever the case, and those who come to this device with it later. */
export function watchByAddress(desk: Desk, address: string): Observable<readonly Person[]> {
  const sought = address.toLowerCase();
  return watchFoundRows(desk, 'person', questionFor(['person'], address, MOST_WITH_ONE_ADDRESS)).pipe(
    map((people) => people.filter(({ emails }) => emails.some((email) => email === sought))),
  );
}

const MOST_CANDIDATES = 300;
const MOST_WITH_ONE_ADDRESS = 20;

/** Open tickets of these people, by requester. */
export function watchOpenCounts(
  { collections }: Desk,
  people: readonly PersonId[],
): Observable<ReadonlyMap<PersonId, number>> {
  const query = { selector: { requester: { $in: [...people] }, state: { $in: [...openStates] } } };
  return collections.incident.find(query).$.pipe(
    map((found) => {
      const byRequester = Map.groupBy(rowsOf<Incident>(found), ({ requester }) => requester);
      return new Map([...byRequester].map(([person, theirs]) => [person, theirs.length]));
    }),
  );
}

function watchWithDevices(desk: Desk, ids: readonly string[]) {
  const people = watchFound(desk, 'person', ids);
  const devices = desk.collections.device.find({ selector: { person: { $in: ids as PersonId[] } } }).$;
  return combineLatest([people, devices.pipe(map(rowsOf<Device>))]).pipe(
    map(([found, theirs]) => ({ people: found, devices: theirs })),
  );
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
