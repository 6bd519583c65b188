import type { enExchange } from './en-exchange.ts';

/** Was der Helfer von Text und Dateien sagt, die neben dem Bild hin und her gehen, auf Deutsch. */
export const deExchange: { readonly [Key in keyof typeof enExchange]: string } = {
  'exchange.title': 'Was zwischen Ihnen hin und her ging',
  'exchange.lead':
    'Dateien, die Ihnen gesendet wurden, liegen in dem Ordner, der in den Einstellungen steht. Keine wird von selbst geöffnet.',
  'exchange.text.in_one': '{{agent}} hat {{count}} Zeichen in Ihre Zwischenablage gelegt',
  'exchange.text.in_other': '{{agent}} hat {{count}} Zeichen in Ihre Zwischenablage gelegt',
  'exchange.text.out_one': '{{agent}} hat {{count}} Zeichen aus Ihrer Zwischenablage gelesen',
  'exchange.text.out_other': '{{agent}} hat {{count}} Zeichen aus Ihrer Zwischenablage gelesen',
  'exchange.coming': '{{name}} kommt an: {{percent}} %',
  'exchange.going': '{{name}} wird gesendet: {{percent}} %',
  'exchange.come': '{{name}} ist angekommen',
  'exchange.gone': '{{name}} ging an {{agent}}',
  'exchange.failed': 'Die Datei {{name}}: {{why}}',
  'exchange.cancel': '{{name}} abbrechen',
  'exchange.show': '{{name}} im Ordner zeigen',
  'exchange.not-there': '{{name}} ist nicht mehr, wo es abgelegt wurde.',
  'exchange.hash': 'SHA-256 der Datei, auf beiden Seiten gleich: Unterwegs wurde nichts verändert',
  'exchange.state.moving': 'unterwegs, {{percent}} %',
  'exchange.state.kept': 'vollständig',
  'exchange.file.refused': 'nicht angenommen',
  'exchange.file.no-room': 'kein Platz auf diesem Datenträger',
  'exchange.file.not-written': 'konnte nicht geschrieben werden',
  'exchange.file.cancelled': 'abgebrochen',
  'exchange.file.changed': 'wurde während des Sendens verändert',
  'exchange.file.hash-differs': 'kam beschädigt an und wurde verworfen',
  'exchange.file.unreadable': 'nicht lesbar',
};
