import type { Words } from './words.ts';

/** Alle deutschen Worte des Portals: einfach, kurz und nie ein Vorwurf. */
export const de: Words = {
  'app.help': 'Hilfe',
  'app.skip': 'Zum Inhalt springen',
  'app.nav': 'Hauptmenü',
  'app.start': 'Problem melden',
  'app.requests': 'Meine Anliegen',
  'app.loading': 'Einen Augenblick …',
  'app.back': 'Zurück',
  'app.missing.title': 'Diese Seite gibt es nicht',
  'app.missing.text': 'Vielleicht wurde die Adresse abgeschnitten. Alles von Ihnen finden Sie unter „Meine Anliegen“.',
  'app.unread_one': '{{count}} neue Antwort',
  'app.unread_other': '{{count}} neue Antworten',

  'link.offline': 'Keine Verbindung zum Helpdesk. Wir versuchen es weiter, und was Sie tippen, bleibt erhalten.',

  'menu.open': 'Ihre Einstellungen: {{name}}',
  'menu.language': 'Sprache',
  'menu.theme': 'Aussehen',
  'menu.theme.auto': 'Wie auf diesem Gerät',
  'menu.theme.light': 'Hell',
  'menu.theme.dark': 'Dunkel',
  'menu.password': 'Passwort ändern',
  'menu.sign-out': 'Abmelden',

  'leave.title': 'Sie haben Text, der noch nicht gesendet ist',
  'leave.text': 'Wenn Sie sich jetzt abmelden, wird er von diesem Gerät gelöscht.',
  'leave.stay': 'Hier bleiben',
  'leave.go': 'Abmelden und löschen',

  'sign-in.title': 'Anmelden und Hilfe bekommen',
  'sign-in.hint': 'Mit dem Namen und dem Passwort, die Sie für den Helpdesk bekommen haben.',
  'sign-in.login': 'Anmeldename',
  'sign-in.password': 'Passwort',
  'sign-in.password.show': 'Passwort zeigen oder verbergen',
  'sign-in.stay': 'Auf diesem Gerät angemeldet bleiben',
  'sign-in.stay.hint': 'Bitte leer lassen, wenn auch andere an diesem Gerät arbeiten.',
  'sign-in.go': 'Anmelden',
  'sign-in.login.missing': 'Bitte geben Sie Ihren Anmeldenamen ein.',
  'sign-in.password.missing': 'Bitte geben Sie Ihr Passwort ein.',
  'sign-in.trouble': 'Sie kommen nicht hinein? Rufen Sie Ihren Helpdesk an. Das passiert jedem.',
  'sign-in.ended':
    'Sie wurden nach einiger Zeit abgemeldet. Bitte melden Sie sich wieder an; was Sie getippt haben, ist noch da.',
  'sign-in.left': 'Sie sind abgemeldet.',
  'sign-in.wait_one':
    'Das waren mehrere Versuche hintereinander. Bitte warten Sie {{count}} Sekunde, dann geht es wieder.',
  'sign-in.wait_other':
    'Das waren mehrere Versuche hintereinander. Bitte warten Sie {{count}} Sekunden, dann geht es wieder.',
  'sign-in.wait.minutes_one':
    'Das waren mehrere Versuche hintereinander. Bitte warten Sie {{count}} Minute, dann geht es wieder.',
  'sign-in.wait.minutes_other':
    'Das waren mehrere Versuche hintereinander. Bitte warten Sie {{count}} Minuten, dann geht es wieder.',
  'sign-in.wait.over': 'Jetzt können Sie es wieder versuchen.',

  'password.title': 'Ihr Passwort ändern',
  'password.lead':
    'Damit melden Sie sich auf diesen Seiten an. Andere Geräte, auf denen Sie angemeldet sind, werden abgemeldet.',
  'password.current': 'Ihr jetziges Passwort',
  'password.current.missing': 'Bitte geben Sie Ihr jetziges Passwort ein.',
  'password.new': 'Ihr neues Passwort',
  'password.new.hint': 'Mindestens 10 Zeichen. Ein kurzer Satz ist leicht zu merken.',
  'password.new.short': 'Bitte nehmen Sie mindestens 10 Zeichen.',
  'password.go': 'Passwort ändern',
  'password.offline': 'Das braucht eine Verbindung. Sobald sie wieder da ist, können Sie Ihr Passwort ändern.',
  'password.unanswered':
    'Wir haben keine Antwort bekommen. Bitte versuchen Sie es noch einmal. Wird Ihr jetziges Passwort dann abgelehnt, gilt schon das neue.',
  'password.changed.title': 'Ihr Passwort ist geändert',
  'password.changed.text':
    'Ab jetzt gilt das neue. Ihre anderen Geräte wurden abgemeldet; hier bleiben Sie angemeldet.',
  'password.changed.go': 'Weiter',

  'agent.title': 'Sie gehören zum Helpdesk',
  'agent.text':
    'Diese Seiten sind für alle, die Hilfe brauchen. Ihre Warteschlange und Ihre Tickets stehen in der Konsole.',
  'agent.console': 'Konsole öffnen',

  'start.title': 'Was ist los?',
  'start.greeting': 'Guten Tag, {{name}}',
  'start.hint': 'Sagen Sie es so, wie Sie es einer Kollegin erzählen würden. Sie können hier nichts falsch machen.',
  'start.example': 'Zum Beispiel: „Outlook fragt immer wieder nach meinem Passwort.“',
  'start.continue': 'Weiter',
  'start.empty': 'Ein paar Worte genügen. Was geht nicht?',
  'start.for-you': 'Bitte ansehen',
  'start.open': 'Ihre offenen Anliegen',
  'start.all': 'Alle meine Anliegen',

  'answers.title': 'Vielleicht hilft das schon',
  'answers.found_one': '{{count}} Antwort gefunden, unter der Frage',
  'answers.found_other': '{{count}} Antworten gefunden, unter der Frage',

  'article.changed': 'Zuletzt geändert {{moment}}',
  'article.overdue': 'Das hat schon länger niemand geprüft. Wenn es nicht mehr stimmt, sagen Sie es uns bitte.',
  'article.question': 'Hat das geholfen?',
  'article.yes': 'Ja, das hat geholfen',
  'article.no': 'Nein, leider nicht',
  'article.helped': 'Das freut uns. Danke für die Rückmeldung.',
  'article.did-not-help': 'Das tut uns leid. Dann helfen wir Ihnen selbst.',
  'article.report': 'Das hat nicht geholfen: melden',
  'article.tried': 'Ich habe „{{article}}“ gelesen; es hat nicht geholfen.',
  'article.missing.title': 'Diese Antwort finden wir nicht',
  'article.missing.text': 'Vielleicht wurde sie ersetzt. Sagen Sie uns, was los ist, und wir suchen eine andere.',

  'announcement.list': 'Hinweise',
  'announcement.outage': 'Störung',
  'announcement.maintenance': 'Geplante Arbeiten',
  'announcement.information': 'Gut zu wissen',
  'announcement.since': 'Seit {{moment}}',
  'announcement.from': 'Ab {{moment}}',
  'announcement.from-to': '{{from}} bis {{to}}',
  'announcement.until': 'Bis {{moment}}',

  'report.title': 'Noch ein wenig, dann ist es unterwegs',
  'report.words': 'Was ist los?',
  'report.service': 'Worum geht es?',
  'report.service.hint': 'Lassen Sie es offen, wenn Sie unsicher sind. Wir finden es heraus.',
  'report.service.unknown': 'Ich bin nicht sicher',
  'report.effect': 'Wie sehr hält es Sie auf?',
  'report.effect.user-affected': 'Es betrifft mich',
  'report.effect.user-affected.hint': 'Ich komme nicht oder nur langsam weiter; andere können arbeiten.',
  'report.effect.business-interrupted': 'Es hält auch andere auf',
  'report.effect.business-interrupted.hint': 'Mein Team oder mehrere Leute können nicht wie gewohnt arbeiten.',
  'report.effect.business-halted': 'Die Arbeit steht still',
  'report.effect.business-halted.hint':
    'Viele können gar nicht arbeiten, oder Kundinnen und Kunden können nicht bedient werden.',
  'report.effect.missing': 'Bitte wählen Sie eines aus. Wenn Sie unsicher sind, nehmen Sie das erste.',
  'report.details': 'Gibt es noch etwas, das uns hilft?',
  'report.details.hint':
    'Das darf leer bleiben. Nützlich ist: seit wann, was auf dem Bildschirm steht, was Sie versucht haben. Bitte keine Passwörter.',
  'report.send': 'Senden',
  'report.kept': 'Ihr Text bleibt, bis er gesendet ist, auch wenn die Seite neu geladen wird.',
  'report.optional': 'freiwillig',

  'sending.title': 'Wird gesendet …',
  'sending.text': 'Das dauert einen Augenblick.',
  'sending.waiting.title': 'Es wird von selbst gesendet',
  'sending.waiting.text':
    'Im Moment gibt es keine Verbindung. Ihr Text bleibt erhalten und geht hinaus, sobald die Verbindung wieder da ist. Bitte lassen Sie diese Seite so lange offen.',
  'sending.report': 'Noch nicht gesendet',

  'received.title': 'Danke. Wir haben es.',
  'received.number': 'Ihre Nummer',
  'received.number.hint': 'Nennen Sie diese Nummer, wenn Sie deswegen anrufen.',
  'received.owner': '{{name}} kümmert sich darum.',
  'received.next': 'Wie es weitergeht',
  'received.next.read': '{{name}} liest, was Sie geschrieben haben, und macht sich an die Arbeit.',
  'received.next.ask': 'Wenn es eine Frage gibt, finden Sie sie hier, unter „Meine Anliegen“.',
  'received.next.solved': 'Wenn es gelöst ist, fragen wir Sie, ob es wirklich so ist.',
  'received.open': 'Mein Anliegen ansehen',
  'received.another': 'Noch etwas melden',

  'requests.title': 'Meine Anliegen',
  'requests.open': 'Offen',
  'requests.finished': 'Erledigt',
  'requests.empty.title': 'Hier steht noch nichts',
  'requests.empty.text':
    'Wenn etwas nicht geht, sagen Sie es uns. Ihre Anliegen stehen dann hier: wer sich kümmert, wie weit es ist und was wir geantwortet haben.',
  'requests.none-open': 'Nichts ist offen. Alles ist erledigt.',
  'requests.reported': 'Gemeldet {{moment}}',
  'requests.new-reply': 'Neue Antwort',

  'request.number': 'Nummer',
  'request.no-number': 'kommt gleich',
  'request.owner': 'Wer sich kümmert',
  'request.reported': 'Gemeldet',
  'request.conversation': 'Was gesagt wurde',
  'request.earlier_one': '{{count}} früheren Eintrag zeigen',
  'request.earlier_other': '{{count}} frühere Einträge zeigen',
  'request.you': 'Sie',
  'request.missing.title': 'Dieses Anliegen finden wir nicht',
  'request.missing.text': 'Vielleicht gehört es jemand anderem, oder die Adresse wurde abgeschnitten.',
  'request.announced': 'Neu von {{author}}: {{text}}',
  'request.announced.state': 'Der Stand ist jetzt: {{state}}',
  'request.reply': 'Schreiben Sie uns',
  'request.reply.answer': 'Ihre Antwort',
  'request.reply.hint': 'Alle, die an Ihrem Anliegen arbeiten, können es lesen.',
  'request.reply.send': 'Senden',
  'request.reply.empty': 'Bitte schreiben Sie erst ein paar Worte.',
  'request.reply.sending': 'Wird gesendet …',
  'request.reply.waiting': 'Wird gesendet, sobald die Verbindung wieder da ist',
  'request.solved.yes': 'Ja, es ist gelöst',
  'request.solved.no': 'Nein, es geht noch nicht',
  'request.broken.label': 'Was geht noch nicht?',
  'request.broken.hint': 'Ein Satz genügt. {{name}} bekommt ihn sofort.',
  'request.broken.send': 'Senden und wieder öffnen',
  'request.broken.cancel': 'Abbrechen',
  'request.closed.text': 'Ist das Problem wieder da? Melden Sie es noch einmal und nennen Sie die Nummer {{number}}.',
  'request.closed.plain': 'Ist das Problem wieder da? Melden Sie es einfach noch einmal.',
  'request.over.text':
    'Es wurde vor mehr als zwei Wochen gelöst. Wenn das Problem wieder da ist, melden Sie es bitte noch einmal.',
  'request.again': 'Noch einmal melden',

  'state.logged': 'Wir haben es erhalten',
  'state.logged.hint': '{{name}} sieht es sich an.',
  'state.in-progress': 'Wir sind dran',
  'state.in-progress.hint': '{{name}} arbeitet daran.',
  'state.waits-for-you': 'Wir warten auf Sie: bitte antworten',
  'state.waits-for-you.hint': '{{name}} braucht etwas von Ihnen, um weiterzumachen.',
  'state.waiting-vendor': 'Wir warten auf eine Antwort von außen',
  'state.waiting-vendor.hint': '{{name}} bleibt dran. Sie müssen nichts tun.',
  'state.waiting-change-window': 'Wir warten auf eine ruhige Stunde für die Änderung',
  'state.waiting-change-window.hint': 'Es geschieht, wenn es niemanden stört. Sie müssen nichts tun.',
  'state.waiting-parts': 'Wir warten auf ein Teil',
  'state.waiting-parts.hint': '{{name}} macht weiter, sobald es da ist. Sie müssen nichts tun.',
  'state.waiting-approval': 'Wir warten auf eine Genehmigung',
  'state.waiting-approval.hint': '{{name}} macht weiter, sobald sie da ist. Sie müssen nichts tun.',
  'state.agreed-date': 'Wir machen zur vereinbarten Zeit weiter',
  'state.agreed-date.hint': '{{name}} hat es notiert. Bis dahin müssen Sie nichts tun.',
  'state.until': 'Bis {{moment}}',
  'state.resolved': 'Gelöst – oder doch nicht?',
  'state.resolved.hint': 'Bitte sagen Sie uns, ob es wieder geht.',
  'state.closed': 'Erledigt',
  'state.closed.hint': 'Es ist nichts mehr zu tun.',

  'entry.incident.logged': '{{author}} hat es für Sie aufgeschrieben',
  'entry.incident.logged.own': 'Sie haben es gemeldet',
  'entry.incident.claimed': '{{author}} hat es übernommen',
  'entry.incident.accepted': '{{author}} hat es übernommen',
  'entry.incident.suspended': '{{author}} wartet auf etwas',
  'entry.incident.resumed': 'Es geht weiter',
  'entry.incident.resolved': '{{author}} hat es gelöst',
  'entry.incident.reopened': '{{author}} hat es wieder geöffnet',
  'entry.incident.reopened.own': 'Sie sagten, es geht noch nicht',
  'entry.incident.closed': '{{author}} hat es abgeschlossen',
  'entry.incident.closed.own': 'Sie sagten, es ist gelöst',

  'moment.now': 'gerade eben',
  'moment.today': 'heute, {{time}}',
  'moment.yesterday': 'gestern, {{time}}',
  'moment.tomorrow': 'morgen, {{time}}',
  'moment.day': '{{day}}, {{time}}',

  'broken.title': 'Auf dieser Seite ist etwas schiefgegangen',
  'broken.text':
    'Das ist unser Fehler, nicht Ihrer. Was Sie getippt haben, bleibt auf diesem Gerät. Meist hilft es, die Seite neu zu laden.',
  'broken.reload': 'Neu laden',
  'broken.code': 'Wenn Sie deswegen anrufen, nennen Sie: {{code}}',

  'refusal.other':
    'Das ging nicht, und es liegt nicht an Ihnen. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal, oder rufen Sie Ihren Helpdesk an und nennen Sie: {{code}}',
  'refusal.hub.unreachable':
    'Im Moment gibt es keine Verbindung zum Helpdesk. Bitte versuchen Sie es gleich noch einmal.',
  'refusal.hub.busy': 'Beim Helpdesk ist gerade viel los. Bitte versuchen Sie es gleich noch einmal.',
  'refusal.request.too-many':
    'Das war viel auf einmal. Bitte warten Sie einen Augenblick und versuchen Sie es noch einmal.',
  'refusal.request.too-large': 'Das ist mehr Text, als wir auf einmal annehmen können. Bitte kürzen Sie ihn.',
  'refusal.protocol.unknown': 'Diese Seite ist älter als der Helpdesk. Bitte laden Sie sie neu; Ihr Text bleibt da.',
  'refusal.command.fault':
    'Bei uns ist beim Annehmen etwas kaputtgegangen. Ihr Text ist noch da. Bitte versuchen Sie es noch einmal, oder rufen Sie Ihren Helpdesk an.',
  'refusal.hub.fault':
    'Bei uns ist etwas kaputtgegangen. Ihr Text ist noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  'refusal.sign-in.wrong':
    'Name und Passwort gehören nicht zusammen. Bitte prüfen Sie beide; Groß- und Kleinschreibung zählt.',
  'refusal.sign-in.throttled':
    'Das waren mehrere Versuche hintereinander. Bitte warten Sie ein wenig, dann geht es wieder.',
  'refusal.password.wrong':
    'Das ist nicht Ihr jetziges Passwort. Bitte prüfen Sie es; Groß- und Kleinschreibung zählt.',
  'refusal.session.unknown':
    'Sie wurden nach einiger Zeit abgemeldet. Bitte melden Sie sich wieder an; was Sie getippt haben, ist noch da.',
  'refusal.request.invalid': 'Diese Seite ist älter als der Helpdesk. Bitte laden Sie sie neu; Ihr Text bleibt da.',
  'refusal.command.unknown': 'Diese Seite ist älter als der Helpdesk. Bitte laden Sie sie neu; Ihr Text bleibt da.',
  'refusal.command.target-invalid':
    'Diese Seite ist älter als der Helpdesk. Bitte laden Sie sie neu; Ihr Text bleibt da.',
  'refusal.command.input-invalid':
    'Etwas in Ihrem Text konnten wir nicht lesen. Bitte kürzen Sie ihn oder lassen Sie ungewöhnliche Zeichen weg.',
  'refusal.command.not-permitted': 'Dieses Anliegen gehört jemand anderem, darum können Sie es nicht ändern.',
  'refusal.record.exists': 'Unter der ersten Nummer ging es nicht. Bitte drücken Sie noch einmal auf Senden.',
  'refusal.record.missing': 'Dieses Anliegen finden wir nicht mehr. Bitte rufen Sie Ihren Helpdesk an.',
  'refusal.incident.requester-unknown':
    'Sie stehen noch nicht auf unserer Liste. Bitte rufen Sie Ihren Helpdesk an; Ihr Text bleibt da.',
  'refusal.incident.device-unknown': 'Dieses Gerät kennen wir nicht. Bitte senden Sie es noch einmal ohne das Gerät.',
  'refusal.incident.service-unknown':
    'Was Sie unter „Worum geht es?“ gewählt haben, gibt es nicht mehr. Bitte wählen Sie etwas anderes.',
  'refusal.incident.team-unknown':
    'Wir konnten es an kein Team weitergeben. Ihr Text ist noch da. Bitte rufen Sie Ihren Helpdesk an.',
  'refusal.incident.owner-unknown':
    'Wir konnten es an niemanden weitergeben. Ihr Text ist noch da. Bitte rufen Sie Ihren Helpdesk an.',
  'refusal.incident.unrouted':
    'Wir konnten es an niemanden weitergeben. Ihr Text ist noch da. Bitte rufen Sie Ihren Helpdesk an.',
  'refusal.incident.closed': 'Dieses Anliegen ist inzwischen erledigt. Bitte melden Sie das Problem noch einmal.',
  'refusal.incident.not-resolved': 'Das hat sich inzwischen geändert. Bitte sehen Sie oben nach dem Stand.',
  'refusal.incident.reopen-window-over':
    'Es wurde vor mehr als zwei Wochen gelöst. Bitte melden Sie das Problem noch einmal; das geht schneller, als es klingt.',
};
