import type { StoreMigration } from './migrate.ts';
import { recordsAndFeed } from './migrations/0001-records-and-feed.ts';
import { access } from './migrations/0002-access.ts';
import { ticketNumbers } from './migrations/0003-ticket-numbers.ts';

/** In ascending order of version. A migration that was released is never changed: the next one mends it. */
export const storeMigrations: readonly StoreMigration[] = [recordsAndFeed, access, ticketNumbers];
