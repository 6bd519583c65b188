import type { access as english } from '../en/access.ts';

/** Worte der Anmeldung und des ersten Starts einer Organisation. */
export const access = {
  signIn: {
    title: 'An Ihrem Desk anmelden',
    login: 'Anmeldename',
    password: 'Passwort',
    submit: 'Anmelden',
    submitting: 'Meldet an',
    wait: 'Sie können es in {{wait}} wieder versuchen',
    firstTimeOffline:
      'Der Hub ist nicht erreichbar. Beim ersten Mal auf diesem Gerät wird er gebraucht; danach öffnet sich der Desk auch ohne Netz.',
    offlineOver:
      'Dieses Gerät hat so lange ohne den Hub gearbeitet, wie Ihre Organisation erlaubt. Ihre Arbeit ist noch da; verbinden Sie sich und melden Sie sich an, um weiterzumachen.',
    ended: 'Sie wurden auf diesem Gerät abgemeldet. Ihre Arbeit ist noch da; melden Sie sich an, um weiterzumachen.',
    showPassword: 'Passwort zeigen',
    notAnAgent: 'Sie sind angemeldet, arbeiten aber nicht an diesem Desk. Ihre Tickets sind im Portal.',
    toPortal: 'Portal öffnen',
    seconds_one: '{{count}} Sekunde',
    seconds_other: '{{count}} Sekunden',
    minutes_one: '{{count}} Minute',
    minutes_other: '{{count}} Minuten',
  },
  setUp: {
    title: 'Willkommen. Richten wir Ihren Desk ein.',
    intro: 'Drei kurze Schritte. Wählen Sie mit Bedacht: Organisation und Standort bleiben, wie Sie sie hier nennen.',
    step: 'Schritt {{step}} von {{of}}',
    next: 'Weiter',
    back: 'Zurück',
    finish: 'Desk öffnen',
    finishing: 'Richtet ein',
    organisation: {
      title: 'Ihre Organisation',
      token: 'Einmalschlüssel',
      tokenHint: 'Der Hub hat ihn beim Start in sein Protokoll geschrieben. Er zeigt, dass Sie ihn betreiben.',
      name: 'Name der Organisation',
      nameHint: 'So, wie Ihre Leute sie kennen.',
    },
    site: {
      title: 'Ihr erster Standort',
      name: 'Name des Standorts',
      nameHint: 'Ein Ort, an dem Menschen arbeiten, etwa „Berlin“ oder „Zentrale“.',
      code: 'Kürzel',
      codeHint: 'Zwei bis fünf Buchstaben. Jede Ticketnummer dieses Standorts beginnt damit: {{example}}.',
      zone: 'Zeitzone',
    },
    administrator: {
      title: 'Sie, die erste Administration',
      name: 'Ihr Name',
      login: 'Anmeldename',
      email: 'E-Mail',
      emailHint: 'Freiwillig.',
      password: 'Passwort',
      passwordHint: 'Mindestens 10 Zeichen. Ein kurzer Satz ist ein gutes.',
    },
    invalid: {
      required: 'Bitte ausfüllen.',
      code: 'Zwei bis fünf Buchstaben, ohne Ziffern und Leerzeichen.',
      login: 'Kleine Buchstaben, Ziffern, Punkte und Striche; vorn steht ein Buchstabe oder eine Ziffer.',
      email: 'Das ist keine vollständige E-Mail-Adresse.',
      password: 'Bitte mindestens 10 Zeichen.',
    },
  },
} satisfies typeof english;
