import type { printing as english } from '../en/printing.ts';

/** Worte von Tickets auf Papier. */
export const printing = {
  print: 'Drucken',
  forRequester: 'Ticket drucken',
  forDesk: 'Ticket mit internen Notizen drucken',
  savePdf: 'Ticket als PDF speichern',
  failed: 'Das Ticket konnte nicht gedruckt werden. Versuchen Sie es noch einmal.',
  numberFollows: 'Nummer folgt',
  unnumbered: 'Ticket',
  internal: '(intern)',
  footer: 'Deskbell, Stand {{time}}. Ohne interne Notizen des Service-Desks.',
  footerInternal: 'Deskbell, Stand {{time}}. Mit internen Notizen: nur für den Service-Desk.',
} satisfies typeof english;
