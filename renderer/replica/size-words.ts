const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people read it, such as `102 MB`. */
export function sizeWords(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  const value = bytes / 1_000 ** (step + 1);
  const digits = value < 10 ? 1 : 0;
  return value.toLocaleString(language, { style: 'unit', unit: units[step]!, maximumFractionDigits: digits });
}
