import { z } from 'zod';
import type { KeyVault } from '../main/enrolment/key-vault.ts';
import type { CoreLink } from './core-link.ts';

const textOrNone = z.string().nullable();

/** The system's store of secrets, which only the main process may use. */
export function vaultOver(link: Pick<CoreLink, 'ask'>): KeyVault {
  return {
    seal: async (text) => textOrNone.parse(await link.ask({ request: 'key.seal', text })),
    open: async (text) => textOrNone.parse(await link.ask({ request: 'key.open', text })),
  };
}
