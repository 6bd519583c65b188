import type { DemoArticle } from './article.ts';

const base = { language: 'de', audience: 'end-users' } as const;

export const articlesInGerman: readonly DemoArticle[] = [
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 69,
    title: 'Konto nach dem Urlaub gesperrt',
    body: `## Symptom

Nach zwei oder drei Wochen Urlaub nimmt der Rechner das Passwort nicht mehr an.

## Ursache

Passwörter laufen nach 90 Tagen ab. Die Erinnerung kam per Mail, während Sie weg waren.

## Lösung

Rufen Sie uns an. Wir rufen unter Ihrer hinterlegten Nummer zurück, setzen ein neues Passwort und begleiten die erste Anmeldung. Das dauert fünf Minuten.

Danach bitte auch am Handy das neue Passwort eintragen, sonst ist das Konto gleich wieder gesperrt.`,
  },
  {
    ...base,
    author: 'Tom Becker',
    daysAgo: 60,
    title: 'Postfach voll: so schaffen Sie Platz',
    body: `## Symptom

Jede Mail kommt zurück: „Kontingent überschritten“.

## Lösung

1. Öffnen Sie **Gesendete Elemente** und sortieren Sie nach Größe. Dort liegt meistens die Hälfte.
2. Löschen Sie, was Sie nicht brauchen, und leeren Sie **Gelöschte Elemente**.
3. Alles, was älter als zwei Jahre ist: Rechtsklick auf den Ordner, **Archivieren**.

Das Archiv wird bei jeder Suche mit durchsucht, wenn Sie **Alle Postfächer** wählen. Es geht nichts verloren.`,
  },
  {
    ...base,
    author: 'Lukas Brandt',
    daysAgo: 57,
    title: 'Der Drucker druckt nur noch Streifen',
    body: `## Symptom

Längs über das Blatt laufen graue oder schwarze Streifen.

## Ursache

Die Trommel ist nach rund 60.000 Seiten am Ende. Selten ist nur die Scheibe des Scanners schmutzig: dann sind die Streifen auch auf Kopien, aber nicht auf Ausdrucken.

## Lösung

1. Drucken Sie über *Follow me* auf dem Nachbargerät.
2. Melden Sie den Drucker mit dem **Namen auf dem Etikett**. Trommeln liegen im Lager Kassel, wir tauschen am nächsten Tag.

Müssen heute noch Ablesekarten raus, sagen Sie es dazu. Dann kommen wir gleich.`,
  },
  {
    ...base,
    author: 'Ingrid Solheim',
    daysAgo: 41,
    title: 'Außendienst: kein Fernzugriff auf die Zählerdaten',
    body: `## Symptom

Das Tablet meldet „kein Server gefunden“, obwohl das Handy Empfang hat.

## Ursache

An der Landesgrenze bucht sich die SIM ins Netz des Nachbarn ein (*Roaming*). Dann fehlt der Zugangspunkt.

## Lösung

1. **Einstellungen → Mobilfunk → Datenroaming** aus- und wieder einschalten.
2. Das Tablet neu starten.
3. Unter **Zugangspunkt** muss \`nordlicht.feld\` stehen.

Hilft das nicht, arbeiten Sie weiter: Die Zählerstände werden auf dem Tablet behalten und später gesendet.`,
  },
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 35,
    title: 'Der Rechner braucht morgens ewig zum Starten',
    body: `1. Drücken Sie \`Strg + Umschalt + Esc\` und öffnen Sie **Autostart**.
2. Schalten Sie ab, was Sie morgens nicht brauchen: Musik, Chat-Programme, Druckerhelfer. Nichts davon wird gelöscht.
3. Starten Sie einmal **neu**, nicht nur herunterfahren und wieder an.

Dauert es danach noch länger als zwei Minuten, melden Sie es uns. Wir sehen es uns in Ihrer Mittagspause an.`,
  },
  {
    ...base,
    author: 'Lukas Brandt',
    daysAgo: 31,
    title: 'Der Bildschirm flackert oder wird schwarz',
    body: `Meistens ist es das Kabel. Stecken Sie es an beiden Enden fest ein, und tauschen Sie es probeweise mit dem des anderen Bildschirms.

- **Das Flackern wandert mit dem Kabel:** Kabel melden, wir bringen ein neues.
- **Es bleibt am Bildschirm:** Bildschirm melden.
- **Beide flackern:** Dock vom Strom nehmen, dreißig Sekunden warten.

Tun Ihnen die Augen weh, sagen Sie es bitte dazu. Dann tauschen wir sofort und suchen später.`,
  },
  {
    ...base,
    author: 'Daniel Okafor',
    daysAgo: 27,
    title: 'Zugriff auf ein Teamlaufwerk bekommen',
    body: `Zugriff gibt, wem der Ordner gehört, nicht wir. So geht es am schnellsten:

1. Melden Sie, **welchen Ordner** Sie brauchen und **bis wann**.
2. Wir fragen die Leitung der Abteilung. Meistens ist die Antwort am selben Tag da.
3. Melden Sie sich danach einmal ab und wieder an.

Vertretungen bekommen ein Enddatum. Der Zugriff endet dann von selbst.`,
  },
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 24,
    audience: 'agents',
    title: 'Tischtelefon: „Anmeldung fehlgeschlagen“ nach Umzug',
    body: `## Symptom

Nach einem Umzug zeigt das Telefon „Anmeldung fehlgeschlagen“.

## Ursache

Die Dose liegt im Datennetz statt im Sprachnetz (VLAN 40).

## Lösung

1. Nummer der Dose vom Etikett ablesen lassen.
2. Im Switch den Port auf \`voice\` stellen, Telefon stromlos machen.
3. Testanruf in **beide** Richtungen: Ankommend geht auch mit halber Anmeldung.`,
  },
  {
    ...base,
    author: 'Ingrid Solheim',
    daysAgo: 20,
    title: 'Gäste ins WLAN bringen',
    body: `Am Empfang liegen Kärtchen mit einem Kennwort, das drei Tage gilt. Das Netz heißt **NL-Guest**.

Für Gruppen ab fünf Personen sagen Sie uns einen Tag vorher Bescheid. Dann gibt es ein Kennwort für alle, und der Sitzungssaal bekommt mehr Bandbreite.

Kommt niemand hinein, melden Sie es als **dringend**, wenn der Besuch schon da ist.`,
  },
  {
    ...base,
    author: 'Priya Raman',
    daysAgo: 16,
    audience: 'agents',
    title: 'Zählerstände einer Tour fehlen in der Abrechnung',
    body: `## Ursache

Der Import bleibt an **einem** Datensatz hängen, meist an einem Datum, das es nicht gibt (31.02.). Alles danach wartet.

## Lösung

1. \`import.log\` des Tages öffnen, letzte Zeile lesen.
2. Datensatz in der Eingangstabelle berichtigen, nicht löschen.
3. Import für die Tour wiederholen und die Anzahl mit dem Tourplan vergleichen.`,
  },
  {
    ...base,
    author: 'Ingrid Solheim',
    daysAgo: 75,
    audience: 'agents',
    isOverdue: true,
    title: 'Leitwarte: die Alarmliste läuft nach',
    body: `## Symptom

Störungen erscheinen erst nach Minuten. Die Schicht merkt es, wenn Kunden anrufen.

## Ursache

Der Zeitserver in Kassel weicht ab. Meldungen aus der „Zukunft“ werden zurückgehalten, bis ihre Zeit da ist.

## Lösung

1. \`w32tm /query /status\` auf beiden Alarmservern. Mehr als eine Sekunde Abweichung ist zu viel.
2. Zeitabgleich neu anstoßen, **erst den zweiten, dann den ersten** Server.
3. Mit der Schicht zusammen eine Testmeldung auslösen.`,
  },
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 14,
    title: 'Neues Handy: den zweiten Faktor umziehen',
    body: `## Solange Sie das alte Handy noch haben

1. Am Rechner <https://account.nordlicht.example> öffnen und anmelden.
2. **Sicherheit → Methode hinzufügen → Authenticator-App** wählen.
3. Den Code mit dem neuen Handy scannen und die angezeigte Zahl eingeben.
4. Das alte Handy zuletzt aus der Liste nehmen.

## Wenn das alte weg ist

Rufen Sie uns an. Wir rufen unter Ihrer hinterlegten Nummer zurück; halten Sie bitte den Hausausweis bereit.`,
  },
  {
    ...base,
    author: 'Tom Becker',
    daysAgo: 80,
    title: 'Fax an Kunden senden',
    state: 'retired',
    body: `Faxe gehen seit dem Frühjahr als Mail hinaus. Diese Anleitung gilt nicht mehr.`,
  },
];
