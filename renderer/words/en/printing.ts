/** Words of tickets on paper. */
export const printing = {
  print: 'Print',
  forRequester: 'Print the ticket',
  forDesk: 'Print the ticket with internal notes',
  savePdf: 'Save the ticket as a PDF',
  failed: 'The ticket could not be printed. Try again.',
  numberFollows: 'Number follows',
  unnumbered: 'Ticket',
  internal: '(internal)',
  footer: 'Deskbell, as of {{time}}. Internal notes of the desk are left out.',
  footerInternal: 'Deskbell, as of {{time}}. With internal notes: for the desk only.',
};
