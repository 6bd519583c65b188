import { hubApi } from '#contracts/hub-api.ts';
import type { HubInput } from '#contracts/hub-api.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { plainText } from '../look/plain-text.ts';

/** What is asked of the person who sets up a desk, as they type it. */
export interface SetUpValues {
  readonly token: string;
  readonly organisation: string;
  readonly siteName: string;
  readonly siteCode: string;
  readonly zone: string;
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly password: string;
}

/** The fields of each step, in order. */
export const setUpSteps = [
  ['organisation', 'token'],
  ['siteName', 'siteCode', 'zone'],
  ['name', 'login', 'email', 'password'],
] as const satisfies readonly (readonly (keyof SetUpValues)[])[];

export type SetUpMistake = 'required' | 'code' | 'login' | 'email' | 'password';

export function setUpInputOf(values: SetUpValues): Omit<HubInput<'setup.complete'>, 'device'> {
  const { token, organisation, siteName, siteCode, zone, name, login, email, password } = values;
  return {
    token: token.trim(),
    organisation,
    site: { code: siteCode, name: siteName, zone },
    administrator: { name, login, email: email.trim() === '' ? null : email.trim(), password },
  };
}

/** What is wrong with one field, by the hub's own schema; `null` when nothing is. */
export function mistakeIn(values: SetUpValues, field: keyof SetUpValues): SetUpMistake | null {
  const { shape } = hubApi['setup.complete'].input;
  const { administrator, site } = shape;
  switch (field) {
    case 'token':
      return values.token.trim() === '' ? 'required' : null;
    case 'organisation':
      return shape.organisation.safeParse(values.organisation).success ? null : 'required';
    case 'siteName':
      return site.shape.name.safeParse(values.siteName).success ? null : 'required';
    case 'siteCode':
      return site.shape.code.safeParse(values.siteCode).success ? null : 'code';
    case 'zone':
      return site.shape.zone.safeParse(values.zone).success ? null : 'required';
    case 'name':
      return administrator.shape.name.safeParse(values.name).success ? null : 'required';
    case 'login':
      return administrator.shape.login.safeParse(values.login).success ? null : 'login';
    case 'email':
      return administrator.shape.email.safeParse(setUpInputOf(values).administrator.email).success ? null : 'email';
    case 'password':
      return administrator.shape.password.safeParse(values.password).success ? null : 'password';
    default:
      return assertNever(field);
  }
}

/** A code for a site from its name: `BER` for Berlin. Empty when the name has too few letters. */
export function siteCodeFor(name: string): string {
  const letters = plainText(name)
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return letters.length < 2 ? '' : letters;
}

/** How a ticket number of the site will look. */
export function exampleNumber(siteCode: string): string {
  return ticketNumberOf(/^[A-Z]{2,5}$/.test(siteCode) ? siteCode : 'BER', 142);
}
