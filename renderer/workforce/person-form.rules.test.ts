import { siteId } from '#domain/kernel/fields.ts';
import { personCommands } from '#domain/workforce/workforce.commands.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { emptyFields, fieldsOf, readPersonFields } from './person-form.rules.ts';

const berlin = siteId.parse('site:berlin');
const vera = aPerson({ phones: ['+49 30 1', '030 222'], department: 'Finance', isVip: true });

test('a person who is opened and saved unchanged is stored as they were', () => {
  const { id: _id, isActive: _isActive, changedAtMs: _changedAtMs, ...kept } = vera;

  expect(readPersonFields(fieldsOf(vera))).toEqual({ ok: true, value: kept });
});

test('several numbers and addresses are parted by commas, semicolons or lines', () => {
  const read = readPersonFields({
    ...fieldsOf(vera),
    phones: ' 030 1234,\n+49 171 5;',
    emails: 'A@example.org; b@example.org',
  });

  expect(read).toMatchObject({
    value: { phones: ['030 1234', '+49 171 5'], emails: ['a@example.org', 'b@example.org'] },
  });
});

describe('what cannot be stored is named with the text that is to blame', () => {
  test.each([
    [{ name: '  ' }, 'name', '  '],
    [{ phones: '030 1234, ring twice' }, 'phones', 'ring twice'],
    [{ emails: 'ada@example.org, ada' }, 'emails', 'ada'],
    [{ login: 'Ada Lovelace' }, 'login', 'Ada Lovelace'],
    [{ department: 'x'.repeat(81) }, 'department', 'x'.repeat(81)],
    [{ title: 'a\u0007b' }, 'title', 'a\u0007b'],
  ])('%j', (over, code, text) => {
    expect(readPersonFields({ ...fieldsOf(vera), ...over })).toEqual({
      ok: false,
      refusal: { code, details: { text } },
    });
  });
});

test.each([
  ['Ada', { name: 'Ada', phones: '', emails: '' }],
  ['030 90182014', { name: '', phones: '030 90182014', emails: '' }],
  ['ada@example.org', { name: '', phones: '', emails: 'ada@example.org' }],
])('a search that found nobody begins the form: %s', (typed, fields) => {
  expect(emptyFields(typed, berlin, 'de')).toMatchObject({ ...fields, site: berlin, language: 'de' });
});

test('what is read is what the desk takes', () => {
  const read = readPersonFields({ ...emptyFields('Ada', berlin, 'en'), login: ' Ada.L ' });

  expect(read.ok && personCommands['person.register'].input.safeParse(read.value).success).toBe(true);
  expect(read).toMatchObject({ value: { login: 'ada.l' } });
});
