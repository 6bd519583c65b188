import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { emailAddress, personSchema, phoneNumber } from '#domain/workforce/person.record.ts';
import { newcomerOf } from './newcomer.ts';

/** What stands in the fields of the form; several numbers or addresses are parted by commas. */
export interface PersonFields {
  readonly name: string;
  readonly phones: string;
  readonly emails: string;
  readonly login: string;
  readonly site: Person['site'];
  readonly department: string;
  readonly title: string;
  readonly language: Person['language'];
  readonly isVip: boolean;
}

export type PersonField = 'name' | 'phones' | 'emails' | 'login' | 'department' | 'title';

/** The first field that cannot be stored, and the text in it that is to blame. */
export interface PersonFieldRefusal {
  readonly code: PersonField;
  readonly details: { readonly text: string };
}

export function fieldsOf(person: Person): PersonFields {
  const { name, site, language, isVip } = person;
  return {
    name,
    site,
    language,
    isVip,
    phones: person.phones.join(', '),
    emails: person.emails.join(', '),
    login: person.login ?? '',
    department: person.department ?? '',
    title: person.title ?? '',
  };
}

/** An empty form; what was looked for in vain stands in the field it belongs to. */
export function emptyFields(typed: string, site: Person['site'], language: Person['language']): PersonFields {
  const { name, contact } = newcomerOf(typed.trim(), site);
  const isEmail = contact.includes('@');
  return {
    name,
    site,
    language,
    isVip: false,
    phones: isEmail ? '' : contact,
    emails: isEmail ? contact : '',
    login: '',
    department: '',
    title: '',
  };
}

/** What `person.register` and `person.amend` take, or the first thing that is wrong. */
export function readPersonFields(fields: PersonFields): Result<CommandInput<'person.amend'>, PersonFieldRefusal> {
  const { shape } = personSchema;
  const name = shape.name.safeParse(fields.name);
  if (!name.success) return refused('name', fields.name);
  const phones = partsOf(fields.phones);
  const strangePhone = phones.find((phone) => !phoneNumber.safeParse(phone).success);
  if (strangePhone !== undefined) return refused('phones', strangePhone);
  const emails = partsOf(fields.emails).map((email) => email.toLowerCase());
  const strangeEmail = emails.find((email) => !emailAddress.safeParse(email).success);
  if (strangeEmail !== undefined) return refused('emails', strangeEmail);
  const login = shape.login.safeParse(textOrNull(fields.login));
  if (!login.success) return refused('login', fields.login);
  const department = shape.department.safeParse(textOrNull(fields.department));
  if (!department.success) return refused('department', fields.department);
  const title = shape.title.safeParse(textOrNull(fields.title));
  if (!title.success) return refused('title', fields.title);
  const { site, language, isVip } = fields;
  const read = { name: name.data, login: login.data, department: department.data, title: title.data };
  return { ok: true, value: { ...read, phones, emails, site, language, isVip } };
}

function refused(code: PersonField, text: string): { readonly ok: false; readonly refusal: PersonFieldRefusal } {
  return { ok: false, refusal: { code, details: { text } } };
}

function partsOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, 10);
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
