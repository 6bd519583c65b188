import { access } from './de/access.ts';
import { alarm } from './de/alarm.ts';
import { announcement } from './de/announcement.ts';
import { app } from './de/app.ts';
import { attachment } from './de/attachment.ts';
import { beside } from './de/beside.ts';
import { call } from './de/call.ts';
import { deadline } from './de/deadline.ts';
import { desktop } from './de/desktop.ts';
import { diagnostics } from './de/diagnostics.ts';
import { exchange } from './de/exchange.ts';
import { incident } from './de/incident.ts';
import { inventory } from './de/inventory.ts';
import { knowledge } from './de/knowledge.ts';
import { look } from './de/look.ts';
import { presence } from './de/presence.ts';
import { printing } from './de/printing.ts';
import { recording } from './de/recording.ts';
import { refusal } from './de/refusal.ts';
import { replica } from './de/replica.ts';
import { screen } from './de/screen.ts';
import { search } from './de/search.ts';
import { settings } from './de/settings.ts';
import { support } from './de/support.ts';
import { sync } from './de/sync.ts';
import { time } from './de/time.ts';
import { updates } from './de/updates.ts';
import { workforce } from './de/workforce.ts';

/** Alle deutschen Worte, nach Bereich; dieselben Schlüssel wie `en.ts`. */
export const de = {
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
