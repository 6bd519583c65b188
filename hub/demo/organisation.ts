/** Nordlicht Energie: an energy supplier that does not exist, with the troubles of one that does. */

export const sites = [
  { key: 'berlin', code: 'BER', name: 'Berlin, head office', zone: 'Europe/Berlin' },
  { key: 'kassel', code: 'KAS', name: 'Kassel, control room and depot', zone: 'Europe/Berlin' },
  { key: 'leeds', code: 'LDS', name: 'Leeds, customer care', zone: 'Europe/London' },
] as const;
export type SiteKey = (typeof sites)[number]['key'];

export const teams = [
  {
    key: 'firstline',
    name: 'First line',
    tier: 1,
    isEntry: true,
    purpose:
      'Takes every contact, solves what can be solved while the caller waits, and keeps them informed of the rest.',
  },
  {
    key: 'workplace',
    name: 'Workplace',
    tier: 2,
    isEntry: false,
    purpose: 'Computers, printers, telephones and the programs on them, at the desk and on site.',
  },
  {
    key: 'network',
    name: 'Network and servers',
    tier: 3,
    isEntry: false,
    purpose: 'Lines, wireless, remote access, servers, storage and identity. Speaks to the carriers.',
  },
] as const;
export type TeamKey = (typeof teams)[number]['key'];

export const services = [
  {
    key: 'mail',
    name: 'E-mail and calendar',
    team: 'firstline',
    description: 'Mailboxes, shared calendars, meeting rooms.',
  },
  {
    key: 'account',
    name: 'Account and password',
    team: 'firstline',
    description: 'Signing in, passwords, second factor.',
  },
  {
    key: 'computer',
    name: 'Computer',
    team: 'workplace',
    description: 'Notebooks, docking stations, screens, keyboards.',
  },
  {
    key: 'printing',
    name: 'Printing and scanning',
    team: 'workplace',
    description: 'Printers on every floor, scan to mail.',
  },
  { key: 'telephony', name: 'Telephone', team: 'workplace', description: 'Desk phones, headsets, hotline queues.' },
  { key: 'network', name: 'Network and Wi-Fi', team: 'network', description: 'Cables, wireless, guests.' },
  { key: 'vpn', name: 'Remote access', team: 'network', description: 'Working from home and from the field.' },
  { key: 'billing', name: 'Billing system', team: 'workplace', description: 'Meter readings, invoices, dunning.' },
  { key: 'files', name: 'Shared files', team: 'network', description: 'Team drives, restore of lost files.' },
  { key: 'scada', name: 'Control room screens', team: 'network', description: 'Picture wall and alarms in Kassel.' },
] as const;
export type ServiceKey = (typeof services)[number]['key'];

export interface DemoPerson {
  readonly name: string;
  readonly site: SiteKey;
  readonly department: string;
  readonly title: string;
  readonly language: 'en' | 'de';
  readonly isVip: boolean;
  /** Their place on the service desk, where they have one. */
  readonly desk: {
    readonly teams: readonly TeamKey[];
    readonly role: 'agent' | 'lead' | 'administrator';
    readonly leads: TeamKey | null;
  } | null;
}

/** Somebody who asks for help; their language is the site's unless it is said. */
function person(
  name: string,
  site: SiteKey,
  department: string,
  title: string,
  more: Partial<Pick<DemoPerson, 'isVip' | 'desk' | 'language'>> = {},
): DemoPerson {
  const language = site === 'kassel' ? 'de' : 'en';
  return { name, site, department, title, language, isVip: false, desk: null, ...more };
}

function agentOf(...teams: readonly TeamKey[]): Pick<DemoPerson, 'desk'> {
  return { desk: { teams, role: 'agent', leads: null } };
}

