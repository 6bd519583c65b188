/** A moment as part of a file's name: no sign of it is one that a system refuses. */
export function fileStamp(moment: Date, language: string): string {
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(moment);
  return words.replaceAll(/[/:]/g, '-').replaceAll(',', '').replaceAll(/\s+/g, ' ');
}
