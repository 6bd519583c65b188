const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

/**
 * A size in the unit people say it in, such as "16 GB" or "1.02 TB".
 *
 * @param kind Memory is counted in powers of 1,024, disks and volumes in powers of 1,000, as their makers print it.
 */
export function bytesInWords(sizeBytes: number, kind: 'memory' | 'storage', language: string): string {
  const step = kind === 'memory' ? 1_024 : 1_000;
  let size = sizeBytes;
  let place = 0;
  while (size >= step && place < units.length - 1) {
    size /= step;
    place += 1;
  }
  const format = { style: 'unit', unit: units[place] ?? 'byte', maximumSignificantDigits: size < 100 ? 3 : 4 } as const;
  const rounded = kind === 'memory' && size >= 4 ? Math.round(size) : size;
  return new Intl.NumberFormat(language, format).format(rounded);
}
