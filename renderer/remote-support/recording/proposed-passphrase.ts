/** Letters and digits that are not taken for each other when they are written down; 32 of them, so each is worth five bits. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** Five groups of five, 125 bits: nobody guesses it, however long they may try. */
export function proposedPassphrase(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH));
  const letters = Array.from(drawn, (byte) => signs[byte % signs.length]).join('');
  return (letters.match(/.{5}/g) ?? []).join('-');
}
