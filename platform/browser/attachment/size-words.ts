const KILO = 1_000;
const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A file's size as people read it: “840 byte”, “1.2 MB”. In thousands, as systems show it to them. */
export function sizeWords(sizeBytes: number, language: string): string {
  const step = sizeBytes < KILO ? 0 : sizeBytes < 999_500 ? 1 : 2;
  const value = sizeBytes / KILO ** step;
  const unit = units[step];
  const digits = step === 2 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
