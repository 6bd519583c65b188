import { anAgent, aPerson, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { expect, test } from 'vitest';
import { directoryOf } from '../app/directory.ts';
import { conditionsOf, requestersIn } from './incident-conditions.ts';
import { parseFilter } from './incident-filter.ts';

const team = aTeam();
const directory = directoryOf(
  [team, anAgent()].map((state) => ({ id: state.id, record: state.id.slice(0, state.id.indexOf(':')), state })),
  new Map([[anAgent().person, aPerson({ id: anAgent().person, name: 'Mira Solberg' })]]),
);
const facts = { me: 'agent:me', directory, peopleCalled: new Map([['vera', [aPerson().id]]]) };
const conditions = (text: string) => conditionsOf(parseFilter(text), facts);

test('what a filter says is said to the index by ids and states, never by names', () => {
  expect(conditions('is:open,unclaimed -priority:p1 owner:me,mira effect:halted requester:vera')).toEqual([
    { facet: 'is', values: ['open', 'logged'], isNegated: false },
    { facet: 'priority', values: ['p1'], isNegated: true },
    { facet: 'owner', values: [anAgent().id, 'agent:me'], isNegated: false },
    { facet: 'impact', values: ['business-halted'], isNegated: false },
    { facet: 'requester', values: [aPerson().id], isNegated: false },
  ]);
});

test('a name that nobody has finds nothing, instead of everything', () => {
  expect(conditions('team:nobody')).toEqual([{ facet: 'team', values: [], isNegated: false }]);
});

test('what the index does not know is left to who reads the tickets', () => {
  expect(conditions('is:vip is:unsynced category:mail printer')).toEqual([]);
});

test('people are looked up first, by what was typed for them', () => {
  expect(requestersIn(parseFilter('requester:vera,"tom b" owner:mira'))).toEqual(['vera', 'tom b']);
});
