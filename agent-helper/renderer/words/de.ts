import { deExchange } from './de-exchange.ts';
import { deRecord } from './de-record.ts';
import { deRemote } from './de-remote.ts';
import { deUpdates } from './de-updates.ts';
import type { HelperWords } from './words.ts';

/** Was nur der Helfer sagt. */
export const de: HelperWords = {
  'home.title': 'Was kann ich für Sie tun?',
  'home.report': 'Ein Problem melden',
  'home.report.hint': 'Etwas geht nicht so, wie es soll',
  'home.tickets': 'Meine Anliegen',
  'home.tickets.hint': 'Was aus dem wurde, was ich gemeldet habe',
  'home.search': 'Eine Antwort suchen',
  'home.search.hint': 'Oft hatte es schon jemand',
  'home.history': 'Was an diesem Computer geschah',
  'home.history.hint': 'Alles, was Helfer und Helpdesk hier getan haben',
  'home.unread_one': '{{count}} neue Antwort',
  'home.unread_other': '{{count}} neue Antworten',
  'home.waiting_one': '{{count}} Sache wartet aufs Senden. Sie geht von selbst hinaus.',
  'home.waiting_other': '{{count}} Sachen warten aufs Senden. Sie gehen von selbst hinaus.',
  'home.files_one': '{{count}} Datei ist unterwegs.',
  'home.files_other': '{{count}} Dateien sind unterwegs.',
  'home.nobodys':
    'Dieser Computer gehört noch niemandem. Bitten Sie Ihren Helpdesk, ihn Ihnen zuzuordnen; bis dahin lässt sich von hier nichts melden.',

  'home.help': 'Jetzt Hilfe holen',
  'home.help.hint': 'Jemand vom Helpdesk ist am Telefon und fragt nach einem Code',
  'home.help.joined': '{{agent}} ist bei Ihnen',

  'help.title': 'Jetzt Hilfe holen',
  'help.lead':
    'Sie bekommen neun Ziffern und lesen sie vor. Wer Ihnen hilft, sieht dann, welcher Computer das ist, was darin steckt, und das Ticket, um das es geht.',
  'help.wont':
    'Niemand sieht Ihren Bildschirm, bevor Sie in einem eigenen Fenster zugestimmt haben, und Sie können das jederzeit beenden.',
  'help.get': 'Code holen',
  'help.offline':
    'Der Helpdesk ist gerade nicht zu erreichen, deshalb gibt es keinen Code. Rufen Sie dort an; man kann Ihnen trotzdem helfen.',
  'lan.open': 'Ohne das Netz des Helpdesks',
  'lan.title': 'Hilfe ohne das Netz des Helpdesks',
  'lan.lead':
    'Jemand vom Helpdesk ist im selben Haus, und dieser Computer erreicht den Helpdesk nicht. Sie lesen eine Adresse und neun Ziffern vor, und dann vergleichen Sie beide noch sechs Ziffern.',
  'lan.get': 'Adresse und Code holen',
  'lan.read': 'Lesen Sie beides vor',
  'lan.address': 'Adresse',
  'lan.addresses': 'Adresse: die erste, die geht',
  'lan.code': 'Neun Ziffern',
  'lan.found':
    'Dort sind die richtigen Ziffern bekannt, und Ihr Ticket wird ausgesucht. Gleich werden Sie in einem eigenen Fenster gefragt.',
  'lan.connecting':
    'Sie werden in einem eigenen Fenster gefragt, sobald die beiden Computer verbunden sind. Vergleichen Sie die sechs Ziffern darin mit denen, die man Ihnen vorliest.',
  'lan.trouble.burnt':
    'Es wurden zu viele falsche Codes versucht, deshalb gilt dieser nicht mehr. Fragen Sie, ob das dort war, bevor Sie einen neuen holen.',
  'lan.trouble.run-out': 'Dieser Code gilt nicht mehr. Niemand kam rechtzeitig.',
  'lan.trouble.left':
    'Die Ziffern waren richtig, aber es ging nicht weiter. Holen Sie einen neuen Code und versuchen Sie es noch einmal.',
  'lan.back': 'Zurück',

  'help.read': 'Lesen Sie diese Ziffern vor',
  'help.left': 'Gilt noch {{time}}',
  'help.over': 'Dieser Code gilt nicht mehr. Niemand kam rechtzeitig dazu.',
  'help.cancel': 'Abbrechen',
  'help.joined': '{{agent}} ist bei Ihnen',
  'help.joined.since': 'Seit {{moment}}',
  'help.joined.ticket': 'Ihr Ticket',
  'help.joined.sees':
    'Zu sehen ist, welcher Computer das ist und was darin steckt. Von Ihrem Bildschirm ist nur zu sehen, was der Streifen an seinem oberen Rand sagt.',
  'help.asked': '{{agent}} möchte Ihnen helfen',
  'help.asked.left': 'Noch {{seconds}} Sekunden für Ihre Antwort. Ohne Antwort geschieht nichts.',
  'help.asked.window':
    'Gefragt werden Sie in einem eigenen Fenster. Darin steht, wer das ist und was zu sehen sein soll.',
  'help.asked.no': 'Nein',
  'help.end': 'Beenden',
  'help.ended.user': 'Sie haben es beendet.',
  'help.ended.agent': '{{agent}} hat es beendet.',
  'help.ended.refused': 'Sie haben abgelehnt. Zu sehen war nichts.',
  'help.ended.not-answered': '{{agent}} wollte Ihnen helfen, und niemand hat geantwortet.',
  'help.ended.withdrawn': '{{agent}} fragt nicht mehr.',
  'help.ended.silent': 'Es wurde beendet, weil niemand mehr da war.',
  'help.ended.banner-gone':
    'Es wurde zu Ihrer Sicherheit beendet: Der Streifen, der es Ihnen anzeigt, war nicht mehr da.',
  'help.ended.alarm':
    'Es wurde zu Ihrer Sicherheit beendet: Die andere Seite tat, was ein ehrliches Programm nie tut. Niemand sieht mehr etwas. Bitte rufen Sie Ihren Helpdesk unter einer Nummer an, die Sie kennen.',
  'help.ended.line-lost':
    'Es wurde beendet, weil die Verbindung nicht wiederkam. Niemand sieht mehr etwas. Brauchen Sie noch Hilfe, holen Sie einen neuen Code.',
  'help.ended.idle': 'Es wurde beendet, weil lange nichts geschah.',
  'help.ended.time-up': 'Es wurde beendet, weil die längste Zeit dafür um war.',
  'help.ended.superseded': 'Eine andere Frage des Helpdesks ist an seine Stelle getreten.',
  'help.ended.barred':
    '{{agent}} wollte Ihnen helfen. Sie wurden nicht gefragt: Ihren Bildschirm zu sehen ist hier ausgeschaltet, durch Sie oder Ihre Organisation.',
  'help.ended.no-display': '{{agent}} wollte Ihnen helfen, aber es gab keinen Bildschirm, um Sie zu fragen.',
  'help.ended.lead': 'Der Helpdesk hat es beendet: {{note}}',
  'help.ended.hint': 'Was getan wurde, steht unter „Was an diesem Computer getan wurde“.',
  'help.again': 'Neuen Code holen',
  'help.close': 'Fertig',
  'help.banner': '{{agent}} hilft Ihnen gerade',
  'help.banner.show': 'Zeigen',

  'bar.home': 'Anfang',
  'bar.settings': 'Einstellungen',
  'bar.offline': 'Der Helpdesk ist nicht erreichbar. Was Sie tun, wird behalten und später gesendet.',
  'bar.offline.of': 'Sie sehen, was bekannt war: {{moment}}.',
  'bar.retry': 'Jetzt versuchen',
  'bar.connecting': 'Der Helpdesk wird gesucht …',
  'bar.restarted': 'Ein Teil des Helfers musste neu gestartet werden. Es ging nichts verloren.',
  'bar.no-tray':
    'Auf diesem Desktop gibt es keinen Platz, an dem der Helfer bleiben könnte. Wenn Sie sein Fenster schließen, geht er in die Taskleiste und läuft dort weiter.',
  'bar.understood': 'Verstanden',

  'blocked.title': 'Der Helfer kann gerade nicht arbeiten',
  'blocked.again': 'Er versucht es alle paar Sekunden von selbst wieder.',
  'blocked.starting': 'Einen Moment …',

  'enrol.title': 'Diesen Computer beim Helpdesk bekannt machen',
  'enrol.lead':
    'Lassen Sie sich vom Helpdesk einen Code geben. Es dauert eine Minute und braucht keine besonderen Rechte.',
  'enrol.will': 'Was der Helfer tut',
  'enrol.will.report': 'Sie melden hier Probleme und lesen die Antworten.',
  'enrol.will.inventory':
    'Er sagt dem Helpdesk, was das für ein Computer ist: Modell, System, Arbeitsspeicher, Datenträger, Netzwerkkarten, und wenn sich daran etwas ändert.',
  'enrol.will.news': 'Er sagt Ihnen Bescheid über Antworten, Störungen und geplante Arbeiten.',
  'enrol.wont': 'Was er niemals tut',
  'enrol.wont.read': 'Er liest weder Ihre Dateien noch Ihre Post noch das, was Sie tippen.',
  'enrol.wont.watch':
    'Er sieht Ihren Bildschirm nicht. Ein Bild wird nur aufgenommen, wenn Sie es wollen, und Sie sehen es zuerst.',
  'enrol.wont.rights': 'Er hat nicht mehr Rechte als Sie.',
  'enrol.hub': 'Adresse des Helpdesks',
  'enrol.hub.hint': 'Wie der Helpdesk sie Ihnen nennt, etwa desk.example.org',
  'enrol.hub.missing': 'Bitte geben Sie die Adresse ein, die Ihnen der Helpdesk genannt hat.',
  'enrol.code': 'Code',
  'enrol.code.hint': 'Gilt eine Viertelstunde, einmal. Groß oder klein, mit oder ohne Leerzeichen.',
  'enrol.code.missing': 'Bitte geben Sie den Code ein, den Ihnen der Helpdesk genannt hat.',
  'enrol.login': 'Den Helfer starten, wenn ich mich an diesem Computer anmelde',
  'enrol.go': 'Diesen Computer verbinden',

  'report.since': 'Seit wann?',
  'report.since.hint': 'Zum Beispiel: seit heute früh, nach dem Update, schon immer',
  'report.picture': 'Ein Bild Ihres Bildschirms',
  'report.picture.lead': 'Sagt mehr als Worte. Sie sehen es zuerst und können schwärzen, was niemanden angeht.',
  'report.picture.take': 'Bildschirm aufnehmen',
  'report.picture.taking': 'Das Bild wird aufgenommen …',
  'report.picture.none':
    'Das System hat kein Bild des Bildschirms hergegeben. Vielleicht muss es in den Einstellungen des Systems erlaubt werden. Sie können auch ohne Bild senden.',
  'report.facts': 'Angaben zu diesem Computer',
  'report.facts.lead': 'Sie helfen, die Ursache zu finden. Sie sehen jedes Wort, bevor es gesendet wird.',
  'report.facts.show': 'Zeigen, was gesendet werden kann',
  'report.facts.sent': 'Das wird mitgesendet, Wort für Wort:',
  'report.facts.remove': 'Weglassen',
  'report.facts.remove.of': 'Weglassen: {{part}}',
  'report.facts.add': 'Doch mitsenden',
  'report.facts.add.of': 'Doch mitsenden: {{part}}',
  'report.facts.out': 'Wird weggelassen',
  'report.facts.computer': 'Computer',
  'report.facts.disks': 'Platz auf den Laufwerken',
  'report.facts.network': 'Netzwerk',
  'report.facts.uptime': 'Läuft seit',
  'report.facts.log': 'Was der Helfer zuletzt tat',
  'report.facts.drop': 'Nichts davon senden',
  'report.kept.here': 'Was Sie schreiben, wird auf diesem Computer behalten, bis es gesendet ist.',

  'shot.title': 'Bild {{number}}',
  'shot.alt': 'Ihr Bildschirm „{{name}}“, so wie er gesendet wird',
  'shot.remove': 'Bild entfernen',
  'shot.undo': 'Letzte Schwärzung zurücknehmen',
  'shot.larger': 'Größer',
  'shot.smaller': 'Kleiner',
  'shot.how': 'Fahren Sie mit der Maus über das, was niemand sehen soll: Es wird schwarz.',
  'shot.keys':
    'Mit der Tastatur: Pfeiltasten bewegen den Rahmen, mit Umschalt ändern sie seine Größe, Eingabe schwärzt, die Rücktaste nimmt die letzte Schwärzung zurück.',
  'shot.area': 'Teile des Bildes schwärzen',
  'shot.blacked_one': '{{count}} Stelle geschwärzt',
  'shot.blacked_other': '{{count}} Stellen geschwärzt',

  'sent.title': 'Danke. Ihre Meldung ist unterwegs.',
  'sent.online': 'Gleich hat sie eine Nummer und jemanden, der sich kümmert.',
  'sent.offline.title': 'Danke. Ihre Meldung ist behalten.',
  'sent.offline': 'Der Helpdesk ist gerade nicht erreichbar. Ihre Meldung geht von selbst hinaus, sobald er es ist.',
  'sent.tickets': 'Zu meinen Anliegen',
  'sent.home': 'Zurück zum Anfang',

  'tickets.title': 'Meine Anliegen',
  'tickets.open': 'Offen',
  'tickets.finished': 'Erledigt',
  'tickets.none-open': 'Nichts ist offen. Alles ist erledigt.',
  'tickets.empty.title': 'Noch nichts hier',
  'tickets.empty.text':
    'Wenn Sie ein Problem melden, steht es hier: wer es hat, wie weit es ist und was geantwortet wurde. Auch was Sie am Telefon oder im Portal melden.',
  'tickets.unsent': 'Noch nicht gesendet',
  'tickets.unsent.waiting': 'Auf diesem Computer behalten, {{moment}}, geht von selbst hinaus',
  'tickets.read': 'Stand: {{moment}}',
  'tickets.never': 'Der Helpdesk war noch nicht erreichbar. Ihre Anliegen erscheinen, sobald er es ist.',

  'ticket.missing.title': 'Dieses Anliegen ist nicht auf diesem Computer',
  'ticket.missing.text':
    'Vielleicht gehört es inzwischen jemand anderem, oder es ist sehr alt. Alle Ihre Anliegen finden Sie im Portal.',
  'ticket.kept': 'Stand: {{moment}}',
  'ticket.no-conversation': 'Was gesagt wurde, erscheint, sobald der Helpdesk erreichbar ist.',
  'ticket.waiting.reply': 'Wird gesendet, sobald der Helpdesk erreichbar ist',
  'ticket.sending': 'Wird gesendet …',
  'ticket.waiting.close': 'Sie haben gesagt, dass es gelöst ist. Das ist unterwegs.',
  'ticket.waiting.reopen': 'Sie haben gesagt, dass es noch nicht geht. Das ist unterwegs.',

  'ticket.file': '{{name}}, {{size}}',
  'ticket.file.save': 'Speichern',
  'ticket.file.save.of': '„{{name}}“ speichern',
  'ticket.file.saved': 'Gespeichert.',
  'ticket.picture': 'Bild „{{name}}“',

  'refused.title': 'Das ist nicht durchgekommen',
  'refused.kind.report': 'Ihre Meldung „{{text}}“',
  'refused.kind.reply': 'Ihre Antwort „{{text}}“',
  'refused.kind.reopen': 'Dass es noch nicht geht: „{{text}}“',
  'refused.kind.close': 'Dass es gelöst ist',
  'refused.kind.files': 'Die Dateien zu Ihrer Meldung',
  'refused.dismiss': 'Ich habe es gelesen',

  'search.title': 'Eine Antwort suchen',
  'search.label': 'Worum geht es?',
  'search.hint': 'In Ihren eigenen Worten, so wie Sie einen Kollegen fragen würden.',
  'search.go': 'Suchen',
  'search.found_one': '{{count}} Antwort',
  'search.found_other': '{{count}} Antworten',
  'search.kept': 'Der Helpdesk ist nicht erreichbar. Das sind Antworten, die auf diesem Computer behalten sind.',
  'search.empty.title': 'Andere haben schon gefragt',
  'search.empty.text':
    'Sagen Sie, worum es geht, und hier erscheinen die Antworten des Helpdesks. Was Sie finden, wird behalten und lässt sich ohne Verbindung lesen.',
  'search.nothing.title': 'Darauf gibt es noch keine Antwort',
  'search.nothing.text': 'Sagen Sie es dem Helpdesk. Ihre Worte werden übernommen.',
  'search.nothing.offline':
    'Unter den Antworten auf diesem Computer ist keine. Sie können es melden; es geht hinaus, sobald der Helpdesk erreichbar ist.',
  'search.report': 'Melden',
  'search.did-not-help': 'Das hat nicht geholfen: melden',
  'article.kept': 'Auf diesem Computer behalten, {{moment}}',
  'article.gone': 'Diese Antwort gibt es nicht mehr, oder sie lässt sich ohne Verbindung nicht lesen.',

  'history.title': 'Was an diesem Computer geschah',
  'history.lead': 'Durch den Helfer und durch den Helpdesk. Nichts ist weggelassen.',
  'history.looked': 'Zuletzt nachgesehen: {{moment}}',
  'history.never-looked': 'Gerade wird nachgesehen.',
  'history.empty': 'Noch nichts.',
  'history.enrolled': 'Dieser Computer wurde beim Helpdesk bekannt gemacht',
  'history.enrolled.for': 'Dieser Computer wurde beim Helpdesk bekannt gemacht, für {{about}}',
  'history.given': '{{author}} hat diesen Computer {{about}} zugeordnet',
  'history.taken-away': '{{author}} hat vermerkt, dass dieser Computer niemandem gehört',
  'history.inventory': 'Der Helfer hat nachgesehen und etwas Neues gefunden',
  'history.reported': 'Sie haben gemeldet: {{about}}',
  'history.helped': '{{author}} hat Ihnen geholfen: {{about}}',
  'history.changes': 'Was er fand',

  'settings.title': 'Einstellungen',
  'settings.language': 'Sprache',
  'settings.language.auto': 'Wie auf diesem Computer',
  'settings.theme': 'Aussehen',
  'settings.login': 'Beim Anmelden starten, damit mich Antworten erreichen',
  'settings.about': 'Über',
  'settings.version': 'Version {{version}}',
  'settings.computer': 'Dieser Computer heißt {{name}} bei {{hub}}',
  'settings.met': 'Letzter Kontakt mit dem Helpdesk: {{moment}}',
  'settings.never-met': 'Noch kein Kontakt mit dem Helpdesk',
  'settings.key.sealed': 'Der Schlüssel dieses Computers ist vom System versiegelt.',
  'settings.key.file':
    'Dieses System hat keinen Ort für Geheimnisse. Der Schlüssel dieses Computers liegt in einer Datei, die nur Sie öffnen können.',
  'settings.quit': 'Deskbell Helper beenden',
  'settings.quit.title': 'Deskbell Helper beenden?',
  'settings.quit.text':
    'Bis er wieder startet, erfahren Sie nichts von Antworten und Mitteilungen, dieser Computer bleibt beim Helpdesk nicht auf dem neuesten Stand, und was noch nicht gesendet ist, wartet.',
  'settings.quit.go': 'Beenden',
  'settings.quit.stay': 'Weiterlaufen lassen',

  'refusal.core.given-up':
    'Ein Teil des Helfers ist immer wieder ausgefallen. Bitte beenden Sie ihn und starten Sie ihn neu; hilft das nicht, rufen Sie Ihren Helpdesk an.',
  'refusal.helper.running-already':
    'Auf diesem Computer läuft schon ein Helfer für Sie, vielleicht als Dienst. Nur einer kann arbeiten: Beenden Sie jenen, und dieser macht von selbst weiter.',
  'refusal.folder.not-private':
    'Andere an diesem Computer können in den Ordner des Helfers sehen. So startet er nicht. Bitte rufen Sie Ihren Helpdesk an: {{path}}',
  'refusal.folder.unusable': 'Der Ordner des Helfers ist nicht benutzbar. Bitte rufen Sie Ihren Helpdesk an: {{path}}',
  'refusal.file.not-private':
    'Andere an diesem Computer können eine Datei des Helfers öffnen. So startet er nicht. Bitte rufen Sie Ihren Helpdesk an: {{path}}',
  'refusal.file.damaged': 'Eine Datei des Helfers ist beschädigt. Bitte rufen Sie Ihren Helpdesk an: {{path}}',
  'refusal.file.unreadable': 'Eine Datei des Helfers ist nicht lesbar. Bitte rufen Sie Ihren Helpdesk an: {{path}}',
  'refusal.file.not-written':
    'Dieser Computer hat nicht erlaubt, es zu behalten. Bitte versuchen Sie es noch einmal, oder rufen Sie Ihren Helpdesk an.',
  'refusal.file.disk-full':
    'Die Festplatte dieses Computers ist voll, darum ließ sich nichts behalten. Schaffen Sie etwas Platz und versuchen Sie es dann noch einmal.',
  'refusal.file.place-denied':
    'Dort darf sie nicht geschrieben werden: Der Ordner ist nicht Ihrer, oder die Datei ist in einem anderen Programm geöffnet. Bitte wählen Sie einen anderen Ort.',
  'refusal.key.sealed':
    'Der Schlüssel dieses Computers war versiegelt, und das System öffnet ihn nicht mehr. Bitte lassen Sie sich vom Helpdesk einen neuen Code geben.',
  'refusal.outbox.full':
    'Es wartet schon sehr viel aufs Senden. Bitte warten Sie, bis der Helpdesk wieder erreichbar ist.',
  'refusal.enrolment.code-wrong':
    'Dieser Code gilt nicht oder nicht mehr. Bitte lassen Sie sich vom Helpdesk einen neuen geben.',
  'refusal.enrolment.throttled':
    'Das wurde mehrmals hintereinander versucht. Bitte warten Sie ein wenig und versuchen Sie es dann noch einmal.',
  'refusal.lan.no-network':
    'Dieser Computer ist in keinem Netz. Stecken Sie ein Kabel ein oder verbinden Sie ihn mit einem WLAN.',
  'refusal.lan.desk-unknown':
    'Dieser Computer muss Ihren Helpdesk einmal erreicht haben, bevor ihm ohne ihn geholfen werden kann. Verbinden Sie ihn kurz mit dem üblichen Netz.',
  'refusal.lan.busy': 'Es hilft Ihnen schon jemand.',
  'refusal.hub.address-unsafe':
    'Das ist keine sichere Adresse. Sie muss mit https:// beginnen oder auf diesem Computer selbst liegen. Bitte prüfen Sie sie.',
  'refusal.hub.answer-invalid':
    'Unter dieser Adresse ist kein solcher Helpdesk, oder eine andere Fassung davon. Bitte prüfen Sie die Adresse.',
  'refusal.helper.enrolled-already': 'Dieser Computer ist schon bei einem Helpdesk bekannt.',
  'refusal.device.signature-wrong':
    'Der Helpdesk kennt diesen Computer nicht mehr. Bitte lassen Sie sich einen neuen Code geben.',
  'refusal.problem.hub-never-met':
    'Der Helpdesk muss einmal erreicht werden, bevor sich von diesem Computer etwas melden lässt. Ihr Text ist behalten.',
  'refusal.problem.nobodys-device':
    'Dieser Computer gehört noch niemandem. Bitte lassen Sie ihn sich vom Helpdesk zuordnen. Ihr Text ist behalten.',
  'refusal.problem.summary-invalid': 'Ein paar Worte genügen. Was geht nicht?',
  'refusal.problem.details-invalid': 'Das ist mehr Text, als wir auf einmal nehmen können. Bitte kürzen Sie ihn.',
  'refusal.attachment.too-large':
    'Das Bild ist zu groß zum Senden. Entfernen Sie es, oder nehmen Sie eines von einem kleineren Bildschirm auf.',
  'refusal.attachment.hash-wrong': 'Die Datei wurde unterwegs beschädigt. Bitte versuchen Sie es noch einmal.',
  'refusal.support.code-in-use': 'Gerade konnte kein Code vergeben werden. Bitte versuchen Sie es noch einmal.',
  'refusal.act.empty': 'Bitte schreiben Sie erst ein paar Worte.',
  'refusal.ipc.fault':
    'Das hat nicht geklappt, und es liegt nicht an Ihnen. Ihr Text ist behalten. Bitte versuchen Sie es noch einmal.',
  'refusal.ipc.input-invalid':
    'Das ist mehr, als sich auf einmal senden lässt. Bitte kürzen Sie es, oder entfernen Sie ein Bild.',

  ...deExchange,
  ...deRecord,
  ...deRemote,
  ...deUpdates,
};
