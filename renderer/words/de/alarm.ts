import type { alarm as english } from '../en/alarm.ts';

/** Was ein Alarm einer Sitzung bedeutet, und was nun zu tun ist. Der Code selbst steht im Protokoll. */
export const alarm = {
  other: 'Alarm, für den diese Version keine Worte hat ({{code}}). Zeigen Sie ihn den Sicherheitsverantwortlichen.',
  policy: {
    missing:
      'Alarm: Der Computer hatte Regeln für Fernhilfe, und der Hub hat keine mehr. Dort gelten die letzten. Fragen Sie, wer den Hub betreibt, und veröffentlichen Sie die Regeln wieder.',
    forged:
      'Alarm: Der Hub nannte dem Computer Regeln, die nach der Unterschrift geändert wurden. Sie gelten nicht; es gelten die letzten guten. Sagen Sie es den Sicherheitsverantwortlichen: Jemand hat sie auf dem Hub verändert.',
    'other-key':
      'Alarm: Der Hub nannte dem Computer Regeln mit der Unterschrift eines Schlüssels, den der bisherige nicht genannt hat. Sie gelten nicht; es gelten die letzten guten. Hat sie bei Ihnen niemand unterschrieben, sagen Sie es den Sicherheitsverantwortlichen; sonst unterschreiben Sie mit dem alten Schlüssel und nennen den neuen als Nachfolger.',
    'rolled-back':
      'Alarm: Der Hub nannte dem Computer ältere Regeln als zuvor. Sie gelten nicht; es gelten die neueren. Veröffentlichen Sie die neuesten noch einmal, und fragen Sie, ob der Hub aus einer Sicherung wiederhergestellt wurde.',
    unreadable:
      'Alarm: Der Hub nannte dem Computer Regeln, die er nicht lesen kann. Sie gelten nicht; es gelten die letzten guten. Aktualisieren Sie den Helfer dort, oder unterschreiben Sie die Regeln für seine Version.',
    expired:
      'Alarm: Die Zeit der Regeln, die dem Computer genannt wurden, ist abgelaufen. Sind auch die behaltenen abgelaufen, kann dort nur noch zugesehen werden. Unterschreiben Sie neue, und veröffentlichen Sie sie.',
    'too-early':
      'Alarm: Dem Computer wurden Regeln genannt, deren Zeit nach seiner Uhr noch nicht gekommen ist. Es gelten die letzten guten. Prüfen Sie die Uhr dort und den Beginn der Regeln.',
  },
  trust: {
    'version-differs':
      'Alarm: Die andere Seite sprach eine andere Fassung der Sicherheitsprüfung oder wurde dazu gebracht. Die Sitzung wurde beendet. Aktualisieren Sie beide Seiten, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'out-of-turn':
      'Alarm: Die Sicherheitsprüfung wurde außer der Reihe beantwortet, wie wenn jemand zwischen den beiden Computern sitzt. Die Sitzung wurde beendet. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'commitment-differs':
      'Alarm: Was in der Sicherheitsprüfung aufgedeckt wurde, ist nicht das Zugesagte, wie wenn jemand zwischen den beiden Computern sitzt. Die Sitzung wurde beendet. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'nonce-reflected':
      'Alarm: Die Sicherheitsprüfung kam als Echo zurück, wie wenn jemand zwischen den beiden Computern sitzt. Die Sitzung wurde beendet. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'proof-withheld':
      'Alarm: Eine Seite, die einen Schlüssel hat, hat nicht damit unterschrieben. Die Sitzung wurde beendet. Rufen Sie die Person unter einer bekannten Nummer an, und sagen Sie es den Sicherheitsverantwortlichen.',
    'proof-forged':
      'Alarm: Eine Unterschrift der anderen Seite war falsch. Die Sitzung wurde beendet. Rufen Sie die Person unter einer bekannten Nummer an, und sagen Sie es den Sicherheitsverantwortlichen.',
    'key-changed':
      'Alarm: Die andere Seite unterschrieb mit einem anderen Schlüssel als bisher. Die Sitzung wurde beendet. Wurde der Computer oder die Konsole neu eingerichtet, beginnen Sie neu und vergleichen Sie die Ziffern; sonst sagen Sie es den Sicherheitsverantwortlichen.',
    'too-slow':
      'Alarm: Die Sicherheitsprüfung wurde nicht rechtzeitig fertig. Die Sitzung wurde beendet. Beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'digits-differ':
      'Alarm: Die Ziffern wurden als verschieden gemeldet. Die Sitzung wurde beendet, weil jemand zwischen den beiden Computern sitzen kann. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'digits-differ-there':
      'Alarm: Die andere Seite meldete verschiedene Ziffern. Die Sitzung wurde beendet, weil jemand zwischen den beiden Computern sitzen kann. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'message-unknown':
      'Alarm: In der Sicherheitsprüfung kam etwas, das kein Deskbell sendet. Die Sitzung wurde beendet. Aktualisieren Sie beide Seiten, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
  },
  link: {
    'certificate-differs':
      'Alarm: Die Verbindung benutzte ein anderes Zertifikat als vereinbart, wie wenn jemand zwischen den beiden Computern sitzt. Sie wurde geschlossen. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
    'signal-invalid':
      'Alarm: Beim Verbinden kam eine Nachricht, die kein Deskbell sendet. Die Verbindung wurde geschlossen. Aktualisieren Sie beide Seiten, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'message-invalid':
      'Alarm: Über die Verbindung kam etwas, das kein Deskbell sendet. Sie wurde geschlossen. Aktualisieren Sie beide Seiten, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'handshake-failed':
      'Alarm: Wer antwortete, hat das angekündigte Zertifikat nicht. Die Verbindung wurde geschlossen. Sagen Sie es den Sicherheitsverantwortlichen, bevor Sie es wieder versuchen.',
  },
  message: {
    unknown:
      'Alarm: Eine Seite sandte etwas, das kein Deskbell sendet. Die Sitzung wurde beendet. Aktualisieren Sie beide Seiten, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    unasked:
      'Alarm: Es kam Text, um den niemand gebeten hatte. Die Sitzung wurde beendet. Kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'out-of-grant':
      'Alarm: Eine Seite versuchte, was die Person nicht erlaubt hatte. Die Sitzung wurde beendet, und es wurde nicht getan. Klären Sie, welches Programm benutzt wurde, und sagen Sie es den Sicherheitsverantwortlichen.',
  },
  head: {
    false:
      'Alarm: Eine Seite unterschrieb ein anderes Protokoll als das gesendete. Die Sitzung wurde beendet. Lassen Sie beide Protokolle prüfen, und sagen Sie es den Sicherheitsverantwortlichen.',
  },
  input: {
    'unknown-message':
      'Alarm: Eine Taste oder ein Klick kam in einer Form, die kein Deskbell sendet. Die Sitzung wurde beendet, und es wurde nicht getan. Aktualisieren Sie die Konsole, und beginnen Sie neu; kommt es wieder, sagen Sie es den Sicherheitsverantwortlichen.',
    'out-of-grant':
      'Alarm: Es kamen Tasten oder Klicks, die die Person nicht erlaubt hatte. Die Sitzung wurde beendet, und sie wurden nicht ausgeführt. Klären Sie, welches Programm benutzt wurde, und sagen Sie es den Sicherheitsverantwortlichen.',
    replayed:
      'Alarm: Tasten oder Klicks kamen ein zweites Mal. Die Sitzung wurde beendet, und sie wurden nicht noch einmal ausgeführt. Sagen Sie es den Sicherheitsverantwortlichen.',
    'standing-unknown':
      'Alarm: Der Helfer konnte nicht mehr erkennen, ob Steuern erlaubt war, und ließ nichts mehr durch. Die Sitzung wurde beendet. Beginnen Sie neu; kommt es wieder, senden Sie einen Bericht des Helfers dort ein.',
  },
} satisfies typeof english;
