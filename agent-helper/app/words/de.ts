import type { Words } from './en.ts';

export const de: Words = {
  name: 'Deskbell Helper',
  tray: {
    open: 'Deskbell Helper öffnen',
    report: 'Ein Problem melden',
    quit: 'Beenden',
    toolTip: 'Deskbell Helper',
    toolTipMarked: 'Deskbell Helper: Es gibt eine Antwort',
  },
  news: {
    answered: '{{author}} hat geantwortet',
    joined: '{{agent}} ist jetzt bei Ihnen',
    outage: 'Störung: {{title}}',
    maintenance: 'Geplante Arbeiten: {{title}}',
    information: '{{title}}',
  },
  quit: {
    message: 'Deskbell Helper beenden?',
    detail:
      'Bis er wieder startet, erfahren Sie nichts von Antworten und Mitteilungen, dieser Computer bleibt beim Helpdesk nicht auf dem neuesten Stand, und was noch nicht gesendet ist, wartet.',
    confirm: 'Beenden',
    cancel: 'Weiterlaufen lassen',
  },
  allFiles: 'Alle Dateien',
  fatal: {
    title: 'Deskbell Helper kann nicht starten',
    'start.as-root':
      'Deskbell Helper läuft nicht als root: Er ist für die Person an diesem Computer da, und seine Seiten hätten alle Rechte. Starten Sie ihn unter Ihrem eigenen Namen.',
    other:
      'Mit dieser Installation von Deskbell Helper stimmt etwas nicht. Bitte sagen Sie es Ihrem Helpdesk: {{code}}',
  },
};
