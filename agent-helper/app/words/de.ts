import type { Words } from './en.ts';

export const de: Words = {
  name: 'Deskbell Helper',
  tray: {
    open: 'Deskbell Helper öffnen',
    report: 'Ein Problem melden',
    quit: 'Beenden',
    stopSession: 'Fernhilfe sofort beenden',
    toolTip: 'Deskbell Helper',
    toolTipMarked: 'Deskbell Helper: Es gibt eine Antwort',
  },
  news: {
    answered: '{{author}} hat geantwortet',
    asked: '{{agent}} möchte Ihnen an diesem Computer helfen',
    joined: '{{agent}} ist jetzt bei Ihnen',
    outage: 'Störung: {{title}}',
    maintenance: 'Geplante Arbeiten: {{title}}',
    information: '{{title}}',
    policy: 'Die Regeln für Fernhilfe ließen sich nicht bestätigen',
    policyDetail:
      'Die bisherigen Regeln gelten weiter. Bitte sagen Sie es Ihrem Helpdesk. Mehr dazu steht in den Einstellungen.',
  },
  quit: {
    message: 'Deskbell Helper beenden?',
    detail:
      'Bis er wieder startet, erfahren Sie nichts von Antworten und Mitteilungen, dieser Computer bleibt beim Helpdesk nicht auf dem neuesten Stand, und was noch nicht gesendet ist, wartet.',
    confirm: 'Beenden',
    cancel: 'Weiterlaufen lassen',
    frozen: 'Nicht, solange jemand anders Ihre Maus und Tastatur benutzt',
    frozenDetail:
      'Nehmen Sie beides auf dem Streifen am oberen Rand zurück, oder beenden Sie die Fernhilfe. Danach lässt sich der Helfer beenden.',
  },
  allFiles: 'Alle Dateien',
  chooseFiles: {
    title: 'Dateien auswählen, die {{agent}} bekommen soll',
    confirm: 'Senden',
  },
  chooseFolder: {
    title: 'Den Ordner wählen, in den gesendete Dateien kommen',
    confirm: 'Wählen',
  },
  fatal: {
    title: 'Deskbell Helper kann nicht starten',
    'start.as-root':
      'Deskbell Helper läuft nicht als root: Er ist für die Person an diesem Computer da, und seine Seiten hätten alle Rechte. Starten Sie ihn unter Ihrem eigenen Namen.',
    other:
      'Mit dieser Installation von Deskbell Helper stimmt etwas nicht. Bitte sagen Sie es Ihrem Helpdesk: {{code}}',
  },
};
