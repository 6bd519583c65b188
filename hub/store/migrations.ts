import type { StoreMigration } from './migrate.ts';
import { recordsAndFeed } from './migrations/0001-records-and-feed.ts';
import { access } from './migrations/0002-access.ts';
import { ticketNumbers } from './migrations/0003-ticket-numbers.ts';
import { knowledge } from './migrations/0004-knowledge.ts';
import { attachments } from './migrations/0005-attachments.ts';
import { supportCodes } from './migrations/0006-support-codes.ts';
import { jobsAndSeals } from './migrations/0007-jobs-and-seals.ts';
import { drafts } from './migrations/0008-drafts.ts';
import { whatDevicesHold } from './migrations/0009-what-devices-hold.ts';
import { exchangeKey } from './migrations/0010-exchange-key.ts';
import { openWork } from './migrations/0011-open-work.ts';
import { installationMarks } from './migrations/0012-installation-marks.ts';
import { liveSessions } from './migrations/0013-live-sessions.ts';
import { unplacedLines } from './migrations/0014-unplaced-lines.ts';

/** In ascending order of version. A migration that was released is never changed: the next one mends it. */
export const storeMigrations: readonly StoreMigration[] = [
  recordsAndFeed,
  access,
  ticketNumbers,
  knowledge,
  attachments,
  supportCodes,
  jobsAndSeals,
  drafts,
  whatDevicesHold,
  exchangeKey,
  openWork,
  installationMarks,
  liveSessions,
  unplacedLines,
];
