import type { refusal as english } from '../en/refusal.ts';

/** Ein Satz oder zwei für jeden Grund, aus dem etwas abgelehnt wird: was geschah, und was jetzt zu tun ist. */
export const refusal = {
  unknown:
    'Das wurde abgelehnt ({{code}}). Ihr Text ist noch da. Versuchen Sie es noch einmal und melden Sie es der Administration, wenn es so bleibt.',
  agent: {
    'person-unknown': 'Diese Person ist nicht registriert oder nicht mehr aktiv. Wählen Sie eine andere.',
    'team-unknown': 'Eines dieser Teams gibt es nicht mehr. Wählen Sie neu.',
  },
  command: {
    'input-invalid':
      'So lässt sich das nicht speichern ({{field}}). Korrigieren Sie es und versuchen Sie es noch einmal.',
    'not-permitted': 'Das dürfen Sie hier nicht. Fragen Sie bei Bedarf Ihre Teamleitung.',
    'target-invalid':
      'Das gehört nicht zu dem Eintrag, für den es gedacht war. Öffnen Sie ihn neu und wiederholen Sie es.',
    unknown: 'Konsole und Hub kennen nicht dieselben Aktionen. Laden Sie die Seite neu, um zu aktualisieren.',
  },
  device: {
    'person-unknown': 'Diese Person ist nicht registriert. Wählen Sie eine andere.',
  },
  enrolment: {
    'code-wrong': 'Dieser Code gilt nicht oder ist abgelaufen. Erzeugen Sie einen neuen.',
  },
  hub: {
    'answer-invalid': 'Der Hub hat etwas geantwortet, was diese Konsole nicht versteht. Laden Sie die Seite neu.',
    fault:
      'Der Hub konnte das nicht tun, weil dort etwas schiefging. Von Ihnen ist nichts verloren. Versuchen Sie es gleich noch einmal.',
    unreachable:
      'Der Hub ist nicht erreichbar. Was Sie getan haben, liegt auf diesem Gerät und wird gesendet, sobald er wieder da ist.',
  },
  incident: {
    'agent-unavailable': 'Diese Kollegin oder dieser Kollege ist nicht mehr am Desk. Wählen Sie jemand anderen.',
    'already-ended': 'Dieses Ticket ist schon gelöst. Öffnen Sie es wieder, wenn noch etwas zu tun ist.',
    'begun-already': 'Jemand hat dieses Ticket schon begonnen. Bitten Sie darum, dass es Ihnen angeboten wird.',
    closed: 'Dieses Ticket ist endgültig geschlossen. Erfassen Sie einen neuen Anruf und nennen Sie diese Nummer.',
    'date-missing': 'Geben Sie an, bis wann das vereinbart ist.',
    'device-unknown': 'Dieses Gerät ist nicht mehr bekannt. Wählen Sie ein anderes oder lassen Sie es leer.',
    'no-offer': 'Es gibt kein Angebot mehr zurückzuziehen; es wurde schon beantwortet.',
    'not-offered-to-you': 'Dieses Ticket wird Ihnen nicht mehr angeboten.',
    'not-pending': 'Dieses Ticket wartet auf nichts, es gibt also nichts fortzusetzen.',
    'not-resolved': 'Das geht nur bei einem gelösten Ticket.',
    'owned-already': 'Das Ticket gehört dieser Person schon. Wählen Sie jemand anderen.',
    'owner-unknown': 'Diese Person ist nicht mehr am Desk. Wählen Sie jemand anderen.',
    'pending-already': 'Dieses Ticket wartet schon. Setzen Sie es fort, bevor Sie ändern, worauf es wartet.',
    'reopen-window-over':
      'Es wurde vor mehr als 14 Tagen gelöst. Erfassen Sie einen neuen Anruf und nennen Sie diese Nummer.',
    'requester-unanswered':
      'Die letzte Nachricht kam von dort, und es wird auf Sie gewartet. Schreiben Sie erst eine Zeile, dann warten Sie auf Antwort.',
    'requester-unknown': 'Diese Person ist nicht registriert. Registrieren Sie sie zuerst.',
    'service-unknown': 'Diesen Service gibt es nicht mehr. Wählen Sie einen anderen oder lassen Sie ihn leer.',
    'team-unknown': 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
    unrouted: 'Es ließ sich nicht bestimmen, wer das übernimmt. Wählen Sie ein Team.',
  },
  outbox: {
    'not-empty':
      'Ein Teil Ihrer Arbeit ist noch nicht beim Hub. Verbinden Sie sich zuerst, oder lassen Sie ihn endgültig zurück.',
  },
  protocol: {
    unknown: 'Diese Konsole ist älter oder neuer als der Hub. Laden Sie die Seite neu, um zu aktualisieren.',
  },
  record: {
    exists: 'Das gibt es schon. Vielleicht wurde es zweimal gesendet; es ist nichts weiter zu tun.',
    missing: 'Das gibt es am Desk nicht mehr.',
  },
  request: {
    invalid: 'Der Hub hat das so nicht angenommen. Prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.',
    'not-permitted': 'Das dürfen Sie nicht. Fragen Sie bei Bedarf die Administration.',
  },
  service: {
    'team-unknown': 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
  },
  session: {
    ended: 'Sie wurden abgemeldet. Ihre Arbeit liegt auf diesem Gerät; melden Sie sich wieder an, um weiterzumachen.',
    unknown: 'Sie wurden abgemeldet. Ihre Arbeit liegt auf diesem Gerät; melden Sie sich wieder an, um weiterzumachen.',
  },
  'set-up': {
    done: 'Dieser Desk ist schon eingerichtet. Melden Sie sich stattdessen an.',
    'token-wrong': 'Das ist nicht der Schlüssel aus dem Protokoll des Hubs. Kopieren Sie ihn neu; er gilt nur einmal.',
  },
  'sign-in': {
    throttled: 'Zu viele Versuche. Warten Sie {{wait}} und versuchen Sie es noch einmal.',
    wrong: 'Name und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  },
  storage: {
    failed:
      'Dieser Browser konnte Ihre Arbeit nicht speichern. Schaffen Sie Platz auf der Festplatte und laden Sie die Seite neu.',
  },
  team: {
    'lead-not-a-member':
      'Ein Team wird von einem seiner Mitglieder geleitet. Nehmen Sie die Person zuerst ins Team auf.',
  },
} satisfies typeof english;
