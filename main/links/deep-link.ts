import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { ticketNumber } from '#domain/incident/incident.record.ts';

/** The scheme that the system hands to the console: `deskbell://ticket/BER-000123-4`. */
export const LINK_SCHEME = 'deskbell';

/** The ticket a link from outside names; `null` for anything else, however close. */
export function ticketInLink(link: string): TicketNumber | null {
  const named = /^deskbell:\/\/ticket\/([A-Za-z0-9-]{1,20})\/?$/i.exec(link)?.[1];
  const number = ticketNumber.safeParse(named?.toUpperCase());
  return number.success ? number.data : null;
}

/** The ticket that a command line names: systems start the console, or a second one, with the link as an argument. */
export function ticketInArguments(argv: readonly string[]): TicketNumber | null {
  return argv.map(ticketInLink).find((number) => number !== null) ?? null;
}

/** Where the desk looks a ticket up by its number. */
export function pathOfTicket(number: TicketNumber): string {
  return `/find/${number}`;
}
