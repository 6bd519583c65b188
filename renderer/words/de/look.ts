import type { look as english } from '../en/look.ts';

/** Worte der Teile, die viele Bildschirme gemeinsam haben. */
export const look = {
  close: 'Schließen',
  back: 'Zurück',
  copy: 'Kopieren',
  copied: 'Kopiert',
  fold: 'Einklappen',
  unfold: 'Ausklappen',
  showAll: 'Ganz zeigen',
  showLess: 'Weniger zeigen',
  unsynced: 'Noch nicht synchronisiert',
  unsyncedHint: 'Auf diesem Gerät erledigt. Es wird gesendet, sobald der Hub erreichbar ist.',
  none: 'Nichts',
  unknownPerson: 'Unbekannte Person',
  theDesk: 'Deskbell',
  vip: 'VIP',
  learnMore: 'Mehr dazu',
  loading: 'Lädt',
  priority: 'Priorität {{priority}}',
  list: { next: 'Weiter', previous: 'Zurück', open: 'Öffnen', clear: 'Suche leeren' },
  time: {
    now: 'jetzt',
    minutes: '{{count}} Min.',
    hours: '{{count}} Std.',
    days: '{{count}} T.',
    weeks: '{{count}} Wo.',
    months: '{{count}} Mon.',
    years: '{{count}} J.',
  },
} satisfies typeof english;
