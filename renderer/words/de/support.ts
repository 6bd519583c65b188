import type { support as english } from '../en/support.ts';

/** Wörter der Hilfe am eigenen Computer: der Code, das Ticket, die Sitzung. */
export const support = {
  join: {
    title: 'Mit Code helfen',
    intro: 'Lassen Sie den Deskbell-Helfer öffnen und „Hilfe holen“ wählen. Dort stehen neun Ziffern zum Vorlesen.',
    code: 'Ihr Code',
    needsHub: 'Dazu wird der Hub gebraucht. Es geht, sobald Sie verbunden sind.',
    find: 'Weiter',
    at: 'an {{device}}',
    person: 'Wer sitzt dort?',
    personHint: 'Dieser Computer gehört noch niemandem.',
    ticket: 'Worum geht es?',
    newTicket: 'Ein neues Ticket',
    summary: 'In wenigen Worten',
    start: 'Helfen',
    cancel: 'Abbrechen',
  },
  waiting: { title: 'Wartet mit einem Code', nobody: 'Jemand', left: 'noch {{time}}' },
  session: {
    title: 'Hilfe für {{name}} an {{device}}',
    computer: 'Der Computer',
    ticket: 'Das Ticket',
    end: 'Sitzung beenden',
  },
  closing: {
    title: 'Die Hilfe läuft noch',
    hint: 'Sie helfen noch an diesem Computer, und dort steht das auch. Das Fenster zu schließen beendet sie nicht; vom Ticket aus kommen Sie wieder hierher.',
    stay: 'Offen lassen',
    close: 'Nur das Fenster schließen',
  },
  state: {
    waiting: '{{name}} wartet, dass jemand dazukommt.',
    lapsed: 'Niemand kam rechtzeitig dazu. {{name}} kann noch einmal fragen.',
    joined: 'Begonnen: {{time}}. Dort ist zu sehen, wer hilft und mit welchem Ticket.',
    endedByUser: 'Beendet von {{name}}, {{time}}.',
    endedByAgent: 'Beendet vom Service-Desk, {{time}}.',
  },
  none: 'Für dieses Ticket war niemand am Computer.',
  row: '{{agent}} an {{device}}',
  now: 'Läuft noch',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
} satisfies typeof english;
