import type { CommandName } from '#domain/processes.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';

/** Where in a command's input somebody's own words stand, in the order they were typed. */
const wordsIn: { readonly [Name in CommandName]?: readonly string[] } = {
  'incident.log': ['summary', 'description'],
  'incident.offer': ['note'],
  'incident.decline': ['reason'],
  'incident.note': ['text'],
  'incident.reply': ['text'],
  'incident.attach': ['text'],
  'incident.suspend': ['note'],
  'incident.resolve': ['resolution'],
  'incident.reopen': ['reason'],
  'incident.book-time': ['note'],
  'incident.correct-time': ['reason'],
  'article.draft': ['title', 'body'],
  'article.revise': ['title', 'body'],
  'announcement.publish': ['title', 'text'],
  'announcement.revise': ['title', 'text'],
  'support-session.ask': ['reason'],
  'support-session.end': ['note'],
  'person.register': ['name', 'emails', 'phones'],
  'person.amend': ['name', 'emails', 'phones', 'department', 'title'],
  'team.form': ['name', 'purpose'],
  'team.amend': ['name', 'purpose'],
  'service.publish': ['name', 'description'],
  'service.amend': ['name', 'description'],
  'site.open': ['name'],
  'site.amend': ['name'],
};

/**
 * What its author typed into a command, as one text to read and to copy; empty when nothing was typed.
 * It is read from the command as it waits, so it is there whatever became of the record.
 */
export function typedTextOf({ name, input }: Pick<CommandEntry, 'name' | 'input'>): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  const fields = wordsIn[name as CommandName] ?? [];
  return fields
    .flatMap((field): readonly unknown[] => (Array.isArray(input[field]) ? input[field] : [input[field]]))
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .join('\n');
}
