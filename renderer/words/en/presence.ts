/** Words about who else is on a ticket. */
export const presence = {
  composing: '{{name}} is writing a reply',
  viewing: '{{name}} is looking at this',
  offline: '{{name}} may be working on it offline since {{when}}',
  others: '+{{count}}',
};
