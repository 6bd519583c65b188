/** A private letter before digits that are written backwards, so that the end of a number is a beginning. */
const BACKWARDS = '\uE001';

/** A phone number by its digits, from either end: `+49 (0) 30 901820-14` is found by `0049 30 9018`, `901820-14` and `1820 14`. */
export function phoneKeysOf(phone: string): readonly string[] {
  const digits = significantDigits(phone);
  return digits === '' ? [] : [digits, backwards(digits)];
}

/** Digits that were typed, as the beginnings of the keys of numbers that begin or end with them; none for too few. */
export function typedPhoneKeys(typed: string): readonly string[] {
  const digits = significantDigits(typed);
  const isNumber = /^\+?[\d\s()/.-]+$/.test(typed.trim());
  return isNumber && digits.length >= 4 ? [digits, backwards(digits)] : [];
}

/** Without separators, the trunk zero in `(0)`, and the zeros that only say how far the call goes. */
function significantDigits(phone: string): string {
  return phone
    .replaceAll(/\(\s*0\s*\)/g, '')
    .replaceAll(/\D/g, '')
    .replace(/^0+/, '');
}

function backwards(digits: string): string {
  return BACKWARDS + digits.split('').toReversed().join('');
}
