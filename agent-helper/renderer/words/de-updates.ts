import type { enUpdates } from './en-updates.ts';

/** Was der Helfer über neuere Versionen seiner selbst sagt, auf Deutsch. */
export const deUpdates: { readonly [Key in keyof typeof enUpdates]: string } = {
  'update.look': 'Nach Updates suchen',
  'update.unasked': 'Nach neueren Versionen wird von selbst gesucht.',
  'update.none': 'Es wurde keine neuere Version gefunden.',
  'update.checking': 'Eine neuere Version wird gesucht …',
  'update.available': 'Version {{version}} wurde gefunden und wird geholt, sobald der Helpdesk erreichbar ist.',
  'update.downloading': 'Version {{version}} wird geholt: {{percent}} %.',
  'update.waits': 'Version {{version}} wird installiert, wenn Sie den Helfer beenden.',
  'update.off.no-keys':
    'Dieser Helfer wurde ohne Update-Schlüssel gebaut und aktualisiert sich deshalb nie. Fragen Sie die Person, von der Sie ihn haben.',
  'update.off.not-packaged': 'Dieser Helfer läuft aus seinen Quellen und aktualisiert sich deshalb nie.',
  'update.off.not-installed':
    'Dieser Helfer wurde entpackt und nicht installiert und aktualisiert sich deshalb nie. Entpacken Sie einen neueren.',
  'update.ready': 'Version {{version}} des Helfers ist bereit',
  'update.now': 'Installieren und neu starten',
  'update.at-quit': 'Beim Beenden',
  'update.tomorrow': 'Morgen erinnern',
  'update.held.remote-session':
    'Jemand vom Helpdesk ist gerade bei Ihnen. Nichts wurde unterbrochen; installieren Sie es danach.',
  'update.held.unsaved-draft':
    'Etwas, das Sie geschrieben haben, ist noch nicht gesendet. Senden oder leeren Sie es zuerst; nichts wurde unterbrochen.',
  'update.held.nothing-ready': 'Diese Version wird nicht mehr angeboten. Nichts wurde installiert.',
  'update.held.show': 'Zeigen',
  'update.news': 'Der Helfer ist jetzt Version {{version}}',
  'update.refused': 'Ein Update wurde abgelehnt',

  'refusal.update.unreachable':
    'Beim Helpdesk wurden keine Updates gefunden. Nichts wurde geändert; es wird von selbst wieder versucht.',
  'refusal.update.unsigned':
    'Es wurde ein Update angeboten, das niemand unterschrieben hat. Es wurde abgelehnt. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.key-unknown':
    'Das Update hat jemand unterschrieben, den dieser Helfer nicht kennt. Es wurde abgelehnt. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.signature-wrong':
    'Das Angebot eines Updates wurde unterwegs verändert. Es wurde abgelehnt. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.malformed':
    'Das Angebot eines Updates war nicht zu verstehen. Nichts wurde geändert. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.other-app':
    'Es wurde das Update eines anderen Programms angeboten. Es wurde abgelehnt. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.other-system': 'Für diese Art von Computer wird nichts Neueres angeboten.',
  'refusal.update.replayed':
    'Es wurde etwas Älteres angeboten als zuvor. Es wurde abgelehnt. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.older': 'Es wurde eine ältere Version als diese angeboten. Sie wurde abgelehnt.',
  'refusal.update.expired':
    'Was angeboten wird, wurde vor zu langer Zeit unterschrieben. Nichts wurde geändert. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.from-the-future':
    'Das Update will aus der Zukunft kommen. Bitte prüfen Sie die Uhr dieses Computers. Nichts wurde geändert.',
  'refusal.update.file-wrong':
    'Das Update war nicht, was die Hersteller unterschrieben haben. Es wurde verworfen. Bitte sagen Sie es Ihrem Helpdesk.',
  'refusal.update.too-slow': 'Das Update kam zu langsam und wurde aufgegeben. Es wird von selbst wieder versucht.',
  'refusal.update.not-installed':
    'Das Update wurde nicht installiert. Ihnen ging nichts verloren; es wird wieder angeboten.',
  'refusal.update.fault':
    'Die Suche nach Updates ist abgebrochen, und das liegt nicht an Ihnen. Nichts wurde geändert.',
};
