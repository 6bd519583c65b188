import type { AgentId, PersonId, ServiceId, SiteId, TeamId } from '#domain/kernel/fields.ts';
import { agentId, deviceId, personId, serviceId, siteId, teamId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal, Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Reported } from './demo-computers.ts';
import { computerOf, computerToday } from './demo-computers.ts';
import type { DemoCommand, DemoTeller } from './demo-teller.ts';
import type { DemoPerson, ServiceKey, SiteKey, TeamKey } from './organisation.ts';
import { loginOf, people, services, sites, teams } from './organisation.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** One computer in so many lies in a drawer and has not been heard of for weeks. */
const FORGOTTEN_EVERY = 13;

/** Somebody of the demo, with everything that stories need of them. */
export interface Colleague extends DemoPerson {
  readonly login: string;
  readonly zone: string;
  readonly asPerson: Extract<Principal, { kind: 'person' }>;
  readonly asAgent: AgentPrincipal | null;
  readonly computer: Extract<Principal, { kind: 'device' }>;
}

export interface FoundedOrganisation {
  readonly commands: readonly DemoCommand[];
  /** What the computers told since, up to `nowMs`; to be told among what people did. */
  readonly laterReports: readonly DemoCommand[];
  readonly colleagues: readonly Colleague[];
  readonly siteIds: SiteIds;
  readonly teamIds: Readonly<Record<TeamKey, TeamId>>;
  readonly serviceIds: Readonly<Record<ServiceKey, ServiceId>>;
}

type SiteIds = Readonly<Record<SiteKey, SiteId>>;

/** Sites, people, teams, agents, services and computers, in the order in which a desk is set up. */
export function foundOrganisation(teller: DemoTeller, atMs: number, nowMs: number): FoundedOrganisation {
  const siteIds = idsOf(sites, () => siteId.parse(teller.newId('site', atMs)));
  const teamIds = idsOf(teams, () => teamId.parse(teller.newId('team', atMs)));
  const serviceIds = idsOf(services, () => serviceId.parse(teller.newId('service', atMs)));
  const colleagues = people.map((someone) => asColleague(someone, teamIds, teller, atMs));
  const computers = colleagues.map((_, index) => computerOf(index, teller.chance));
  const commands = [
    ...sites.map(({ key, code, name, zone }) =>
      teller.tell(deskItself, 'site.open', siteIds[key], { code, name, zone }, atMs),
    ),
    ...colleagues.map((colleague, index) => register(colleague, index, siteIds, teller, atMs)),
    ...formTeams(colleagues, teamIds, teller, atMs),
    ...services.map(({ key, name, description, team }) =>
      teller.tell(deskItself, 'service.publish', serviceIds[key], { name, description, team: teamIds[team] }, atMs),
    ),
    ...colleagues.flatMap((colleague, index) => enrolComputer(colleague, computers[index]!, siteIds, teller, atMs)),
  ];
  const laterReports = colleagues.map(({ computer }, index) =>
    teller.tell(
      computer,
      'device.report',
      computer.id,
      { sections: computerToday(computers[index]!, teller.chance) },
      Math.floor(nowMs - teller.chance.between(0.1, index % FORGOTTEN_EVERY === 1 ? 40 * DAY_HOURS : 9) * HOUR_MS),
    ),
  );
  return { commands, laterReports, colleagues, siteIds, teamIds, serviceIds };
}

function idsOf<Key extends string, Id>(rows: readonly { readonly key: Key }[], newId: () => Id): Record<Key, Id> {
  // Every key of the union stands in its table, so the record is complete.
  return Object.fromEntries(rows.map(({ key }) => [key, newId()])) as Record<Key, Id>;
}

function asColleague(
  someone: DemoPerson,
  teamIds: FoundedOrganisation['teamIds'],
  teller: DemoTeller,
  atMs: number,
): Colleague {
  const person: PersonId = personId.parse(teller.newId('person', atMs));
  const agent: AgentId = agentId.parse(teller.newId('agent', atMs));
  const { desk } = someone;
  return {
    ...someone,
    login: loginOf(someone.name),
    zone: sites.find(({ key }) => key === someone.site)!.zone,
    asPerson: { kind: 'person', id: person },
    asAgent:
      desk === null
        ? null
        : { kind: 'agent', id: agent, person, role: desk.role, teams: desk.teams.map((key) => teamIds[key]) },
    computer: { kind: 'device', id: deviceId.parse(teller.newId('device', atMs)), person },
  };
}

function register(
  colleague: Colleague,
  index: number,
  siteIds: SiteIds,
  teller: DemoTeller,
  atMs: number,
): DemoCommand {
  const { name, login, department, title, language, isVip, site, asPerson } = colleague;
  const emails = [`${login}@nordlicht.example`];
  const phones = [phoneOf(site, index)];
  const input = { name, login, emails, phones, department, title, language, isVip, site: siteIds[site] };
  return teller.tell(deskItself, 'person.register', asPerson.id, input, atMs);
}

/** Numbers from the ranges that the regulators keep free for stories. */
function phoneOf(site: SiteKey, index: number): string {
  const extension = String(100 + index * 7);
  if (site === 'leeds') return `+44 113 496 0${extension}`;
  return site === 'berlin' ? `+49 30 23125 ${extension}` : `+49 561 23125 ${extension}`;
}

function formTeams(
  colleagues: readonly Colleague[],
  teamIds: FoundedOrganisation['teamIds'],
  teller: DemoTeller,
  atMs: number,
): readonly DemoCommand[] {
  const formed = teams.map(({ key, name, tier, purpose, isEntry }) =>
    teller.tell(deskItself, 'team.form', teamIds[key], { name, tier, purpose, isEntry }, atMs),
  );
  const appointed: DemoCommand[] = [];
  const led: DemoCommand[] = [];
  for (const { desk, asAgent, asPerson } of colleagues) {
    if (desk === null || asAgent === null) continue;
    const appointment = { person: asPerson.id, role: asAgent.role, teams: asAgent.teams };
    appointed.push(teller.tell(deskItself, 'agent.appoint', asAgent.id, appointment, atMs));
    if (desk.leads === null) continue;
    led.push(teller.tell(deskItself, 'team.name-lead', teamIds[desk.leads], { lead: asAgent.id }, atMs));
  }
  return [...formed, ...appointed, ...led];
}

function enrolComputer(
  { computer, asPerson, site }: Colleague,
  sections: Reported,
  siteIds: SiteIds,
  teller: DemoTeller,
  atMs: number,
): readonly DemoCommand[] {
  const enrolment = { name: sections.system.hostName, person: asPerson.id, site: siteIds[site] };
  return [
    teller.tell(deskItself, 'device.enrol', computer.id, enrolment, atMs),
    teller.tell(computer, 'device.report', computer.id, { sections }, atMs + 60_000),
  ];
}
