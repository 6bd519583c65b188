import type { Details, Words } from './words.ts';

export const de: Words = {
  language: 'de-DE',
  usage: `Der Deskbell-Helfer dieses Computers.

  npm run helper                                  läuft, bis er beendet wird: meldet Änderungen, sendet, was wartet
  npm run helper -- enrol CODE [--hub ADRESSE]    macht diesen Computer beim Desk bekannt (http://127.0.0.1:4680)
  npm run helper -- report "KURZTEXT" [--details TEXT]
                                                  meldet ein Problem, mit oder ohne Netz
  npm run helper -- status                        was wartet, was gemeldet und was abgelehnt wurde
  npm run helper -- inventory                     was der Desk über diesen Computer erfährt`,
  sentences: {
    'arguments.unknown': ({ reason }) => `Das wurde nicht verstanden: ${reason}`,
    'arguments.code-missing': () => 'Der Code vom Desk fehlt: npm run helper -- enrol CODE',
    'arguments.summary-missing': () => 'Es fehlt, was nicht geht: npm run helper -- report "KURZTEXT"',
    'helper.not-enrolled': () =>
      'Dieser Computer ist noch keinem Desk bekannt. Lassen Sie sich vom Desk einen Code geben, dann: npm run helper -- enrol CODE',
    'helper.enrolled-already': ({ device, hub, path }) =>
      `Dieser Computer ist schon ${device} bei ${hub}. Um ihn neu anzumelden, legen Sie zuerst ${path} beiseite.`,
    'helper.running-already': ({ path }) => `Ein anderer Helfer läuft schon mit ${path}.`,
    'hub.address-unsafe': () =>
      'Die Adresse des Hubs muss mit https:// beginnen, oder mit http://, wenn er auf diesem Computer läuft.',
    'hub.unreachable': () => 'Der Hub ist nicht erreichbar.',
    'hub.answer-invalid': () =>
      'Unter der Adresse des Hubs antwortet kein Deskbell-Hub oder einer mit einer anderen Version.',
    'hub.busy': () => 'Der Hub ist ausgelastet.',
    'hub.fault': ({ reportId }) =>
      `Im Hub ist etwas fehlgeschlagen. Der Desk findet es unter ${reportId ?? '(ohne Nummer)'}.`,
    'request.too-many': () => 'Der Hub wurde zu oft gefragt und möchte eine Pause.',
    'enrolment.code-wrong': () =>
      'Der Code ist falsch, schon benutzt oder zu alt. Lassen Sie sich einen neuen geben; ein Code gilt einmal.',
    'enrolment.throttled': () =>
      'Von hier kamen zu viele falsche Codes. Warten Sie einige Minuten und versuchen Sie es noch einmal.',
    'device.signature-wrong': () =>
      'Der Desk kennt diesen Computer nicht mehr oder nicht mit diesem Schlüssel. Lassen Sie sich einen Code geben und melden Sie ihn neu an.',
    'protocol.unknown': () =>
      'Der Hub und dieser Helfer haben Versionen, die einander nicht verstehen. Aktualisieren Sie den Helfer.',
    'command.not-permitted': () =>
      'Dieser Computer darf das nicht mehr; vielleicht gehört er inzwischen jemand anderem.',
    'problem.hub-never-met': () =>
      'Es wurde nichts behalten: Der Hub muss einmal erreicht werden, damit der Desk sagen kann, wem dieser Computer gehört.',
    'problem.nobodys-device': () =>
      'Es wurde nichts behalten: Dieser Computer gehört noch niemandem. Bitten Sie den Desk, ihn Ihnen zuzuordnen, und melden Sie dann noch einmal.',
    'problem.summary-invalid': () => 'Der Kurztext muss eine Zeile mit 1 bis 300 Zeichen sein.',
    'problem.details-invalid': () => 'Die Einzelheiten müssen ein Text mit 1 bis 20.000 Zeichen sein.',
    'problem.not-kept': ({ reason }) => `Ihre Meldung wurde nicht gespeichert. ${reason}`,
    'problem.refused': ({ reason }) => `Der Desk hat die Meldung nicht angenommen. ${reason}`,
    'outbox.full': ({ waiting }) =>
      `${waiting} Meldungen warten schon auf den Hub. Rufen Sie den Desk an; an Meldungen fehlt es nicht.`,
    'folder.not-private': notPrivate,
    'file.not-private': notPrivate,
    'folder.unusable': ({ path, reason }) => `Der Ordner ${path} ist nicht benutzbar (${reason}).`,
    'file.unreadable': ({ path, reason }) => `${path} lässt sich nicht lesen (${reason}).`,
    'file.not-written': ({ path, reason }) => `${path} lässt sich nicht schreiben (${reason}).`,
    'file.disk-full': ({ path }) =>
      `Der Datenträger mit ${path} ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.`,
    'file.damaged': ({ path }) =>
      `${path} ist beschädigt. Legen Sie die Datei beiseite; was darin stand, muss neu angegeben werden.`,
    'key.sealed': ({ path }) =>
      `Der Schlüssel dieses Computers (${path}) wurde vom Programm Deskbell Helper versiegelt, und nur dieses kann ihn öffnen. Starten Sie das Programm, oder melden Sie den Computer in einem anderen Ordner neu an.`,
  },
  unknownRefusal: (code) => `Der Hub hat abgelehnt: ${code}.`,

  enrolled: (device, hub) => `Dieser Computer ist jetzt ${device} bei ${hub}.`,
  enrolledButNotMet:
    'Er ist angemeldet, aber der Hub hat danach nicht geantwortet. Starten Sie den Helfer: npm run helper',
  belongsToSomebody: 'Er gehört einer Person, die der Desk kennt. Starten Sie den Helfer: npm run helper',
  belongsToNobody:
    'Er gehört noch niemandem, deshalb lässt sich von ihm aus kein Problem melden: Bitten Sie den Desk, ihn zuzuordnen. Starten Sie den Helfer: npm run helper',

  running: (hub) => `Der Helfer läuft für ${hub}. Strg+C beendet ihn.`,
  reportedAs: (number) => `Gemeldet als ${number}.`,
  reportedWithoutNumber: 'Gemeldet. Die Nummer folgt: npm run helper -- status',
  keptForHub: (reason) =>
    `${reason} Ihre Meldung ist auf diesem Computer gespeichert und wird gesendet, sobald es geht.`,

  statusTitle: (name, device, hub) => `${name} (${device}) bei ${hub}`,
  lastMet: (when) => `Zuletzt mit dem Hub verbunden: ${when}`,
  neverMet: 'War seit der Anmeldung noch nicht mit dem Hub verbunden.',
  isRunning: 'Der Helfer läuft.',
  isNotRunning: 'Der Helfer läuft nicht. Starten Sie ihn: npm run helper',
  nothingWaits: 'Nichts wartet auf den Hub.',
  waitingTitle: (count) => `Warten auf den Hub: ${count}`,
  waitingProblem: (summary, when) => `Problem vom ${when}: ${summary}`,
  waitingInventory: (when) => `Inventar vom ${when}`,
  problemsTitle: 'Gemeldete Probleme:',
  numberFollows: 'Nummer folgt',
  states: {
    logged: 'aufgenommen',
    'in-progress': 'in Arbeit',
    pending: 'wartet',
    resolved: 'gelöst',
    closed: 'geschlossen',
  },
  refusedTitle: (count, folder) => `Vom Desk nicht angenommen: ${count}; vollständig in ${folder}`,
  damagedTitle: (count, folder) => `Beschädigt und beiseitegelegt: ${count}, in ${folder}`,

  inventoryTitle: 'Was der Desk über diesen Computer erfährt, und sonst nichts:',
  sections: {
    system: 'Computer',
    operatingSystem: 'Betriebssystem',
    processor: 'Prozessor',
    memory: 'Arbeitsspeicher',
    disks: 'Datenträger',
    volumes: 'Laufwerke',
    network: 'Netzwerkkarten',
    graphics: 'Grafik',
  },
  labels: {
    hostName: 'Name',
    manufacturer: 'Hersteller',
    model: 'Modell',
    serialNumber: 'Seriennummer',
    uuid: 'UUID',
    chassis: 'Gehäuse',
    isVirtual: 'virtuell',
    firmwareVendor: 'Firmware von',
    firmwareVersion: 'Firmware-Version',
    platform: 'Plattform',
    name: 'Name',
    release: 'Version',
    kernel: 'Kernel',
    architecture: 'Architektur',
    speedGhz: 'Takt',
    cores: 'logische Kerne',
    physicalCores: 'physische Kerne',
    totalBytes: 'insgesamt',
    modules: 'Module',
    bank: 'Steckplatz',
    sizeBytes: 'Größe',
    type: 'Art',
    device: 'Gerät',
    vendor: 'Hersteller',
    mount: 'eingehängt unter',
    fileSystem: 'Dateisystem',
    usedBytes: 'belegt',
    macAddress: 'MAC-Adresse',
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    isUp: 'verbunden',
    controllers: 'Karten',
    displays: 'Bildschirme',
    widthPx: 'Breite',
    heightPx: 'Höhe',
  },
  notKnown: 'nicht bekannt',
  yes: 'ja',
  no: 'nein',
  callsFailed: (calls) => `Diesmal ohne Antwort: ${calls}`,
  wasBefore: (section, fact) => `${section}, vorher: ${fact}`,
  isNow: (section, fact) => `${section}, jetzt: ${fact}`,
  since: (moment) => `Seit wann: ${moment}`,
  pictureName: (serial) => `Bildschirm ${serial}.png`,
  diagnosticsName: 'Computer.txt',
  diskLine: (mount, free, total) => `${mount}: ${free} frei von ${total}`,
  uptimeLine: (since, hours) => `Läuft seit ${since} (${hours} h)`,
  hubIsReached: 'Der Helpdesk ist erreichbar.',
  hubIsNotReached: 'Der Helpdesk ist im Moment nicht erreichbar.',
  rightsGivenUp: 'Der Computer wurde als Benutzer nobody betrachtet, obwohl der Helfer als root gestartet wurde.',
  rightsMissing:
    'Seriennummern, die UUID und Speichermodule sind oft nur für Administratoren lesbar. Der Helfer verlangt solche Rechte nicht.',
};

/** Says how to mend it: the rights are the user's to give back. */
function notPrivate({ path, mode, wantedMode, isOurs }: Details): string {
  return isOurs === 'yes'
    ? `Andere auf diesem Computer können ${path} öffnen (Rechte ${mode}). Beheben Sie das und starten Sie neu: chmod ${wantedMode} '${path}'`
    : `${path} gehört einem anderen Benutzer. Beheben Sie das und starten Sie neu: chown "$(id -un)" '${path}'`;
}
