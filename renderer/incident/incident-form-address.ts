import { routes } from '../app/routes.ts';

/** The address of a call that begins with what is known. */
export function callFrom(known: { readonly requester?: string | null; readonly device?: string | null }): string {
  const entries = Object.entries(known).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `${routes.log()}?${new URLSearchParams(entries).toString()}`;
}
