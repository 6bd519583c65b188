import { access } from './en/access.ts';
import { app } from './en/app.ts';
import { incident } from './en/incident.ts';
import { look } from './en/look.ts';
import { refusal } from './en/refusal.ts';

/** All English words, by area. An area is a namespace: `useTranslation('incident')`. */
export const en = { access, app, incident, look, refusal };
