import type { incident as english } from '../en/incident.ts';

/** Worte der Incidents: Warteschlange, Ticketseite, Anruf erfassen. */
export const incident = {
  effect: {
    'business-halted': 'Betrieb steht still',
    'business-interrupted': 'Betrieb gestört',
    'user-affected': 'Einzelne betroffen',
  },
  urgency: { high: 'Kann nicht warten', medium: 'Bald', low: 'Kann warten' },
  state: {
    logged: 'Erfasst',
    'in-progress': 'In Arbeit',
    pending: 'Wartet',
    resolved: 'Gelöst',
    closed: 'Geschlossen',
  },
  channel: {
    phone: 'Telefon',
    email: 'E-Mail',
    chat: 'Chat',
    portal: 'Portal',
    'walk-in': 'Persönlich',
    helper: 'Helper',
  },
} satisfies typeof english;
