import type { diagnostics as english } from '../en/diagnostics.ts';

/** Worte der Seite, die zeigt, was die Konsole über sich weiß. */
export const diagnostics = {
  title: 'Diagnose',
  hint: 'Das weiß die Konsole über sich auf diesem Computer. Kein Ticket, kein Name und kein Passwort steht darin. Lesen Sie es, lassen Sie weg, was Sie nicht geben möchten, und geben Sie den Rest dem, der Ihnen hilft. Von hier wird nichts gesendet.',
  save: 'Speichern …',
  saved: 'Gespeichert.',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  nothing: 'Noch nichts.',
  part: {
    program: 'Das Programm',
    system: 'Das System und was läuft',
    screens: 'Bildschirme',
    graphics: 'Grafik',
    log: 'Was geschah',
  },
  about: {
    program: 'Versionen, die Adresse des Hubs und wie es startet.',
    system: 'Art des Systems, Sprache, und wie viel jeder Teil der Konsole braucht.',
    screens: 'Größen und Skalierung.',
    graphics: 'Was die Grafikkarte für die Konsole tut.',
    log: 'Starts, Enden, Abstürze und Fehler. Nie, was in einem Ticket steht.',
  },
} satisfies typeof english;
