import type { refusal as english } from '../en/refusal.ts';

/** Ein Satz oder zwei für jeden Grund, aus dem etwas abgelehnt wird: was geschah, und was jetzt zu tun ist. */
export const refusal = {
  unknown:
    'Das wurde abgelehnt ({{code}}). Ihr Text ist noch da. Versuchen Sie es noch einmal und melden Sie es der Administration, wenn es so bleibt.',
  account: {
    exists: 'Diese Person hat schon ein Konto und kann sich damit anmelden.',
    'login-taken': 'Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.',
    unknown: 'Diese Person hat noch kein Konto. Legen Sie zuerst eines an.',
  },
  address: {
    unknown: 'Der Hub kennt diese Adresse nicht. Laden Sie die Seite neu, um zu aktualisieren.',
  },
  agent: {
    'person-unknown': 'Diese Person ist nicht registriert oder nicht mehr aktiv. Wählen Sie eine andere.',
    'team-unknown': 'Eines dieser Teams gibt es nicht mehr. Wählen Sie neu.',
  },
  announcement: {
    'ends-before-start': 'Er muss enden, nachdem er begonnen hat. Ändern Sie die Zeiten.',
    'not-withdrawn': 'Dieser Hinweis ist nicht mehr zurückgenommen. Es ist nichts zu tun.',
    'site-unknown': 'Diesen Standort gibt es nicht mehr. Wählen Sie einen anderen.',
    withdrawn: 'Dieser Hinweis wurde inzwischen zurückgenommen. Geben Sie ihn neu, wenn er noch stimmt.',
  },
  article: {
    'not-published': 'Dieser Artikel ist nicht mehr veröffentlicht; es gibt nichts zurückzunehmen.',
    'owner-unknown': 'Diese Zuständige oder dieser Zuständige ist nicht mehr am Desk. Wählen Sie jemand anderen.',
    'published-already': 'Dieser Artikel ist schon veröffentlicht.',
    retired: 'Dieser Artikel ist zurückgezogen. Veröffentlichen Sie ihn wieder, wenn er noch gebraucht wird.',
    'review-in-past': 'Die nächste Prüfung muss vor uns liegen.',
    'revised-meanwhile':
      'Jemand hat inzwischen eine andere Fassung gespeichert. Sehen Sie sie an, und entscheiden Sie, welche Worte bleiben.',
    'source-unknown': 'Das Ticket, aus dem dies geschrieben wurde, ist nicht mehr bekannt.',
    unknown: 'Diesen Artikel gibt es nicht, oder er ist nicht für Sie.',
  },
  attachment: {
    'hash-wrong': 'Die Datei wurde unterwegs beschädigt. Hängen Sie sie noch einmal an.',
    'not-offered': 'Der Upload dieser Datei war beendet. Er beginnt von selbst neu.',
    'offset-wrong': 'Der Upload dieser Datei war aus dem Tritt. Er geht von selbst weiter.',
    'too-many-bytes': 'Die Datei hat sich geändert, seit sie angehängt wurde. Hängen Sie sie noch einmal an.',
    'too-much-under-way':
      'Zu viele Dateien sind gleichzeitig unterwegs. Es geht von selbst weiter, sobald andere fertig sind.',
    'too-large':
      'Diese Datei ist größer als 25 MB. Verkleinern Sie sie, oder teilen Sie sie anders und schreiben Sie, wo sie liegt.',
    'too-many': 'Mehr als {{most}} Dateien gehen nicht auf einmal. Senden Sie erst diese.',
    empty: 'In dieser Datei steht nichts.',
    lost: 'Eine Datei auf diesem Gerät war beschädigt und ließ sich nicht senden. Hängen Sie sie noch einmal an.',
    'no-room':
      'Auf diesem Gerät ist kein Platz mehr für diese Datei. Es wurde nichts angehängt. Löschen Sie anderes von der Festplatte und versuchen Sie es noch einmal.',
    missing: 'Diese Datei ist nicht mehr auf diesem Gerät. Nehmen Sie sie heraus und hängen Sie sie noch einmal an.',
    unreadable:
      'Diese Datei ließ sich nicht lesen. Sie wurde verschoben oder geändert, seit sie gewählt wurde: Wählen Sie sie noch einmal.',
    unknown: 'Diese Datei ist noch nicht beim Hub. Vielleicht wird sie gerade hochgeladen.',
  },
  clipboard: {
    empty: 'Es ist kein Text darin.',
    'too-large': 'Er ist länger als 64 KB. Senden Sie ihn als Datei.',
  },
  capture: {
    'not-given': 'Es wurde kein Bild gemacht. Wählen Sie einen Bildschirm oder ein Fenster und erlauben Sie es.',
  },
  command: {
    'input-invalid':
      'So lässt sich das nicht speichern ({{field}}). Korrigieren Sie es und versuchen Sie es noch einmal.',
    'not-permitted': 'Das dürfen Sie hier nicht. Fragen Sie bei Bedarf Ihre Teamleitung.',
    'target-invalid':
      'Das gehört nicht zu dem Eintrag, für den es gedacht war. Öffnen Sie ihn neu und wiederholen Sie es.',
    unknown: 'Konsole und Hub kennen nicht dieselben Aktionen. Laden Sie die Seite neu, um zu aktualisieren.',
    'actor-wrong':
      'Das wurde unter anderem Namen getan und wird nicht unter Ihrem gesendet. Melden Sie sich so an, wie es getan wurde.',
    'role-ended':
      'Sie haben das in einer Rolle getan, die Sie nicht mehr haben. Es wurde nicht ausgeführt. Geben Sie es jemandem, der es darf; Ihre Worte bleiben hier.',
    'device-wrong': 'Das wurde auf einem anderen Gerät getan und kann von hier nicht gesendet werden.',
    fault:
      'Beim Entscheiden ging etwas schief. Es wurde nicht getan. Versuchen Sie es noch einmal und melden Sie es der Administration, wenn es so bleibt.',
    'not-refused': 'Das ist schon erledigt, vielleicht in einem anderen Fenster.',
  },
  device: {
    'person-unknown': 'Diese Person ist nicht registriert. Wählen Sie eine andere.',
    'signature-wrong': 'Das Gerät konnte sich nicht ausweisen. Nehmen Sie es neu auf.',
  },
  enrolment: {
    'code-wrong': 'Dieser Code gilt nicht oder ist abgelaufen. Erzeugen Sie einen neuen.',
    'key-invalid': 'Der Helper hat einen unbrauchbaren Schlüssel gesendet. Installieren Sie ihn neu.',
    throttled: 'Zu viele Codes wurden versucht. Warten Sie einige Minuten und versuchen Sie es noch einmal.',
  },
  exchange: {
    'author-left': 'Wer es getan hat, ist nicht mehr so am Desk wie damals.',
    'author-unknown': 'Wer es getan hat, ist nicht an diesem Desk, soweit dieses Gerät weiß.',
    'certificate-expired':
      'Das Gerät, auf dem es getan wurde, hat den Hub zu lange nicht erreicht. Es muss ihn einmal erreichen und es noch einmal übergeben.',
    forged:
      'Dies wurde nach dem Unterschreiben geändert oder von jemand anderem unterschrieben. Nichts davon wird übernommen. Bitten Sie um eine neue Datei.',
    known: 'Es war schon hier oder ist beim Hub.',
    newer:
      'Diese Datei kommt von einer neueren Version der Konsole. Aktualisieren Sie diese und öffnen Sie sie noch einmal.',
    'no-key':
      'Dieses Gerät hat kein gültiges Zertifikat des Hubs. Es bekommt eines von selbst, sobald es den Hub erreicht; im Browser muss der Hub über eine sichere Adresse erreicht werden.',
    'not-permitted': 'Wer es getan hat, darf das nicht, soweit dieses Gerät weiß.',
    'nothing-waits': 'Hier wartet nichts, also gibt es nichts zu übergeben.',
    'other-hub': 'Diese Datei ist für einen anderen Hub. Sie lässt sich nur an einem Desk desselben Hubs öffnen.',
    'out-of-sight': 'Es geht um etwas, das nicht auf diesem Gerät liegt oder nicht für Sie ist.',
    'session-ended':
      'Die Sitzung, in der es getan wurde, ist inzwischen beendet; der Hub nimmt es von niemand anderem an. Das eigene Gerät kann es noch senden.',
    'too-large': 'Das ist mehr, als in eine Datei passt (64 MB).',
    unreadable: 'Dies ist keine Datei von einer Konsole, oder sie wurde unterwegs beschädigt. Bitten Sie um eine neue.',
  },
  feed: {
    restored:
      'Der Hub wurde aus einer Sicherung wiederhergestellt und bekommt zuerst zurück, was ihm fehlt. Hier ist nichts verloren; es geht von selbst weiter.',
    'not-ours': 'Dieses Gerät war mit einem anderen Hub abgeglichen. Seine Kopie wird neu geholt.',
  },
  file: {
    'disk-full':
      'Der Datenträger ist voll, deshalb wurde nichts gespeichert. Schaffen Sie Platz oder wählen Sie einen anderen.',
    'place-denied':
      'Dort darf nicht geschrieben werden: Der Ordner ist gesperrt, oder die Datei ist in einem anderen Programm geöffnet. Wählen Sie einen anderen Ort.',
    'not-written': 'Die Datei ließ sich dort nicht schreiben. Wählen Sie einen anderen Ort oder einen kürzeren Namen.',
    'not-openable':
      'Diese Datei ist von einer Art, die etwas ausführen könnte, oder ist nicht, was ihr Name sagt. Sie lässt sich nur speichern.',
    'no-program': 'Auf diesem Computer gibt es kein Programm, das sie öffnet. Sie lässt sich speichern.',
  },
  hub: {
    'storage-full':
      'Der Hub hat keinen Platz mehr. Nichts ist verloren; sagen Sie es der Administration, dann geht es von selbst weiter.',
    'answer-invalid': 'Der Hub hat etwas geantwortet, was diese Konsole nicht versteht. Laden Sie die Seite neu.',
    fault:
      'Der Hub konnte das nicht tun, weil dort etwas schiefging. Von Ihnen ist nichts verloren. Versuchen Sie es gleich noch einmal.',
    unreachable:
      'Der Hub ist nicht erreichbar. Was Sie getan haben, liegt auf diesem Gerät und wird gesendet, sobald er wieder da ist.',
    busy: 'Der Hub hat gerade viel zu tun. Versuchen Sie es gleich noch einmal.',
    'request-not-for-windows': 'Die Konsole hat nach etwas gefragt, was sie nicht sehen darf. Laden Sie die Seite neu.',
  },
  incident: {
    'agent-unavailable': 'Diese Kollegin oder dieser Kollege ist nicht mehr am Desk. Wählen Sie jemand anderen.',
    'already-ended': 'Dieses Ticket ist schon gelöst. Öffnen Sie es wieder, wenn noch etwas zu tun ist.',
    'begun-already': 'Jemand hat dieses Ticket schon begonnen. Bitten Sie darum, dass es Ihnen angeboten wird.',
    closed: 'Dieses Ticket ist endgültig geschlossen. Erfassen Sie einen neuen Anruf und nennen Sie diese Nummer.',
    'date-missing': 'Geben Sie an, bis wann das vereinbart ist.',
    'device-unknown': 'Dieses Gerät ist nicht mehr bekannt. Wählen Sie ein anderes oder lassen Sie es leer.',
    'newer-words':
      'Seit Sie das Ticket zuletzt sahen, hat jemand darauf geschrieben. Lesen Sie es, dann senden Sie trotzdem oder ändern Ihren Text.',
    'no-offer': 'Es gibt kein Angebot mehr zurückzuziehen; es wurde schon beantwortet.',
    'not-offered-to-you': 'Dieses Ticket wird Ihnen nicht mehr angeboten.',
    'not-pending': 'Dieses Ticket wartet auf nichts, es gibt also nichts fortzusetzen.',
    'not-resolved': 'Das geht nur bei einem gelösten Ticket.',
    'owned-already': 'Das Ticket gehört dieser Person schon. Wählen Sie jemand anderen.',
    'owner-unknown': 'Diese Person ist nicht mehr am Desk. Wählen Sie jemand anderen.',
    'pending-already': 'Dieses Ticket wartet schon. Setzen Sie es fort, bevor Sie ändern, worauf es wartet.',
    'proposal-gone': 'Das hat schon jemand anderes entschieden. Das Ticket zeigt, was jetzt gilt.',
    'reopen-window-over':
      'Es wurde vor mehr als 14 Tagen gelöst. Erfassen Sie einen neuen Anruf und nennen Sie diese Nummer.',
    'requester-unanswered':
      'Die letzte Nachricht kam von dort, und es wird auf Sie gewartet. Schreiben Sie erst eine Zeile, dann warten Sie auf Antwort.',
    'requester-unknown': 'Diese Person ist nicht registriert. Registrieren Sie sie zuerst.',
    'service-unknown': 'Diesen Service gibt es nicht mehr. Wählen Sie einen anderen oder lassen Sie ihn leer.',
    'team-unknown': 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
    'time-ahead': 'Zeit, die noch nicht vergangen ist, lässt sich nicht aufschreiben.',
    'time-of-another':
      'Das ist die Zeit von jemand anderem. Berichtigen kann sie diese Person selbst oder die Leitung.',
    'time-unknown': 'Diese Zeit steht nicht mehr am Ticket.',
    unrouted: 'Es ließ sich nicht bestimmen, wer das übernimmt. Wählen Sie ein Team.',
    unknown: 'Dieses Ticket gibt es nicht, oder Sie dürfen es nicht sehen.',
  },
  mail: {
    'not-opened':
      '{{name}} ließ sich nicht öffnen. Vielleicht wurde die Datei inzwischen verschoben; sie selbst ist unverändert.',
    'too-large': '{{name}} ist größer als 25 MB und kann nicht mitgeschickt werden. Die Datei selbst ist unverändert.',
    unreadable: 'Das ließ sich nicht als E-Mail lesen. Es wird angehängt, wie es ist.',
  },
  installation: {
    copied:
      'Dieser Desk wird auch anderswo benutzt oder wurde aus einer alten Kopie zurückgeholt. Melden Sie sich neu an; nichts ist verloren.',
  },
  lan: {
    'address-wrong':
      'Das ist keine Adresse. Sie sieht aus wie 192.168.1.20:47480; lassen Sie sie noch einmal vorlesen.',
    busy: 'Dort ist schon jemand anderes vom Service-Desk.',
    'code-wrong': 'Das ist nicht der Code, oder er gilt nicht mehr. Nach fünf falschen braucht es einen neuen.',
    'desk-unknown':
      'Dieser Computer muss den Service-Desk einmal erreicht haben, bevor ihm ohne ihn geholfen werden kann.',
    'desktop-only':
      'Eine Seite im Browser kann das nicht. Nehmen Sie die Deskbell-Konsole, die auf einem Computer installiert ist.',
    gone: 'Der Computer dort ist nicht mehr in der Leitung. Bitten Sie um einen neuen Code und versuchen Sie es noch einmal.',
    'no-helper': 'Unter dieser Adresse antwortet etwas anderes. Lassen Sie sie noch einmal vorlesen.',
    'no-network': 'Dieser Computer ist in keinem Netz.',
    'not-local': 'Diese Adresse liegt nicht in Ihrem eigenen Netz. Ohne den Hub wird niemand sonst angerufen.',
    'not-of-desk':
      'Der Helfer dort kennt diese Konsole nicht als eine Ihres Desks. Beide müssen denselben Hub getroffen haben.',
    'of-another-desk': 'Der Computer dort gehört zu einem anderen Desk.',
    'opening-invalid': 'Das andere Programm hat etwas gesagt, das sich nicht lesen lässt.',
    unreachable:
      'Unter dieser Adresse antwortet niemand. Sind Sie im selben Netz, und steht die Seite mit dem Code dort noch offen?',
    version: 'Der Helfer dort hat eine andere Version. Aktualisieren Sie beide, oder nehmen Sie den Hub.',
  },
  number: {
    'device-wrong':
      'Ticketnummern bekommt das Gerät, das danach fragt. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    'no-site':
      'Es gibt noch keinen Standort, für den Tickets nummeriert werden. Der erste entsteht, wenn der Desk eingerichtet wird.',
    'not-leased':
      'Die Nummer des Tickets wurde nicht an dieses Gerät vergeben. Erfassen Sie es noch einmal; es bekommt eine andere.',
    used: 'Die Nummer des Tickets ist schon vergeben. Erfassen Sie es noch einmal; es bekommt eine andere.',
  },
  origin: {
    'not-permitted':
      'Der Hub nimmt die Adresse dieser Seite nicht an. Öffnen Sie die Konsole unter der Adresse Ihrer Organisation.',
  },
  outbox: {
    'not-empty':
      'Ein Teil Ihrer Arbeit ist noch nicht beim Hub. Verbinden Sie sich zuerst, oder lassen Sie ihn endgültig zurück.',
    'of-another':
      'Arbeit von {{name}} auf diesem Gerät ist noch nicht beim Hub. Erst muss {{name}} sich anmelden und verbinden.',
  },
  password: {
    wrong:
      'Das ist nicht Ihr jetziges Passwort; es bleibt, wie es ist. Prüfen Sie es und versuchen Sie es noch einmal.',
  },
  person: {
    unknown: 'Diese Person ist nicht registriert.',
  },
  policy: {
    missing: 'Es gab Regeln, und der Hub hat keine mehr.',
    forged: 'Die Unterschrift stammt nicht von dem Schlüssel, der dabei steht, oder die Regeln wurden danach geändert.',
    'other-key':
      'Das hat ein anderer Schlüssel unterschrieben als bisher, und der bisherige hat ihn nicht als Nachfolger genannt.',
    'rolled-back': 'Das ist älter als die geltende Fassung. Erhöhen Sie die Nummer, und unterschreiben Sie neu.',
    unreadable: 'Das sind keine unterschriebenen Regeln für Fernhilfe.',
    expired: 'Ihre Zeit ist abgelaufen. Geben Sie ihnen ein späteres Ende, und unterschreiben Sie neu.',
    'too-early': 'Ihre Zeit ist noch nicht gekommen. Veröffentlichen Sie sie, wenn sie beginnt.',
  },
  protocol: {
    unknown: 'Diese Konsole ist älter oder neuer als der Hub. Laden Sie die Seite neu, um zu aktualisieren.',
  },
  record: {
    exists: 'Das gibt es schon. Vielleicht wurde es zweimal gesendet; es ist nichts weiter zu tun.',
    missing: 'Das gibt es am Desk nicht mehr.',
  },
  'remote-control': {
    'frozen-while-controlled':
      'Solange jemand diesen Computer steuert, lässt sich das nicht ändern. Nehmen Sie die Steuerung zuerst zurück.',
  },
  recording: {
    'passphrase-wrong': 'Das ist nicht das Kennwort dieses Schlüssels. Achten Sie auf Großschreibung und Leerzeichen.',
    altered:
      'Diese Aufzeichnung wurde verändert oder ist nicht vollständig. Sie wird nicht abgespielt, weil niemand sagen kann, was daran stimmt.',
    'key-unknown':
      'Der Schlüssel dieser Aufzeichnung ist auf diesem Desk nicht bekannt. Wer ihn als Datei gespeichert hat, kann ihn zurückbringen.',
    unplayable: 'Dieser Browser kann sie nicht abspielen. Öffnen Sie sie auf einem anderen Computer.',
    'no-key': 'Es gibt keinen Schlüssel für Aufzeichnungen. Administratoren machen einen in den Einstellungen.',
    'no-room': 'Auf diesem Gerät ist kein Platz mehr.',
    'not-possible': 'Dieser Browser kann nicht aufzeichnen.',
    'key-broken':
      'Der Schlüssel für Aufzeichnungen ist nicht der, von dem sein Fingerabdruck spricht. Sagen Sie es Ihren Administratoren.',
  },
  'recording-key': {
    retired: 'Mit diesem Schlüssel wird schon nicht mehr aufgezeichnet. Es ist nichts zu tun.',
  },
  request: {
    invalid: 'Der Hub hat das so nicht angenommen. Prüfen Sie Ihre Angaben und versuchen Sie es noch einmal.',
    'not-permitted': 'Das dürfen Sie nicht. Fragen Sie bei Bedarf die Administration.',
    'not-json': 'Der Hub konnte das Gesendete nicht lesen. Laden Sie die Seite neu, um zu aktualisieren.',
    'too-large': 'Das ist mehr, als der Hub auf einmal nimmt. Kürzen Sie es und versuchen Sie es noch einmal.',
    'too-many': 'Zu viele Anfragen in kurzer Zeit. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  service: {
    'team-unknown': 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
  },
  session: {
    ended: 'Sie wurden abgemeldet. Ihre Arbeit liegt auf diesem Gerät; melden Sie sich wieder an, um weiterzumachen.',
    unknown: 'Sie wurden abgemeldet. Ihre Arbeit liegt auf diesem Gerät; melden Sie sich wieder an, um weiterzumachen.',
    missing: 'Sie sind nicht angemeldet. Ihre Arbeit liegt auf diesem Gerät; melden Sie sich an, um weiterzumachen.',
    'not-found': 'Diese Sitzung ist schon beendet.',
  },
  setup: {
    'done-already': 'Dieser Desk ist schon eingerichtet. Melden Sie sich stattdessen an.',
    'token-wrong': 'Das ist nicht der Schlüssel aus dem Protokoll des Hubs. Kopieren Sie ihn neu; er gilt nur einmal.',
  },
  'sign-in': {
    throttled: 'Zu viele Versuche. Warten Sie {{retryAfterS}} Sekunden und versuchen Sie es noch einmal.',
    wrong: 'Name und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  },
  signal: {
    'end-foreign': 'Unter diesem Namen nahm schon jemand anderes teil. Öffnen Sie die Sitzung neu.',
    'not-joined': 'Sie sind bei dieser Sitzung nicht mehr dabei.',
    'out-of-order': 'Unterwegs ging etwas verloren. Öffnen Sie die Sitzung neu.',
    'service-gone': 'Die Verbindung wurde aufgegeben. Öffnen Sie die Sitzung neu.',
    'too-many': 'Es wurde zu viel auf einmal gesendet. Öffnen Sie die Sitzung neu.',
  },
  site: {
    unknown: 'Diesen Standort gibt es nicht mehr. Wählen Sie einen anderen.',
  },
  storage: {
    damaged:
      'Die Datenbank auf diesem Gerät ist beschädigt. Die Konsole beginnt den Desk neu und rettet, was nur dieses Gerät hat; was synchronisiert war, ist im Hub sicher.',
    failed:
      'Dieser Browser konnte Ihre Arbeit nicht speichern. Schaffen Sie Platz auf der Festplatte und laden Sie die Seite neu.',
    full: 'Der Datenträger dieses Geräts ist voll. Dies wurde nicht aufgehoben; schaffen Sie Platz und tun Sie es noch einmal. Was Sie vorher getan haben, ist aufgehoben.',
  },
  support: {
    busy: 'Dort ist schon jemand vom Service-Desk, oder es wird gerade gefragt.',
    'code-in-use': 'Gerade konnte kein Code vergeben werden. Versuchen Sie es noch einmal.',
    'code-wrong':
      'Mit diesem Code wartet niemand. Lassen Sie ihn noch einmal vorlesen: Er gilt fünf Minuten lang und nur einmal.',
    'person-unknown':
      'Wer dort sitzt, ist nicht bekannt. Wählen Sie ein Ticket, oder sagen Sie, wem der Computer gehört.',
    'session-unknown': 'Diese Sitzung gibt es nicht, oder sie gehört zu einem anderen Computer.',
    'summary-missing': 'Sagen Sie in wenigen Worten, worum es geht.',
    throttled: 'Zu viele falsche Codes. Warten Sie {{retryAfterS}} Sekunden und versuchen Sie es noch einmal.',
  },
  'support-session': {
    'agent-unavailable': 'Sie gehören nicht mehr zum Desk und können deshalb nicht dazukommen.',
    'device-unknown': 'Dieser Computer ist dem Desk nicht mehr bekannt.',
    'ended-already': 'Die Sitzung ist schon beendet.',
    'entries-broken': 'Was aufgeschrieben wurde, schließt nicht an das an, was der Desk hat.',
    'not-joined': 'Die Sitzung läuft nicht mehr.',
    'not-there': 'Diese Person ist nicht in der Sitzung.',
    'onlookers-full': 'Mehr können nicht zusehen.',
    'reason-missing': 'Sagen Sie, warum Sie die Sitzung von jemand anderem beenden.',
    'still-awaited': 'Es kann noch geantwortet werden.',
    'there-already': 'Diese Person ist schon dabei.',
    'not-awaited': 'Dort wartet niemand mehr. Lassen Sie einen neuen Code holen.',
    'ticket-ended': 'Dieses Ticket ist nicht mehr offen. Wählen Sie ein anderes oder nehmen Sie ein neues auf.',
    'ticket-of-another':
      'Dieses Ticket gehört jemand anderem. Wählen Sie eines von dort oder nehmen Sie ein neues auf.',
  },
  team: {
    'lead-not-a-member':
      'Ein Team wird von einem seiner Mitglieder geleitet. Nehmen Sie die Person zuerst ins Team auf.',
  },
  update: {
    expired:
      'Was der Hub anbietet, wurde vor zu langer Zeit unterschrieben. Nichts wurde geändert. Sagen Sie es der Administration.',
    fault: 'Die Suche nach Updates ist abgebrochen. Nichts wurde geändert; mehr steht im Protokoll.',
    'file-wrong':
      'Das Update war nicht, was die Hersteller unterschrieben haben. Es wurde verworfen. Sagen Sie es der Administration.',
    'from-the-future':
      'Das Update will aus der Zukunft kommen. Prüfen Sie die Uhr dieses Computers. Nichts wurde geändert.',
    'key-unknown':
      'Das Update hat jemand unterschrieben, den dieses Deskbell nicht kennt. Es wurde abgelehnt. Sagen Sie es der Administration.',
    malformed:
      'Das Angebot eines Updates war nicht zu verstehen. Nichts wurde geändert. Sagen Sie es der Administration.',
    'not-installed': 'Das Update wurde nicht installiert. Ihre Arbeit ist unversehrt; es wird wieder angeboten.',
    older: 'Der Hub bietet eine ältere Version als diese an. Sie wurde abgelehnt.',
    'other-app':
      'Der Hub bietet das Update eines anderen Programms an. Es wurde abgelehnt. Sagen Sie es der Administration.',
    'other-system': 'Der Hub bietet nichts für diese Art von Computer an.',
    replayed: 'Der Hub bietet etwas Älteres an als zuvor. Es wurde abgelehnt. Sagen Sie es der Administration.',
    'signature-wrong':
      'Das Angebot eines Updates wurde unterwegs verändert. Es wurde abgelehnt. Sagen Sie es der Administration.',
    'too-slow': 'Das Update kam zu langsam und wurde aufgegeben. Es wird später wieder versucht.',
    unreachable: 'Auf dem Hub wurden keine Updates gefunden. Nichts wurde geändert; es wird später wieder versucht.',
    unsigned:
      'Der Hub bietet ein Update an, das niemand unterschrieben hat. Es wurde abgelehnt. Sagen Sie es der Administration.',
  },
  ticket: {
    unknown: 'Der Hub hat kein solches Ticket, oder keines, das Sie sehen dürfen.',
    'not-fetched': 'Dieses Ticket ist keines, das geholt wurde. Es ist nichts zu tun.',
  },
} satisfies typeof english;
