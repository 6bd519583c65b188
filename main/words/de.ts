import type { Words } from './en.ts';

export const de: Words = {
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    go: 'Gehe zu',
    window: 'Fenster',
    help: 'Hilfe',
    logCall: 'Anruf aufnehmen',
    helpByCode: 'Mit Code helfen …',
    print: 'Ticket drucken …',
    savePdf: 'Ticket als PDF speichern …',
    close: 'Fenster schließen',
    settings: 'Einstellungen',
    quit: 'Deskbell beenden',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    palette: 'Suchen oder tun …',
    queue: 'Tickets',
    people: 'Personen',
    devices: 'Geräte',
    knowledge: 'Wissen',
    announcements: 'Ankündigungen',
    sync: 'Synchronisierung',
    shortcuts: 'Tastenkürzel',
    diagnostics: 'Diagnose …',
  },
  textMenu: {
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    copyLink: 'Link kopieren',
    learnWord: 'Zum Wörterbuch hinzufügen',
    noSuggestions: 'Keine Vorschläge',
  },
  hung: {
    message: 'Dieses Fenster antwortet nicht.',
    detail: 'Was Sie geschrieben haben, ist aufgehoben.',
    wait: 'Warten',
    reload: 'Neu laden',
  },
  diagnosticsName: 'deskbell-diagnose.txt',
  fatal: {
    title: 'Deskbell kann nicht starten',
    'hub-address.invalid': 'Die Adresse des Hubs, die beim Start angegeben wurde, ist keine: {{address}}',
    'hub-address.insecure':
      'Die Adresse des Hubs, die beim Start angegeben wurde, ist nicht verschlüsselt, und Passwörter gingen dorthin: {{address}}',
    'folder.unusable':
      'Deskbell kann auf diesem Computer nichts aufheben, weil sein Ordner nicht benutzt werden kann: {{path}}',
    other:
      'Mit dieser Installation von Deskbell stimmt etwas nicht. Installieren Sie sie neu, oder sagen Sie Ihrer Administration: {{code}}',
  },
};
