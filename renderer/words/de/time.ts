import type { time as english } from '../en/time.ts';

/** Wörter dafür, wessen Zeit wohin ging. */
export const time = {
  title: 'Zeit an Tickets',
  lead: 'Sitzungen am Computer schreiben ihre Zeit von selbst auf; alles andere wird am Ticket aufgeschrieben.',
  filter: 'Welche Zeit',
  from: 'Von',
  to: 'Bis einschließlich',
  agent: 'Wessen Zeit',
  requester: 'Für wen',
  everybody: 'Alle',
  nobody: 'Niemand mit diesem Namen',
  by: { label: 'Zusammengezählt nach', agent: 'Wessen Zeit', ticket: 'Ticket', requester: 'Für wen', day: 'Tag' },
  none: 'Dafür wurde keine Zeit aufgeschrieben.',
  sum_one: '{{time}} in {{count}} Eintrag',
  sum_other: '{{time}} in {{count}} Einträgen',
  entries: 'Einträge',
  time: 'Zeit',
  unknown: 'Nicht auf diesem Gerät',
  more: '{{count}} weitere zeigen',
  carried:
    'Aus dem, was dieses Gerät trägt: Von lange gelösten Tickets kann die Zeit fehlen. Wie viel es trägt, steht in den Einstellungen.',
  export: 'Als Tabelle speichern (CSV)',
  kind: { helped: 'am Computer geholfen', 'looked-on': 'am Computer zugesehen', worked: 'daran gearbeitet' },
  csv: {
    from: 'Beginn (UTC)',
    minutes: 'Minuten',
    agent: 'Wessen Zeit',
    kind: 'Was es war',
    ticket: 'Ticket',
    summary: 'Betreff',
    requester: 'Für wen',
    note: 'Notiz',
    corrected: 'Warum berichtigt',
  },
} satisfies typeof english;
