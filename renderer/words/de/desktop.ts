import type { desktop as english } from '../en/desktop.ts';

/** Worte der Desktop-App: welcher Hub, eigene Fenster, und was geschieht, wenn etwas abstürzt. */
export const desktop = {
  menu: { notHere: 'Das geht auf dieser Seite nicht. Öffnen Sie zuerst ein Ticket.' },
  spelling: {
    name: 'Rechtschreibung prüfen',
    hint: 'In den Sprachen dieses Computers, mit Wortlisten Ihres Hubs. Was Sie schreiben, bleibt hier.',
  },
  diagnostics: {
    name: 'Diagnose',
    hint: 'Was die Konsole über sich weiß, zum Lesen und zum Weitergeben, wenn etwas nicht stimmt.',
    show: 'Anzeigen',
  },
  hub: {
    title: 'Wo ist Ihr Desk?',
    intro:
      'Deskbell arbeitet mit einem Hub, den Ihre Organisation betreibt. Wer Ihnen Deskbell gab, kennt seine Adresse.',
    address: 'Adresse des Hubs',
    addressHint: 'Zum Beispiel desk.example.org',
    submit: 'Weiter',
    problem: {
      invalid: 'Das ist keine Adresse. Sie sieht aus wie desk.example.org.',
      insecure:
        'Diese Adresse ist nicht verschlüsselt, und Ihr Passwort ginge dorthin. Fragen Sie nach einer, die mit https beginnt.',
      'unknown-host':
        'Es gibt keinen Computer dieses Namens. Prüfen Sie die Schreibweise, und ob Sie dafür ein VPN oder ein anderes Netz brauchen.',
      refused:
        'Der Computer ist da, aber unter dieser Adresse antwortet nichts. Vielleicht steht der Hub, oder sein Port ist ein anderer.',
      certificate:
        'Der Hub kann nicht beweisen, dass er es ist. Sagen Sie dem, der ihn betreibt, dass seinem Zertifikat nicht vertraut wird.',
      silent:
        'Seit 8 Sekunden hat nichts geantwortet. Prüfen Sie Ihr Netz, oder ein VPN, das Sie brauchen, und versuchen Sie es noch einmal.',
      'no-hub': 'Dort antwortet etwas, aber es ist kein Deskbell-Hub. Prüfen Sie die Adresse.',
      'other-version':
        'Dort ist ein Hub, aber von einer Version, die dieses Deskbell nicht versteht. Eines von beiden ist zu alt.',
    },
  },
  thisComputer: 'Dieser Computer',
  thisComputerHint: 'Woher Deskbell auf diesem Computer seinen Desk bekommt, und wie es ihn aufhebt.',
  change: {
    name: 'Hub',
    fixed: '{{host}}, wie es Deskbell beim Start gesagt wurde',
    button: 'Hub wechseln',
    title: 'Zu einem anderen Hub wechseln',
    hint: 'Dieser Computer vergisst den jetzigen Desk. Danach melden Sie sich beim anderen Hub an.',
    loss_one:
      '{{count}} Arbeit hat den jetzigen Hub noch nicht erreicht. Wenn Sie ihn jetzt verlassen, ist sie endgültig verloren.',
    loss_other:
      '{{count}} Arbeiten haben den jetzigen Hub noch nicht erreicht. Wenn Sie ihn jetzt verlassen, sind sie endgültig verloren.',
    leave: 'Wechseln und verlieren',
    stay: 'Hier bleiben',
  },
  secrets: {
    name: 'Ihre Anmeldung',
    kept: 'Liegt im Schlüsselspeicher dieses Computers.',
    notKept:
      'Dieser Computer hat keinen Schlüsselspeicher, deshalb wird Ihre Anmeldung nicht aufgehoben. Nach jedem Start melden Sie sich einmal an, um zu synchronisieren; Ihr Desk öffnet sich auch ohne.',
  },
  again: {
    title: 'Zum Synchronisieren anmelden',
    hint: 'Dieser Computer hat keinen Schlüsselspeicher, deshalb hat Deskbell Ihre Anmeldung beim Beenden vergessen. Ihr Desk ist trotzdem da; was Sie tun, wartet, bis Sie sich anmelden.',
    submit: 'Anmelden',
  },
  ticket: {
    open: 'In eigenem Fenster öffnen',
    inDesk: 'Im Desk zeigen',
  },
  find: {
    title: 'Ticket {{number}}',
    missing: 'Dieser Desk hat noch kein Ticket {{number}}',
    missingHint:
      'Vielleicht ist es noch unterwegs hierher, oder es gehört einem Team, in dem Sie nicht sind. Wenn es kommt, öffnet es sich von selbst.',
    invalid: 'Das ist keine Ticketnummer',
    invalidHint: 'Vielleicht ist der Link unvollständig.',
    back: 'Zu den Tickets',
  },
  trouble: {
    page: {
      title: 'Dieses Fenster ist dreimal abgestürzt',
      hint: 'Ihre Arbeit ist aufgehoben, und auch, was Sie geschrieben hatten. Stürzt es wieder ab, speichern Sie die Diagnose und schicken Sie sie Ihrer Administration.',
    },
    'data-service': {
      title: 'Deskbell kann Ihren Desk nicht öffnen',
      hint: 'Der Teil, der Ihre Arbeit aufhebt, endete immer wieder. Ihre Arbeit ist aufgehoben. Kommt das wieder, speichern Sie die Diagnose und schicken Sie sie Ihrer Administration.',
    },
    startAnew: 'Neu beginnen',
    save: 'Diagnose speichern',
    saved:
      'Die Diagnose enthält, was das Programm tat und welche Versionen laufen, keine Tickets und keine Passwörter.',
    quit: 'Beenden',
  },
} satisfies typeof english;
