import type { Service } from '#domain/service-catalogue/service.record.ts';
import type { AgentId, PersonId, ServiceId, SiteId, TeamId } from '#domain/kernel/fields.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { serviceRecord } from '#domain/service-catalogue/service.record.ts';
import type { Agent } from '#domain/workforce/agent.record.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { Site } from '#domain/workforce/site.record.ts';
import { siteRecord } from '#domain/workforce/site.record.ts';
import type { Team } from '#domain/workforce/team.record.ts';
import { teamRecord } from '#domain/workforce/team.record.ts';
import type { Observable } from 'rxjs';
import { combineLatest, distinctUntilChanged, map, switchMap } from 'rxjs';
import type { Desk, ReferenceRow } from '../desk/desk.ts';
import { rowOf, rowsOf } from './rows-of.ts';

export interface Colleague {
  readonly agent: Agent;
  /** `undefined` until the person's record has come in. */
  readonly person: Person | undefined;
  readonly name: string;
}

/** Who and what the desk consists of. Small, and needed whole on every screen. */
export interface Directory {
  readonly colleagues: ReadonlyMap<AgentId, Colleague>;
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly sites: ReadonlyMap<SiteId, Site>;
  readonly services: ReadonlyMap<ServiceId, Service>;
}

/** Where nothing of the desk may be known. */
export const emptyDirectory: Directory = {
  colleagues: new Map(),
  teams: new Map(),
  sites: new Map(),
  services: new Map(),
};

export function watchDirectory({ collections }: Desk): Observable<Directory> {
  const references = collections.reference.find().$.pipe(map(rowsOf));
  const agentPeople = references.pipe(
    map((rows) => recordsOf(rows, agentRecord).map(({ person }) => person)),
    distinctUntilChanged((before, after) => before.join() === after.join()),
    switchMap((ids) => watchPeople({ collections }, ids)),
  );
  return combineLatest([references, agentPeople]).pipe(map(([rows, people]) => directoryOf(rows, people)));
}

/** The people with these ids, as far as this device has them. */
export function watchPeople(
  { collections }: Pick<Desk, 'collections'>,
  ids: readonly PersonId[],
): Observable<ReadonlyMap<PersonId, Person>> {
  const found = collections.person.findByIds([...ids]).$;
  return found.pipe(map((people) => new Map([...people.values()].map((person) => [person.id, rowOf<Person>(person)]))));
}

export function directoryOf(rows: readonly ReferenceRow[], people: ReadonlyMap<PersonId, Person>): Directory {
  const colleagues = recordsOf(rows, agentRecord).map((agent): readonly [AgentId, Colleague] => {
    const person = people.get(agent.person);
    return [agent.id, { agent, person, name: person?.name ?? '' }];
  });
  return {
    colleagues: new Map(colleagues),
    teams: byId(recordsOf(rows, teamRecord)),
    sites: byId(recordsOf(rows, siteRecord)),
    services: byId(recordsOf(rows, serviceRecord)),
  };
}

function recordsOf<State extends DeskRecord>(
  rows: readonly ReferenceRow[],
  { name }: RecordDefinition<State>,
): readonly State[] {
  // The data service parsed each state by the schema of the record that the row names.
  return rows.filter(({ record }) => record === name).map(({ state }) => state as State);
}

function byId<State extends DeskRecord>(states: readonly State[]): ReadonlyMap<State['id'], State> {
  return new Map(states.map((state) => [state.id, state]));
}
