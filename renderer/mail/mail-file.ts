/** Whether a file is called as mails are. */
export function isMailFile({ name }: Pick<File, 'name'>): boolean {
  return name.toLowerCase().endsWith('.eml');
}
