import type { settings as english } from '../en/settings.ts';

/** Worte der Einstellungen: wie die Konsole auf diesem Gerät aussieht, und wo jemand angemeldet ist. */
export const settings = {
  title: 'Einstellungen',
  thisDevice: 'Auf diesem Gerät',
  thisDeviceHint: 'Hier gemerkt, nicht auf Ihren anderen Geräten.',
  theme: 'Farben',
  themeHint: 'System folgt dem, was an Ihrem Computer eingestellt ist.',
  density: 'Zeilen',
  densityHint: 'Dicht zeigt mehr Tickets auf einmal.',
  language: 'Sprache',
  languageHint: 'Die der Konsole. Tickets bleiben, wie sie geschrieben wurden.',
  keyboard: 'Tastatur',
  keyboardHint: 'Alles geht ohne Maus. Jeder Bildschirm hat eigene Kürzel.',
  showShortcuts: 'Alle Tastenkürzel zeigen',
  me: 'Sie',
  role: 'Rolle',
  teams: 'Teams',
  sessions: 'Wo Sie angemeldet sind',
  sessionsHint:
    'Beenden Sie, was Sie nicht kennen oder nicht mehr benutzen. Ein beendetes Gerät vergisst Ihren Desk beim nächsten Kontakt.',
  session: {
    this: 'Dieses Gerät',
    other: 'Ein anderes Gerät',
    opened: 'angemeldet {{when}}',
    seen: 'zuletzt gesehen {{when}}',
    revoke: 'Beenden',
    revokeNamed: 'Die Sitzung von Gerät {{code}} beenden',
    revoked: 'Die Sitzung wurde beendet.',
    needsHub: 'Braucht den Hub. Die Liste erscheint, sobald Sie verbunden sind.',
    onlyThis: 'Sie sind nirgends sonst angemeldet.',
  },
  signOut: 'Abmelden',
  signOutHint: 'Dieses Gerät vergisst den Desk. Sie können sich jederzeit wieder anmelden.',
} satisfies typeof english;
