/** Letters that Unicode does not take apart into a base letter and a mark. */
const unaccented: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Spells those letters of a text in small letters with the plain ones they are typed as. */
export function unaccent(text: string): string {
  return text.replaceAll(/[ßæœøłđðþı]/g, (letter) => unaccented[letter] ?? letter);
}
