import { z } from 'zod';

/** The port that helpers listen on where it is free: one that a firewall can be told of. */
export const LAN_PORT = 47_480;
/** How long a code is good: as one of the hub (S1). */
export const LAN_CODE_GOOD_FOR_MS = 5 * 60_000;
/** Wrong codes until an offer is burnt (S2). */
export const LAN_MOST_GUESSES = 5;

/** Nine digits in groups of three, as they are read out. */
const lanCode = z.string().regex(/^\d{3} \d{3} \d{3}$/);
/** An address of this network with a port: `192.168.1.20:47480`, `[fe80::1]:47480`. */
const lanAddress = z.string().min(3).max(60);

/** Where somebody may join, and by which digits. */
export const lanOffer = z.strictObject({
  /** Of every network that the computer is in; one of them is the right one. */
  addresses: z.array(lanAddress).min(1).max(8),
  code: lanCode,
  /** By the clock of the computer. */
  goodUntilMs: z.int().min(0),
  /** Somebody came with the right digits, and chooses the ticket. */
  isFound: z.boolean(),
});
export type LanOffer = z.infer<typeof lanOffer>;

/** Where to call, as somebody typed it. */
export interface TypedAddress {
  readonly host: string;
  readonly port: number;
}

const typedV4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?$/;
const typedV6 = /^\[([0-9a-f:.]+(?:%[\w.-]{1,20})?)\](?::(\d{1,5}))?$/i;

/** `null` for what is no address. Without a port, the usual one. Names are none: nothing is looked up anywhere. */
export function readAddress(typed: string): TypedAddress | null {
  const found = typedV4.exec(typed.trim()) ?? typedV6.exec(typed.trim());
  const [, host, port] = found ?? [];
  if (host === undefined) return null;
  const number = port === undefined ? LAN_PORT : Number(port);
  return number >= 1 && number <= 65_535 ? { host, port: number } : null;
}

/** The nine digits in what was typed; `null` where there are more or fewer. */
export function readLanDigits(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  return digits.length === 9 ? digits : null;
}
