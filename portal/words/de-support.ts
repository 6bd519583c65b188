import type { enSupport } from './en-support.ts';

/** Wörter dafür, dem Helpdesk den Bildschirm zu zeigen. */
export const deSupport: { readonly [Key in keyof typeof enSupport]: string } = {
  'support.title': 'Dem Helpdesk den Bildschirm zeigen',
  'support.lead':
    'Telefonieren Sie gerade mit dem Helpdesk? Holen Sie hier einen Code und lesen Sie ihn vor. Wer Ihnen hilft, sieht dann, was Sie zeigen möchten: den Bildschirm, ein Fenster oder einen Tab.',
  'support.lead.ticket':
    'Sagen Sie dem Helpdesk, dass Sie das Problem jetzt zeigen können. Wer Ihnen hilft, sieht dann, was Sie zeigen möchten: den Bildschirm, ein Fenster oder einen Tab.',
  'support.wont':
    'Niemand sieht etwas, bevor Sie gewählt haben, was Sie zeigen, und niemand kann von hier aus Ihre Maus oder Tastatur bedienen. Sie beenden das, wann Sie möchten.',
  'support.unable':
    'Dieser Browser kann keinen Bildschirm zeigen, wie auf Telefonen üblich. Öffnen Sie diese Seite bitte auf dem Computer, den Sie zeigen möchten.',
  'support.get': 'Code holen',
  'support.get.ticket': 'Ich kann es jetzt zeigen',
  'support.read': 'Lesen Sie diese Ziffern vor',
  'support.read.too': 'Am Telefon können Sie auch diese Ziffern vorlesen',
  'support.waiting.ticket':
    'Der Helpdesk weiß, dass Sie „{{summary}}“ jetzt zeigen können. Bitte lassen Sie diese Seite offen.',
  'support.left': 'Gilt noch {{time}}',
  'support.over': 'Niemand kam rechtzeitig dazu. Sie können es jederzeit noch einmal versuchen.',
  'support.elsewhere':
    'Den Code haben Sie in einem anderen Fenster geholt, oder diese Seite wurde neu geladen. Hier erhalten Sie einen neuen.',
  'support.again': 'Neuen Code holen',
  'support.cancel': 'Abbrechen',
  'support.asked': '{{agent}} möchte Ihnen helfen',
  'support.asked.left_one': 'Noch {{count}} Sekunde für Ihre Antwort. Ohne Antwort geschieht nichts.',
  'support.asked.left_other': 'Noch {{count}} Sekunden für Ihre Antwort. Ohne Antwort geschieht nichts.',
  'support.asked.choose': 'Wenn Sie zustimmen, wählen Sie danach, was zu sehen ist. Bis dahin ist nichts zu sehen.',
  'support.origin.own': 'Dieses Anliegen haben Sie {{moment}} gemeldet.',
  'support.origin.other': 'Dieses Anliegen haben Sie nicht selbst gemeldet. Es ist {{moment}} entstanden.',
  'support.warning':
    'Darum haben Sie nicht selbst gebeten. Wer anruft und Sie überredet, Ihren Bildschirm zu zeigen, kann ein Betrüger sein. Im Zweifel lehnen Sie ab und rufen Ihren Helpdesk unter der Nummer an, die Sie kennen.',
  'support.no': 'Nein',
  'support.yes': 'Ja, bitte helfen',
  'support.yes.wait': 'Ja in {{seconds}} s',
  'support.ticket': 'Ihr Anliegen:',
  'support.joined': '{{agent}} ist bei Ihnen',
  'support.joined.elsewhere':
    'Sie nehmen in einem anderen Fenster teil, oder diese Seite wurde neu geladen. Wenn Sie hier weitermachen, wählen Sie neu, was zu sehen ist.',
  'support.here': 'Hier weitermachen',
  'support.seen': '{{agent}} sieht, was Sie zeigen',
  'support.nothing': '{{agent}} ist bei Ihnen und sieht nichts',
  'support.paused': 'Angehalten: {{agent}} sieht jetzt nichts',
  'support.broken': 'Keine Verbindung zu {{agent}}. Wir versuchen es weiter.',
  'support.awaited': '{{agent}} wird sehen, was Sie zeigen, und ist noch nicht da',
  'support.onlookers': 'Außerdem dabei: {{names}}',
  'support.colleague': '{{agent}} möchte, dass auch {{colleague}} zusieht. Zu sehen ist nur, was Sie zeigen.',
  'support.colleague.yes': '{{colleague}} zusehen lassen',
  'support.record': '{{agent}} möchte aufzeichnen, was Sie zeigen',
  'support.record.what':
    'Ein Film davon, ohne Ton, bleibt bei Ihrem Anliegen. Er ist verschlüsselt: Ansehen kann ihn nur, wem Ihre Organisation den Schlüssel gegeben hat. Sie können es jederzeit beenden und trotzdem weiter zeigen.',
  'support.record.same': '{{agent}} hat dieselben Ziffern vorgelesen',
  'support.record.differ': 'Es sind andere',
  'support.record.yes': 'Ja, darf aufzeichnen',
  'support.record.stop': 'Nicht mehr aufzeichnen',
  'support.recorded': 'Aufzeichnung läuft',
  'support.recorded.paused': 'Aufzeichnung angehalten',
  'support.digits': 'Bei {{agent}} stehen dieselben sechs Ziffern. Sind es andere, beenden Sie das sofort.',
  'support.choose': 'Wählen, was zu sehen ist',
  'support.choose.no': 'Nichts zeigen',
  'support.choose.hint':
    'Ihr Browser fragt, ob Sie den ganzen Bildschirm, ein Fenster oder einen Tab zeigen möchten. Sonst sieht {{agent}} nichts.',
  'support.not-permitted':
    'Ihr Browser hat nichts zeigen lassen, oder Sie haben dort abgelehnt. Sie können noch einmal wählen.',
  'support.no-screen':
    'Ihr Browser hat nichts gefunden, was er zeigen kann. Bitte wählen Sie noch einmal, oder ein anderes Fenster.',
  'support.pause': 'Anhalten',
  'support.resume': 'Weiter',
  'support.end': 'Beenden',
  'support.write': 'Etwas schreiben',
  'support.bar.answer': 'Antworten',
  'support.bar.show': 'Öffnen',
  'support.close': 'Fertig',
  'support.ended.user': 'Sie haben es beendet. Niemand sieht mehr etwas.',
  'support.ended.cancelled': 'Sie haben es zurückgenommen.',
  'support.ended.agent': '{{agent}} hat es beendet. Niemand sieht mehr etwas.',
  'support.ended.refused': 'Sie haben abgelehnt. Zu sehen war nichts.',
  'support.ended.not-answered': '{{agent}} wollte Ihnen helfen, und niemand hat geantwortet.',
  'support.ended.withdrawn': '{{agent}} fragt nicht mehr.',
  'support.ended.silent': 'Es wurde beendet, weil niemand mehr da war.',
  'support.ended.superseded': 'Eine andere Frage des Helpdesks ist an seine Stelle getreten.',
  'support.ended.alarm':
    'Es wurde beendet, weil die Verbindung nicht war, wie sie sein soll. Niemand sieht mehr etwas. Bitte sagen Sie es Ihrem Helpdesk am Telefon.',
  'support.ended.line-lost':
    'Es wurde beendet, weil die Verbindung nicht wiederkam. Niemand sieht mehr etwas. Brauchen Sie noch Hilfe, sagen Sie es Ihrem Helpdesk, und zeigen Sie Ihren Bildschirm noch einmal.',
  'support.ended.idle':
    'Es wurde beendet, weil lange nichts geschah. Niemand sieht mehr etwas. Brauchen Sie noch Hilfe, zeigen Sie Ihren Bildschirm noch einmal.',
  'support.ended.time-up':
    'Es wurde beendet, weil die längste Zeit dafür um war. Niemand sieht mehr etwas. Brauchen Sie noch Hilfe, zeigen Sie Ihren Bildschirm noch einmal.',
  'support.ended.lead': 'Der Helpdesk hat es beendet: {{note}}',
  'support.object': 'Damit war ich nicht einverstanden',
  'support.object.label': 'Was war nicht in Ordnung?',
  'support.object.hint': 'Ihr Helpdesk liest es an Ihrem Anliegen, mit der Zeit dieser Hilfe.',
  'support.object.send': 'Absenden',
  'support.object.cancel': 'Abbrechen',
  'support.object.text': 'Zur Hilfe vom {{moment}}: {{words}}',
  'support.object.sent': 'Ihr Helpdesk bekommt es zu lesen.',
  'support.object.empty': 'Bitte schreiben Sie kurz, was nicht in Ordnung war.',
  'support.past': 'Hilfe an Ihrem Bildschirm',
  'support.past.one': '{{agent}} hat Ihnen geholfen:',
  'support.past.desk': 'Ihr Helpdesk',
  'support.past.objected': 'Sie haben gesagt, dass Sie mit etwas nicht einverstanden waren.',
  'support.from-request': 'Am Bildschirm zeigen',
  'support.from-start': 'Jemand vom Helpdesk möchte Ihren Bildschirm sehen?',
};
