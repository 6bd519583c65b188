import type { updates as english } from '../en/updates.ts';

/** Worte der Desktop-App über neuere Versionen ihrer selbst. */
export const updates = {
  title: 'Version {{version}}',
  look: 'Nach Updates suchen',
  state: {
    idle: 'Es wurde keine neuere Version gefunden.',
    unasked: 'Nach neueren Versionen wird von selbst gesucht.',
    checking: 'Eine neuere Version wird gesucht …',
    available: 'Version {{version}} wurde gefunden und wird geholt, sobald der Hub erreichbar ist.',
    downloading: 'Version {{version}} wird geholt: {{percent}} %.',
    ready: 'Version {{version}} kann installiert werden.',
    atQuit: 'Version {{version}} wird installiert, wenn Sie Deskbell beenden.',
  },
  off: {
    'no-keys':
      'Dieses Deskbell wurde ohne Update-Schlüssel gebaut und aktualisiert sich deshalb nie. Fragen Sie die Person, von der Sie es haben.',
    'not-packaged': 'Dieses Deskbell läuft aus seinen Quellen und aktualisiert sich deshalb nie.',
    'not-installed':
      'Dieses Deskbell wurde entpackt und nicht installiert und aktualisiert sich deshalb nie. Entpacken Sie ein neueres.',
  },
  ready: {
    title: 'Deskbell {{version}} ist bereit',
    now: 'Installieren und neu starten',
    atQuit: 'Beim Beenden',
    tomorrow: 'Morgen erinnern',
  },
  held: {
    'remote-session': 'Sie sind in einer Fernsitzung. Beenden Sie sie zuerst; nichts wurde unterbrochen.',
    'unsaved-draft':
      'Etwas, das Sie getippt haben, ist noch nicht gesendet. Senden oder leeren Sie es zuerst; nichts wurde unterbrochen.',
    'nothing-ready': 'Diese Version wird nicht mehr angeboten. Nichts wurde installiert.',
  },
  news: {
    title: 'Deskbell ist jetzt Version {{version}}',
    close: 'Verstanden',
  },
  refused: {
    title: 'Ein Update wurde abgelehnt',
    close: 'Schließen',
  },
} satisfies typeof english;
