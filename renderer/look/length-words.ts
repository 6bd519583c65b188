/** A length of time as people read it: “40 sec”, “12 min”, “1 hr, 5 min”. */
export function lengthWords(lengthMs: number, language: string): string {
  const seconds = Math.round(lengthMs / 1_000);
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return unit(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  return [unit(Math.floor(minutes / 60), 'hour'), ...(minutes % 60 === 0 ? [] : [unit(minutes % 60, 'minute')])].join(
    ' ',
  );
}
