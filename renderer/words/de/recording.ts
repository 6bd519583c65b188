import type { recording as english } from '../en/recording.ts';

/** Wörter der Aufzeichnungen: der Schlüssel, mit dem sie verschlüsselt sind, das Aufzeichnen und das Abspielen. */
export const recording = {
  begin: 'Darum bitten, aufzuzeichnen, was Sie sehen',
  stop: 'Aufzeichnung beenden',
  going: 'Aufzeichnung {{time}}',
  paused: 'Aufzeichnung angehalten',
  keeping: 'Die Aufzeichnung kommt an das Ticket',
  kept: 'Die Aufzeichnung liegt am Ticket.',
  failed: 'Es wird nicht mehr aufgezeichnet: {{why}} Was vorher aufgezeichnet wurde, liegt am Ticket.',
  key: {
    title: 'Sitzungen aufzeichnen',
    hint: 'Was Agenten in einer Sitzung sehen, kann aufgezeichnet werden, wenn die Person jedes Mal zustimmt. Eine Aufzeichnung liegt verschlüsselt am Ticket: Abgespielt wird sie mit dem Schlüssel, der hier gemacht wird, und seinem Kennwort, und mit nichts anderem.',
    none: 'Es gibt noch keinen Schlüssel. Deshalb kann niemand aufzeichnen, und niemand wird danach gefragt. Machen Sie einen, wenn Betriebsrat und Datenschutz davon wissen.',
    noneForAgents:
      'Ihre Administratoren haben keinen Schlüssel für Aufzeichnungen gemacht. Deshalb kann niemand aufzeichnen.',
    present: 'Aufgezeichnet wird mit Schlüssel {{fingerprint}}',
    made: 'Gemacht am {{when}}.',
    former: 'Älterer Schlüssel {{fingerprint}}',
    noKey: 'Noch kann niemand aufzeichnen',
    older: 'Was damit aufgezeichnet wurde, wird weiter mit seinem eigenen Kennwort abgespielt.',
    make: 'Schlüssel machen',
    renew: 'Neuen Schlüssel machen',
    renewHint: 'Von da an brauchen Aufzeichnungen das neue Kennwort. Ältere behalten ihres.',
    retire: 'Nicht mehr aufzeichnen',
    retireHint:
      'Niemand kann aufzeichnen, bis es einen neuen Schlüssel gibt. Vorhandene Aufzeichnungen bleiben abspielbar.',
    save: 'Als Datei speichern',
    saveHint: 'Der verschlossene Schlüssel, für einen Tresor. Ohne das Kennwort ist er nichts wert.',
    insecure:
      'Diese Seite kam ohne Verschlüsselung (http). Dort verwahren Browser keine Schlüssel. Öffnen Sie den Desk mit https.',
  },
  make: {
    title: 'Ein neuer Schlüssel für Aufzeichnungen',
    passphrase: 'Kennwort',
    passphraseHint:
      'Wer es kennt, kann Aufzeichnungen abspielen. Es wird nirgends gespeichert: Schreiben Sie es auf und legen Sie es dorthin, wo Sie so etwas verwahren. Ohne es ist keine Aufzeichnung je abspielbar.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    another: 'Anderes vorschlagen',
    tooShort:
      'Mindestens {{least}} Zeichen. Alle Konsolen haben den verschlossenen Schlüssel, kurze lassen sich erraten.',
    written: 'Ich habe es aufgeschrieben, und jemand anderes findet es auch',
    do: 'Schlüssel machen',
    cancel: 'Abbrechen',
  },
  play: {
    action: 'Abspielen',
    actionOf: 'Die Aufzeichnung von {{time}} abspielen',
    title: 'Aufzeichnung',
    passphrase: 'Kennwort des Schlüssels {{fingerprint}}',
    passphraseHint: 'Wird in jedem Fenster einmal gefragt. Wer den Schlüssel gemacht hat, kennt es.',
    unlock: 'Öffnen',
    working: 'Die Aufzeichnung wird geöffnet …',
    loading: 'Die Aufzeichnung wird geholt …',
    facts: 'Aufgezeichnet von {{agent}}, {{when}}',
    cutShort: 'Die Konsole endete vor der Aufzeichnung: Die letzte Sekunde kann fehlen.',
    video: 'Was {{agent}} am {{when}} sah',
    again: 'Noch einmal versuchen',
  },
} satisfies typeof english;
