import type { presence as english } from '../en/presence.ts';

/** Worte darüber, wer sonst an einem Ticket ist. */
export const presence = {
  composing: '{{name}} schreibt eine Antwort',
  viewing: '{{name}} sieht sich das an',
  offline: '{{name}} arbeitet vielleicht seit {{when}} offline daran',
  others: '+{{count}}',
} satisfies typeof english;
