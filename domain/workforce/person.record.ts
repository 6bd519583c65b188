import { z } from 'zod';
import { epochMs, line, personId, siteId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

export const emailAddress = z.email().max(254).toLowerCase();
/** As people write it; compared by its digits. */
export const phoneNumber = z
  .string()
  .trim()
  .max(32)
  .regex(/^\+?[0-9 ()/.-]{3,}$/);
export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9._@-]*$/);

export const personSchema = z.strictObject({
  id: personId,
  name: line(120),
  login: loginName.nullable(),
  emails: z.array(emailAddress).max(10),
  phones: z.array(phoneNumber).max(10),
  site: siteId.nullable(),
  department: line(80).nullable(),
  title: line(80).nullable(),
  isVip: z.boolean(),
  language: z.enum(['en', 'de']),
  isActive: z.boolean(),
  changedAtMs: epochMs,
});
/** Anyone who asks for help or gives it. */
export type Person = z.infer<typeof personSchema>;

export function blankPerson(id: Person['id']): Person {
  return {
    id,
    name: '',
    login: null,
    emails: [],
    phones: [],
    site: null,
    department: null,
    title: null,
    isVip: false,
    language: 'en',
    isActive: true,
    changedAtMs: epochMs.parse(0),
  };
}

export const personRecord = defineRecord<Person>({
  name: 'person',
  shelf: 'own',
  schema: personSchema,
  indexes: [['name']],
  migrations: [],
});
