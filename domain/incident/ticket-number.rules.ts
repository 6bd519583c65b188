import type { TicketNumber } from './incident.record.ts';
import { ticketNumber } from './incident.record.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = ALPHABET.length;

/** The check character of ISO/IEC 7064 MOD 37,36 (hybrid system) over digits and capital letters. */
export function checkCharacterOf(payload: string): string {
  let product = MODULUS;
  for (const character of payload) {
    const sum = (product + ALPHABET.indexOf(character)) % MODULUS;
    product = ((sum === 0 ? MODULUS : sum) * 2) % (MODULUS + 1);
  }
  return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
}

/**
 * The number of a ticket as people say it on the phone (NUM-1): site code, serial number, check character.
 *
 * @param siteCode Two to five capital letters.
 * @param serial 1 to 999,999,999; shown with at least six digits.
 */
export function ticketNumberOf(siteCode: string, serial: number): TicketNumber {
  const digits = String(serial).padStart(6, '0');
  return ticketNumber.parse(`${siteCode}-${digits}-${checkCharacterOf(siteCode + digits)}`);
}

/** The parts of a number, or `null` when it is not one or was misheard. */
export function readTicketNumber(text: string): { readonly siteCode: string; readonly serial: number } | null {
  const parts = /^([A-Z]{2,5})-?(\d{6,9})-?([0-9A-Z])$/.exec(text.trim().toUpperCase());
  if (parts === null) return null;
  const [, siteCode = '', digits = '', check] = parts;
  return checkCharacterOf(siteCode + digits) === check ? { siteCode, serial: Number(digits) } : null;
}
