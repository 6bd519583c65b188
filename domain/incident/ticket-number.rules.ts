import type { TicketNumber } from './incident.record.ts';
import { ticketNumber } from './incident.record.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = ALPHABET.length;
/** Crockford's base 32, in which ULIDs are written: without I, L, O and U, which are misread. */
const ULID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

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

/**
 * The number that a device gives by itself, when its lease is used up and no hub in reach (NUM-1): four characters of the
 * device, the last eight of a ULID, check character. It begins with a digit, so it is never one of a lease. Two are the
 * same by a chance of one in 10^12 on one device, and far less on two.
 *
 * @param device The installation as commands name it.
 * @param id A new UUIDv7: the 128 bits of a ULID, whose last forty are chance.
 */
export function selfGivenNumberOf(device: string, id: string): TicketNumber {
  const [prefix, tail] = [devicePrefixOf(device), ulidTailOf(id)];
  return ticketNumber.parse(`${prefix}-${tail}-${checkCharacterOf(prefix + tail)}`);
}

/** A number that a device gave by itself, as it is written, or `null` when it is not one or was misheard. */
export function readSelfGivenNumber(text: string): TicketNumber | null {
  const parts = /^(\d[0-9A-Z]{3})-?([0-9A-Z]{8})-?([0-9A-Z])$/.exec(text.trim().toUpperCase());
  if (parts === null) return null;
  const [prefix = '', tail = '', check = ''] = parts.slice(1);
  const [heard, heardTail] = [asMeant(prefix), asMeant(tail)];
  if (checkCharacterOf(heard + heardTail) !== check) return null;
  return ticketNumber.safeParse(`${heard}-${heardTail}-${check}`).data ?? null;
}

/** Crockford: what looks like one or zero is one or zero. */
function asMeant(text: string): string {
  return text.replaceAll(/[IL]/g, '1').replaceAll('O', '0');
}

/** A digit and three more. Devices may share one, their tails tell them apart. */
function devicePrefixOf(device: string): string {
  // FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv
  let hash = 0x811c9dc5;
  for (const character of device) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return `${hash % 10}${inBase32(Math.floor(hash / 10), 3)}`;
}

function ulidTailOf(uuid: string): string {
  return inBase32(Number.parseInt(uuid.replaceAll('-', '').slice(-10), 16), 8);
}

/** The lowest `places` digits. */
function inBase32(value: number, places: number): string {
  const digits = Array.from({ length: places }, (_, place) => Math.floor(value / 32 ** (places - 1 - place)) % 32);
  return digits.map((digit) => ULID_ALPHABET.charAt(digit)).join('');
}
