import type { Device } from '#domain/inventory/device.record.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import { blankInventory } from '#domain/inventory/inventory.sections.ts';
import { deviceId, epochMs, personId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPersonIndex, findPeople } from './person-match.ts';

function person(key: string, over: Partial<Person> = {}): Person {
  return aPerson({ id: personId.parse(`person:${key}`), login: key, emails: [], phones: [], ...over });
}

const vera = person('vera', {
  name: 'Vera Lindqvist',
  emails: ['vera.lindqvist@example.org'],
  phones: ['+49 (30) 90182014'],
  department: 'Finance',
});
const karl = person('karl', { name: 'Karl-Heinz Müller', phones: ['030 901820-33'] });
const samuel = person('samuel', { name: 'Samuel Muller' });
const left = person('gone', { name: 'Vera Abel', isActive: false });
const people = [left, samuel, karl, vera];

const laptop = aDevice({
  id: deviceId.parse('device:a'),
  name: 'NB-0142',
  person: vera.id,
  reportedAtMs: epochMs.parse(5_000),
  inventory: {
    ...blankInventory,
    system: {
      hostName: 'nb-0142.example.org',
      manufacturer: 'Lenovo',
      model: 'T14',
      serialNumber: 'PF-3XYZ9',
      uuid: '',
      chassis: 'Notebook',
      isVirtual: false,
      firmwareVendor: '',
      firmwareVersion: '',
    },
  },
});
const older: Device = aDevice({ id: deviceId.parse('device:b'), name: 'PC-7', person: vera.id });
const index = createPersonIndex(people, [older, laptop]);

function namesFor(typed: string): readonly string[] {
  return findPeople(index, typed, 8).map(({ person: found }) => found.name);
}

describe('a caller is found (INC-1)', () => {
  test.each(['vera', 'LINDQ', 'qvist', 'lindqvist vera', 'vera lindqvist', '  Vera   Lind '])(
    'by any part of the name, in any order: %s',
    (typed) => expect(namesFor(typed)).toContain('Vera Lindqvist'),
  );

  test.each(['müller', 'mueller', 'muller', 'MÜLLER', 'Mu\u0308ller'])(
    'whichever way an umlaut is written: %s',
    (typed) => expect(namesFor(typed)).toEqual(['Karl-Heinz Müller', 'Samuel Muller']),
  );

  test('by a part of a name that only looks like an umlaut', () => {
    expect(namesFor('samuel')).toEqual(['Samuel Muller']);
    expect(namesFor('uel')).toEqual(['Samuel Muller']);
  });

  test.each(['0049 30 901820-14', '+49 (30) 90182014', '90182014', '030 90182014', '+49 (0)30 / 901820 14', '182014'])(
    'by the digits of a phone number in any form: %s',
    (typed) => expect(namesFor(typed)).toEqual(['Vera Lindqvist']),
  );

  test('by an international number although the stored one has no prefix', () => {
    expect(namesFor('+49 30 90182033')).toEqual(['Karl-Heinz Müller']);
  });

  test.each([
    ['vera.lindqvist@example.org', 'email'],
    ['@example', 'email'],
    ['vera', 'login'],
    ['nb0142', 'device'],
    ['NB-0142', 'device'],
    ['0142', 'device'],
    ['pf3xyz9', 'device'],
    ['lindqvist finance', 'details'],
  ])('and told what the text was found in: %s', (typed, by) => {
    expect(findPeople(index, typed, 1)[0]).toMatchObject({ person: { name: 'Vera Lindqvist' }, by });
  });
});

test('of several numbers the one that was typed is given', () => {
  const two = createPersonIndex([person('a', { phones: ['+49 30 1234567', '+49 171 7654321'] })], []);

  expect(findPeople(two, '7654321', 1)[0]?.phone).toBe('+49 171 7654321');
});

describe('the order of those found', () => {
  test('who is exactly meant stands first, who has left stands last', () => {
    expect(namesFor('vera')).toEqual(['Vera Lindqvist', 'Vera Abel']);
  });

  test('a name that begins so stands above one that contains it', () => {
    const two = createPersonIndex([person('a', { name: 'Benjamin Abt' }), person('b', { name: 'Jamila Roth' })], []);

    expect(findPeople(two, 'jam', 8).map(({ person: found }) => found.name)).toEqual(['Jamila Roth', 'Benjamin Abt']);
  });

  test('of equals the name decides, whatever letters it is written with', () => {
    const three = createPersonIndex(
      ['Marek Zorn', 'Łukasz Zorn', 'Karl Zorn'].map((name) => person(`p${name.length}`, { name })),
      [],
    );

    expect(findPeople(three, 'zorn', 8).map(({ person: found }) => found.name)).toEqual([
      'Karl Zorn',
      'Łukasz Zorn',
      'Marek Zorn',
    ]);
  });

  test('no more are given than asked for', () => {
    expect(findPeople(index, 'e', 2)).toHaveLength(2);
  });
});

describe('the device a call begins with', () => {
  test('is the one that was typed', () => {
    expect(findPeople(index, 'pc-7', 1)[0]?.device?.name).toBe('PC-7');
  });

  test('is otherwise the one that reported last', () => {
    expect(findPeople(index, 'vera', 1)[0]?.device?.name).toBe('NB-0142');
  });

  test('is none for who has none', () => {
    expect(findPeople(index, 'samuel', 1)[0]?.device).toBeNull();
  });
});

describe('whatever is typed', () => {
  test.each(['', '   ', '\t\n', ',;', '000', '()+-'])('nothing is found for nothing: %j', (typed) => {
    expect(namesFor(typed)).toEqual([]);
  });

  test.each(['.*', '(((((', '\\', '[a-', '${vera}', '<img src=x onerror=alert(1)>', '%', '\0', '\uD800'])(
    'it is text and never a pattern: %j',
    (typed) => expect(namesFor(typed)).toEqual([]),
  );

  test('a pasted page is cut to what somebody would type', () => {
    expect(namesFor('x'.repeat(1_000_000))).toEqual([]);
    expect(namesFor(`vera${' '.repeat(200)}${'y'.repeat(100_000)}`)).toEqual(['Vera Lindqvist', 'Vera Abel']);
  });

  test('any text at all is answered, and with people who are there', { timeout: 60_000 }, () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const found = findPeople(index, typed, 8);
        expect(found.every(({ person: one }) => people.includes(one))).toBe(true);
      }),
      { seed: 20_261_122 },
    );
  });
});
