import { access } from './de/access.ts';
import { app } from './de/app.ts';
import { attachment } from './de/attachment.ts';
import { call } from './de/call.ts';
import { desktop } from './de/desktop.ts';
import { incident } from './de/incident.ts';
import { inventory } from './de/inventory.ts';
import { look } from './de/look.ts';
import { refusal } from './de/refusal.ts';
import { settings } from './de/settings.ts';
import { support } from './de/support.ts';
import { sync } from './de/sync.ts';
import { updates } from './de/updates.ts';
import { workforce } from './de/workforce.ts';

/** Alle deutschen Worte, nach Bereich; dieselben Schlüssel wie `en.ts`. */
export const de = {
  access,
  app,
  attachment,
  call,
  desktop,
  incident,
  inventory,
  look,
  refusal,
  settings,
  support,
  sync,
  updates,
  workforce,
};
