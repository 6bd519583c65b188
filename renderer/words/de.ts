import { access } from './de/access.ts';
import { app } from './de/app.ts';
import { incident } from './de/incident.ts';
import { look } from './de/look.ts';
import { refusal } from './de/refusal.ts';

/** Alle deutschen Worte, nach Bereich; dieselben Schlüssel wie `en.ts`. */
export const de = { access, app, incident, look, refusal };