/** Forty people; the first eight are the desk. */
export const people: readonly DemoPerson[] = [
  person('Mira Castellano', 'berlin', 'Service desk', 'Head of the service desk', {
    language: 'en',
    desk: { teams: ['firstline'], role: 'administrator', leads: 'firstline' },
  }),
  person('Tom Becker', 'berlin', 'Service desk', 'Support agent', agentOf('firstline')),
  person('Aylin Demir', 'leeds', 'Service desk', 'Support agent', agentOf('firstline')),
  person('Joost van Dijk', 'kassel', 'Service desk', 'Support agent', agentOf('firstline', 'workplace')),
  person('Priya Raman', 'leeds', 'Workplace', 'Workplace lead', {
    desk: { teams: ['workplace'], role: 'lead', leads: 'workplace' },
  }),
  person('Lukas Brandt', 'berlin', 'Workplace', 'Field technician', agentOf('workplace')),
  person('Ingrid Solheim', 'kassel', 'Infrastructure', 'Network lead', {
    language: 'en',
    desk: { teams: ['network'], role: 'lead', leads: 'network' },
  }),
  person('Daniel Okafor', 'leeds', 'Infrastructure', 'Systems engineer', agentOf('network')),

  person('Vera Lindqvist', 'berlin', 'Management', 'Managing director', { isVip: true, language: 'en' }),
  person('Henrik Vogel', 'berlin', 'Management', 'Chief financial officer', { isVip: true }),
  person('Sabine Krüger', 'berlin', 'Accounting', 'Head of accounting'),
  person('Marek Nowak', 'berlin', 'Accounting', 'Accounts payable'),
  person('Elena Petrova', 'berlin', 'Accounting', 'Accounts receivable'),
  person('Jonas Weiß', 'berlin', 'Sales', 'Key account manager'),
  person('Nadia Haddad', 'berlin', 'Sales', 'Sales assistant'),
  person('Felix Brunner', 'berlin', 'Sales', 'Regional sales'),
  person('Carla Schmitt', 'berlin', 'Human resources', 'Head of people'),
  person('Özgür Yıldız', 'berlin', 'Human resources', 'Payroll'),
  person('Anneliese Dombrowski-Freitag', 'berlin', 'Legal', 'Counsel'),
  person('Paul Richter', 'berlin', 'Purchasing', 'Buyer'),
  person('Greta Lorenz', 'berlin', 'Communications', 'Press officer'),
  person('Kofi Mensah', 'kassel', 'Control room', 'Shift supervisor', { isVip: true, language: 'en' }),
  person('Birgit Hahn', 'kassel', 'Control room', 'Operator'),
  person('Stefan Pohl', 'kassel', 'Control room', 'Operator'),
  person('Renate Albers', 'kassel', 'Depot', 'Warehouse manager'),
  person('Murat Kaya', 'kassel', 'Depot', 'Warehouse clerk'),
  person('Timo Scholz', 'kassel', 'Field service', 'Meter technician'),
  person('Lena Fuchs', 'kassel', 'Field service', 'Meter technician'),
  person('Ivo Horvat', 'kassel', 'Field service', 'Line technician'),
  person('Dieter Baumgart', 'kassel', 'Field service', 'Dispatcher'),
  person('Grace Whitfield', 'leeds', 'Customer care', 'Head of customer care'),
  person('Oliver Hughes', 'leeds', 'Customer care', 'Team leader'),
  person('Amina Yusuf', 'leeds', 'Customer care', 'Advisor'),
  person('Callum Reid', 'leeds', 'Customer care', 'Advisor'),
  person('Sophie Turner-Blackwood', 'leeds', 'Customer care', 'Advisor'),
  person('Hamza Malik', 'leeds', 'Customer care', 'Advisor'),
  person('Ewa Kowalska', 'leeds', 'Customer care', 'Complaints'),
  person('George Palmer', 'leeds', 'Facilities', 'Building manager'),
  person('Siobhan Doyle', 'leeds', 'Training', 'Trainer'),
  person('Rhys Morgan', 'leeds', 'Customer care', 'Night shift advisor'),
];

/** `vera.lindqvist` of `Vera Lindqvist`: letters of every script are written as they are typed abroad. */
export function loginOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ü', 'ue')
    .replaceAll('ö', 'oe')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z]+/g, '.');
}
