import type { enAlarm } from './en-alarm.ts';

/** Was ein Alarm in einer Sitzung der Fernhilfe für die Person am Computer bedeutet, auf Deutsch. */
export const deAlarm: { readonly [Key in keyof typeof enAlarm]: string } = {
  'record.alarm.other': 'Alarm, für den diese Version keine Worte hat ({{code}}). Zeigen Sie ihn Ihrem Helpdesk.',
  'record.alarm.policy.missing':
    'Alarm: Die Regeln Ihrer Organisation für Fernhilfe sind auf dem Hub nicht mehr da. Hier gelten weiter die letzten.',
  'record.alarm.policy.forged':
    'Alarm: Der Hub nannte Regeln für Fernhilfe, die jemand verändert hatte. Sie wurden nicht übernommen; hier gelten die letzten guten.',
  'record.alarm.policy.other-key':
    'Alarm: Der Hub nannte Regeln für Fernhilfe mit der Unterschrift von jemandem, den dieser Computer nicht kennt. Sie wurden nicht übernommen; hier gelten die letzten guten.',
  'record.alarm.policy.rolled-back':
    'Alarm: Der Hub nannte ältere Regeln für Fernhilfe als zuvor. Sie wurden nicht übernommen; hier gelten die neueren.',
  'record.alarm.policy.unreadable':
    'Alarm: Der Hub nannte Regeln für Fernhilfe, die dieser Computer nicht lesen kann. Sie wurden nicht übernommen; hier gelten die letzten guten.',
  'record.alarm.policy.expired':
    'Alarm: Die Zeit der Regeln für Fernhilfe ist vorbei. Sind auch die hier behaltenen abgelaufen, ist nur noch Zusehen möglich.',
  'record.alarm.policy.too-early':
    'Alarm: Die Zeit der Regeln für Fernhilfe ist nach der Uhr dieses Computers noch nicht gekommen. Hier gelten die letzten guten.',
  'record.alarm.trust.version-differs':
    'Alarm: Die andere Seite sprach eine andere Version der Sicherheitsprüfung, oder jemand ließ es so aussehen. Die Hilfe wurde beendet.',
  'record.alarm.trust.out-of-turn':
    'Alarm: Die Sicherheitsprüfung wurde außer der Reihe beantwortet, wie wenn jemand dazwischensitzt. Die Hilfe wurde beendet.',
  'record.alarm.trust.commitment-differs':
    'Alarm: In der Sicherheitsprüfung wurde etwas anderes aufgedeckt als zugesagt, wie wenn jemand dazwischensitzt. Die Hilfe wurde beendet.',
  'record.alarm.trust.nonce-reflected':
    'Alarm: Die Sicherheitsprüfung kam als Echo zurück, wie wenn jemand dazwischensitzt. Die Hilfe wurde beendet.',
  'record.alarm.trust.proof-withheld':
    'Alarm: Die andere Seite hat einen Schlüssel und unterschrieb nicht damit. Die Hilfe wurde beendet.',
  'record.alarm.trust.proof-forged': 'Alarm: Die Unterschrift der anderen Seite war falsch. Die Hilfe wurde beendet.',
  'record.alarm.trust.key-changed':
    'Alarm: Die andere Seite unterschrieb mit einem anderen Schlüssel als bisher. Die Hilfe wurde beendet.',
  'record.alarm.trust.too-slow':
    'Alarm: Die Sicherheitsprüfung wurde nicht rechtzeitig fertig. Die Hilfe wurde beendet.',
  'record.alarm.trust.digits-differ':
    'Alarm: Sie haben gesagt, dass die Ziffern verschieden sind. Die Hilfe wurde beendet, weil jemand dazwischensitzen kann.',
  'record.alarm.trust.digits-differ-there':
    'Alarm: Die andere Seite hat gesagt, dass die Ziffern verschieden sind. Die Hilfe wurde beendet, weil jemand dazwischensitzen kann.',
  'record.alarm.trust.message-unknown':
    'Alarm: In der Sicherheitsprüfung kam etwas, das kein Deskbell sendet. Die Hilfe wurde beendet.',
  'record.alarm.link.certificate-differs':
    'Alarm: Die Verbindung benutzte ein anderes Zertifikat als vereinbart, wie wenn jemand dazwischensitzt. Sie wurde geschlossen.',
  'record.alarm.link.signal-invalid':
    'Alarm: Beim Verbinden kam eine Nachricht, die kein Deskbell sendet. Die Verbindung wurde geschlossen.',
  'record.alarm.link.message-invalid':
    'Alarm: Über die Verbindung kam etwas, das kein Deskbell sendet. Sie wurde geschlossen.',
  'record.alarm.link.handshake-failed':
    'Alarm: Wer antwortete, hat das angekündigte Zertifikat nicht. Die Verbindung wurde geschlossen.',
  'record.alarm.message.unknown':
    'Alarm: Die andere Seite sandte etwas, das kein Deskbell sendet. Die Hilfe wurde beendet.',
  'record.alarm.message.unasked': 'Alarm: Es kam Text, um den niemand gebeten hatte. Die Hilfe wurde beendet.',
  'record.alarm.message.out-of-grant':
    'Alarm: Die andere Seite versuchte, was Sie nicht erlaubt hatten. Es wurde nicht getan, und die Hilfe wurde beendet.',
  'record.alarm.head.false':
    'Alarm: Die andere Seite unterschrieb ein anderes Protokoll als das gesendete. Die Hilfe wurde beendet. Bewahren Sie dieses Protokoll auf.',
  'record.alarm.input.unknown-message':
    'Alarm: Eine Taste oder ein Klick kam in einer Form, die kein Deskbell sendet. Es wurde nicht getan, und die Hilfe wurde beendet.',
  'record.alarm.input.out-of-grant':
    'Alarm: Es kamen Tasten oder Klicks, die Sie nicht erlaubt hatten. Sie wurden nicht ausgeführt, und die Hilfe wurde beendet.',
  'record.alarm.input.replayed':
    'Alarm: Tasten oder Klicks kamen ein zweites Mal. Sie wurden nicht noch einmal ausgeführt, und die Hilfe wurde beendet.',
  'record.alarm.input.standing-unknown':
    'Alarm: Der Helfer konnte nicht mehr erkennen, ob Maus und Tastatur erlaubt waren. Er ließ nichts mehr durch, und die Hilfe wurde beendet.',
};
