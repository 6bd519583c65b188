import { access } from './en/access.ts';
import { alarm } from './en/alarm.ts';
import { announcement } from './en/announcement.ts';
import { app } from './en/app.ts';
import { attachment } from './en/attachment.ts';
import { beside } from './en/beside.ts';
import { call } from './en/call.ts';
import { deadline } from './en/deadline.ts';
import { desktop } from './en/desktop.ts';
import { diagnostics } from './en/diagnostics.ts';
import { exchange } from './en/exchange.ts';
import { incident } from './en/incident.ts';
import { inventory } from './en/inventory.ts';
import { knowledge } from './en/knowledge.ts';
import { look } from './en/look.ts';
import { presence } from './en/presence.ts';
import { printing } from './en/printing.ts';
import { recording } from './en/recording.ts';
import { refusal } from './en/refusal.ts';
import { replica } from './en/replica.ts';
import { screen } from './en/screen.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { support } from './en/support.ts';
import { sync } from './en/sync.ts';
import { time } from './en/time.ts';
import { updates } from './en/updates.ts';
import { workforce } from './en/workforce.ts';

/** All English words, by area. An area is a namespace: `useTranslation('incident')`. */
export const en = {
  access,
  alarm,
  announcement,
  app,
  attachment,
  beside,
  call,
  deadline,
  desktop,
  diagnostics,
  exchange,
  incident,
  inventory,
  knowledge,
  look,
  presence,
  printing,
  recording,
  refusal,
  replica,
  screen,
  search,
  settings,
  support,
  sync,
  time,
  updates,
  workforce,
};
