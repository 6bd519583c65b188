import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { agentId, incidentId, personId, teamId } from '#domain/kernel/fields.ts';
import { aPerson, anAgent, aSite, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import type { Arbitrary } from 'fast-check';
import { array, assert, boolean, constantFrom, property, record, string, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directoryOf } from '../app/directory.ts';
import { en } from '../words/en.ts';
import { commitFilter, completeToken, reopenLastTerm, tokenAtEnd, typeFilter } from './filter-typing.ts';
import { isValues, suggestFilters } from './incident-filter-suggestions.ts';
import type { IncidentFilter } from './incident-filter.ts';
import {
  emptyFilter,
  filterKeys,
  groupNames,
  leavesOut,
  parseFilter,
  sortNames,
  writeFilter,
} from './incident-filter.ts';
import type { MatchFacts } from './incident-match.ts';
import { isCalled, matcherOf } from './incident-match.ts';

const mira = agentId.parse('agent:mira');
const tom = agentId.parse('agent:tom');
const miraHerself = aPerson({ id: personId.parse('person:mira'), name: 'Mira Solberg', login: 'mira' });
const tomHimself = aPerson({ id: personId.parse('person:tom'), name: 'Tom Becker', login: 'tom.becker' });
const vera = aPerson({ isVip: true });
const records = [
  anAgent(),
  anAgent({ id: tom, person: tomHimself.id, teams: [teamId.parse('team:network')] }),
  aTeam(),
  aTeam({ id: teamId.parse('team:network'), name: 'Network and servers', isEntry: false, lead: tom }),
  aSite(),
];
const rows = records.map((state) => ({ id: state.id, record: state.id.split(':')[0] ?? '', state }));
const directory = directoryOf(rows, new Map([miraHerself, tomHimself].map((person) => [person.id, person])));
const facts: MatchFacts = {
  me: mira,
  directory,
  people: new Map([[vera.id, vera]]),
  unsynced: new Set(['incident:1']),
};

describe('reading a filter', () => {
  test('terms, words, sort and group are told apart', () => {
    expect(parseFilter('priority:p1,p2 -owner:mira printer sort:oldest group:team')).toEqual({
      terms: [
        { key: 'priority', values: ['p1', 'p2'], isNegated: false },
        { key: 'owner', values: ['mira'], isNegated: true },
      ],
      words: ['printer'],
      sort: 'oldest',
      group: 'team',
    });
  });

  test('a value of several words stands in quotation marks', () => {
    expect(parseFilter('team:"Network and servers",first').terms).toEqual([
      { key: 'team', values: ['network and servers', 'first'], isNegated: false },
    ]);
  });

  test('what is no term is a word, and a key that still wants its value is nothing yet', () => {
    expect(parseFilter('http://printer colour:red').words).toEqual(['http://printer', 'colour:red']);
    expect(parseFilter('priority:')).toEqual(emptyFilter);
    expect(parseFilter('sort:sideways').words).toEqual(['sort:sideways']);
  });

  test('a written filter reads back as the same filter', () => {
    const value = stringMatching(/^[a-z0-9äöü.-]+( [a-z0-9]+)?$/);
    const filter: Arbitrary<IncidentFilter> = record({
      terms: array(
        record({
          key: constantFrom(...filterKeys),
          values: array(value, { minLength: 1, maxLength: 3 }),
          isNegated: boolean(),
        }),
      ),
      words: array(stringMatching(/^[a-zäöü0-9]{1,8}$/)),
      sort: constantFrom(null, ...sortNames),
      group: constantFrom(null, ...groupNames),
    });
    assert(
      property(filter, (given) => {
        expect(parseFilter(writeFilter(given))).toEqual(given);
      }),
      { seed: 7 },
    );
  });

  test('nothing that can be typed is an error', () => {
    assert(
      property(string(), (typed) => {
        expect(() => matcherOf(parseFilter(typed), facts)(anIncident())).not.toThrow();
      }),
      { seed: 7 },
    );
  });
});

test.each([
  ['', false],
  ['sort:oldest group:team', false],
  ['priority:p1', true],
  ['printer', true],
])('%j leaves incidents out: %j', (text, leaves) => {
  expect(leavesOut(parseFilter(text))).toBe(leaves);
});

describe('what a filter lets through', () => {
  const lets = (text: string, incident = anIncident()) => matcherOf(parseFilter(text), facts)(incident);

  test.each([
    ['is:open', {}],
    ['is:pending', { state: 'pending', pending: { reason: 'waiting-parts', sinceMs: 1, untilMs: null } }],
    ['is:unclaimed', { state: 'logged' }],
    ['is:waiting', { awaitingReplySinceMs: 1 }],
    ['is:reopened', { reopenCount: 2 }],
    ['is:unsynced', {}],
    ['is:vip', {}],
    ['is:offered', { offer: { to: tom, by: mira, team: 'team:network', atMs: 1 } }],
    ['offered:tom', { offer: { to: tom, by: mira, team: 'team:network', atMs: 1 } }],
    ['priority:p4,p1', { priority: 'p1' }],
    ['effect:halted', { impact: 'business-halted' }],
    ['urgency:high', { urgency: 'high' }],
    ['owner:me', {}],
    ['owner:mira', {}],
    ['owner:tom-b', { owner: tom }],
    ['team:first', {}],
    ['team:"network and servers"', { team: 'team:network' }],
    ['requester:vera', {}],
    ['site:ber', {}],
    ['category:print', { category: 'Printing' }],
    ['channel:portal', { channel: 'portal' }],
    ['waits:parts', { state: 'pending', pending: { reason: 'waiting-parts', sinceMs: 1, untilMs: null } }],
    ['outlook password', {}],
    ['lindqvist', {}],
    ['ber-000001', {}],
  ] as const)('%s', (text, over) => {
    const incident = anIncident(over as Partial<ReturnType<typeof anIncident>>);
    expect(lets(text, incident)).toBe(true);
  });

  test('a term that is turned round lets through what it kept out', () => {
    expect(lets('-owner:me')).toBe(false);
    expect(lets('-owner:tom -priority:p1,p2')).toBe(true);
  });

  test('all terms have to hold, and one of the values of each', () => {
    expect(lets('owner:me priority:p1,p4')).toBe(true);
    expect(lets('owner:me priority:p1,p2')).toBe(false);
    expect(lets('owner:tom priority:p4')).toBe(false);
  });

  test('names are met by the beginnings of their parts', () => {
    expect(isCalled(['Mira Solberg'], 'mira-s')).toBe(true);
    expect(isCalled(['Mira Solberg'], 'sol')).toBe(true);
    expect(isCalled(['Mira Solberg'], 'berg')).toBe(false);
    expect(isCalled(['Jörg Åström'], 'jorg ast')).toBe(true);
  });

  test('what a filter has to look up is looked up when it is prepared, not for each of thousands of incidents', () => {
    let lookUps = 0;
    const counted = <Key, Row>(rows: ReadonlyMap<Key, Row>) =>
      new Proxy(rows, {
        get: (of, name) => {
          lookUps += 1;
          const value: unknown = Reflect.get(of, name, of);
          return typeof value === 'function' ? value.bind(of) : value;
        },
      });
    const countedFacts = {
      ...facts,
      directory: { ...directory, teams: counted(directory.teams), colleagues: counted(directory.colleagues) },
    };
    const incidents = Array.from({ length: 2_000 }, (_, serial) =>
      anIncident({ id: incidentId.parse(`incident:${serial}`), number: ticketNumberOf('BER', serial + 1) }),
    );

    const matches = matcherOf(parseFilter('owner:mira team:first outlook is:open -priority:p1'), countedFacts);
    const toPrepare = lookUps;

    expect(toPrepare).toBeGreaterThan(0);
    expect(incidents.filter(matches)).toHaveLength(2_000);
    expect(lookUps).toBe(toPrepare);
  });
});

describe('suggestions', () => {
  const tokens = (typed: string) => suggestFilters(typed, directory).map(({ token }) => token);

  test('keys are proposed until there is a colon, then the values of that key', () => {
    expect(tokens('o')).toEqual(['owner:', 'offered:']);
    expect(tokens('priority:')).toEqual(['priority:p1', 'priority:p2', 'priority:p3', 'priority:p4', 'priority:p5']);
    expect(tokens('-owner:')).toEqual(['-owner:me', '-owner:mira', '-owner:tom.becker']);
    expect(tokens('team:net')).toEqual(['team:"Network and servers"']);
    expect(tokens('nothing:')).toEqual([]);
  });

  test('colleagues are found by their names, too', () => {
    expect(tokens('owner:solb')).toEqual(['owner:mira']);
  });

  test('every value of “is” has its words', () => {
    const words: Readonly<Record<string, string>> = en.incident.filter.is;
    expect(isValues.filter((value) => words[value] === undefined)).toEqual([]);
  });
});

describe('typing a filter', () => {
  test('words filter as they are typed; a term becomes a chip once a space follows', () => {
    expect(typeFilter(emptyFilter, 'pri').filter.words).toEqual(['pri']);
    expect(typeFilter(emptyFilter, 'priority:p')).toEqual({ filter: emptyFilter, typed: 'priority:p' });
    const chipped = typeFilter(emptyFilter, 'priority:p1 ');
    expect(chipped.filter.terms.map(({ key }) => key)).toEqual(['priority']);
    expect(chipped.typed).toBe('');
  });

  test('Enter takes what stands there, and words stay words', () => {
    const committed = commitFilter(emptyFilter, 'printer is:open');
    expect(committed.filter.words).toEqual(['printer']);
    expect(committed.filter.terms).toEqual([{ key: 'is', values: ['open'], isNegated: false }]);
    expect(committed.typed).toBe('printer');
  });

  test('a suggestion takes the place of the token at the end; a key goes on being typed', () => {
    expect(completeToken(emptyFilter, 'printer ow', 'owner:').typed).toBe('printer owner:');
    const done = completeToken(emptyFilter, 'printer owner:m', 'owner:mira');
    expect(done.filter.terms).toEqual([{ key: 'owner', values: ['mira'], isNegated: false }]);
    expect(done.typed).toBe('printer');
    expect(tokenAtEnd('a team:"Network an')).toBe('team:"Network an');
  });

  test('Backspace turns the last chip back into text', () => {
    const { filter } = typeFilter(emptyFilter, 'is:open priority:p1,p2 ');
    const reopened = reopenLastTerm(filter, '');
    expect(reopened.typed).toBe('priority:p1,p2');
    expect(reopened.filter.terms.map(({ key }) => key)).toEqual(['is']);
  });
});
