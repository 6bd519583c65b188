import { agentId, personId, serviceId, siteId, teamId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { HubSession } from './hub-session.ts';
import { completeSetUp } from './hub-session.ts';

export interface Account {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** A desk just large enough for a journey: one site, one team of two agents, one service, one person who asks. */
export interface SmallDesk {
  readonly administrator: HubSession;
  readonly mira: Account & {
    readonly agent: ReturnType<typeof agentId.parse>;
    readonly person: ReturnType<typeof personId.parse>;
  };
  readonly tom: Account & { readonly agent: ReturnType<typeof agentId.parse> };
  readonly vera: Account & { readonly person: ReturnType<typeof personId.parse> };
  readonly site: ReturnType<typeof siteId.parse>;
  readonly team: ReturnType<typeof teamId.parse>;
  readonly service: ReturnType<typeof serviceId.parse>;
}

/**
 * Founds a small desk on a fresh hub, all of it through the API that its set-up page uses.
 *
 * @param setupToken From the hub's log; it works once.
 */
export async function foundSmallDesk(origin: string, setupToken: string): Promise<SmallDesk> {
  const administrator = await completeSetUp(origin, {
    token: setupToken,
    organisation: 'Lindenhof Clinic',
    site: { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' },
    administrator: { name: 'Ada Winter', login: 'ada', email: null, password: 'correct horse battery' },
  });
  const site = siteId.parse(await idOfFirst(administrator, 'site'));
  const team = teamId.parse(await idOfFirst(administrator, 'team'));
  const register = (name: string, phone: string) => registerPerson(administrator, name, phone, site);
  const [mira, tom, vera] = [
    await register('Mira Sandoval', '+49 30 23125 110'),
    await register('Tom Akers', '+49 30 23125 120'),
    await register('Vera Lindqvist', '+49 30 23125 820'),
  ];
  const [miraOnDesk, tomOnDesk] = [agentId.parse(newRecordId('agent')), agentId.parse(newRecordId('agent'))];
  await administrator.issue('agent.appoint', miraOnDesk, { person: mira.person, role: 'lead', teams: [team] });
  await administrator.issue('agent.appoint', tomOnDesk, { person: tom.person, role: 'agent', teams: [team] });
  await administrator.issue('team.name-lead', team, { lead: miraOnDesk });

  const service = serviceId.parse(newRecordId('service'));
  const description = 'Mailboxes, shared calendars, meeting rooms.';
  await administrator.issue('service.publish', service, { name: 'E-mail and calendar', description, team });
  return {
    administrator,
    mira: { ...mira, agent: miraOnDesk },
    tom: { ...tom, agent: tomOnDesk },
    vera,
    site,
    team,
    service,
  };
}

async function registerPerson(administrator: HubSession, name: string, phone: string, site: SmallDesk['site']) {
  const person = personId.parse(newRecordId('person'));
  const login = name.toLowerCase().replace(' ', '.');
  await administrator.issue('person.register', person, {
    name,
    login: null,
    emails: [`${login}@lindenhof.example`],
    phones: [phone],
    site,
    department: null,
    title: null,
    isVip: false,
    language: 'en',
  });
  const { password } = await administrator.ask('account.create', { person, login });
  return { name, login, password, person };
}

async function idOfFirst(session: HubSession, record: string): Promise<string> {
  const ids = [...(await session.readAll()).keys()];
  const found = ids.find((id) => id.startsWith(`${record}:`));
  if (found === undefined) throw new Error(`The new hub has no ${record}.`);
  return found;
}
