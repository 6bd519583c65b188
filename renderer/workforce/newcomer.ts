import type { SiteId } from '#domain/kernel/fields.ts';
import type { CommandInput } from '#domain/processes.ts';
import { emailAddress, phoneNumber } from '#domain/workforce/person.record.ts';
import { isPhoneLike } from './person-keys.ts';

/** The least one asks of somebody who calls for the first time. */
export interface Newcomer {
  readonly name: string;
  /** A phone number or an e-mail address; may stay empty. */
  readonly contact: string;
  readonly site: SiteId | null;
}

export type NewcomerGap = 'name' | 'contact';

/** Puts what was looked for into the field it belongs to. */
export function newcomerOf(typed: string, site: SiteId | null): Newcomer {
  const isContact = isPhoneLike(typed) || typed.includes('@');
  return { name: isContact ? '' : typed, contact: isContact ? typed : '', site };
}

/** What cannot be stored yet; the first one in the order of the form. */
export function gapOf({ name, contact }: Newcomer): NewcomerGap | null {
  if (oneLine(name) === '') return 'name';
  const isReadable = contact.trim() === '' || phonesIn(contact).length + emailsIn(contact).length > 0;
  return isReadable ? null : 'contact';
}

/** Everything else about them is asked when the phone does not ring. */
export function newcomerInput(newcomer: Newcomer, language: 'en' | 'de'): CommandInput<'person.register'> {
  return {
    name: oneLine(newcomer.name),
    login: null,
    emails: emailsIn(newcomer.contact),
    phones: phonesIn(newcomer.contact),
    site: newcomer.site,
    department: null,
    title: null,
    isVip: false,
    language,
  };
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed()
    .trim();
}

function emailsIn(text: string): string[] {
  const read = emailAddress.safeParse(text.trim());
  return read.success ? [read.data] : [];
}

function phonesIn(text: string): string[] {
  const read = phoneNumber.safeParse(text);
  return read.success ? [read.data] : [];
}
