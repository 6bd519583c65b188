import type { Attachment } from '#domain/kernel/attachment.ts';
import type { LogInput } from '#domain/incident/incident.commands.ts';
import { plainWords, summaryOf } from '#domain/incident/summary.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION } from '#domain/kernel/command.ts';
import type { EpochMs, PersonId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { ContentOf, Draft, DraftContent } from './draft.ts';

/** Who hands a draft over, from where and when. */
export interface Issuer {
  readonly person: PersonId;
  readonly device: CommandEntry['device'];
  readonly nowMs: EpochMs;
  readonly hubOffsetMs: number;
  /** The id of the command that brings a report's files, should it have some. */
  readonly attachCommand: CommandEntry['id'];
}

/** Whether enough has been said for the desk to start from. */
export function isComplete(content: DraftContent): boolean {
  switch (content.kind) {
    case 'report':
      return summaryOf(content.words) !== '' && content.effect !== null;
    case 'reply':
      return plainWords(content.text) !== '' || content.files.length > 0;
    case 'reopen':
      return plainWords(content.text) !== '';
    case 'close':
      return true;
    default:
      return assertNever(content);
  }
}

/** The draft with its command, ready to be sent as often as it takes. It has to be complete. */
export function handedOver(draft: Draft, issuer: Issuer): Draft {
  const { content, command, target } = draft;
  const issued = (id: CommandEntry['id'], { name, input }: DraftCommand): CommandEntry => ({
    id,
    name,
    target,
    input,
    actor: issuer.person,
    device: issuer.device,
    issuedAtMs: issuer.nowMs,
    hubOffsetMs: issuer.hubOffsetMs,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
  const hasMore = content.kind === 'report' && content.files.length > 0;
  const attach = hasMore ? issued(issuer.attachCommand, attachCommandOf('', content.files)) : null;
  return { ...draft, entry: issued(command, commandOf(content, issuer)), attach, refusal: null };
}

type Command<Name extends CommandName> = { readonly name: Name; readonly input: CommandInput<Name> };
type DraftCommand =
  | Command<'incident.log'>
  | Command<'incident.reply'>
  | Command<'incident.attach'>
  | Command<'incident.reopen'>
  | Command<'incident.close'>;

function commandOf(content: DraftContent, issuer: Issuer): DraftCommand {
  switch (content.kind) {
    case 'report':
      return { name: 'incident.log', input: logInputOf(content, issuer.person) };
    case 'reply':
      if (content.files.length > 0) return attachCommandOf(plainWords(content.text), content.files);
      return { name: 'incident.reply', input: { text: plainWords(content.text) } };
    case 'reopen':
      return { name: 'incident.reopen', input: { reason: plainWords(content.text) } };
    case 'close':
      return { name: 'incident.close', input: {} };
    default:
      return assertNever(content);
  }
}

/** Whoever asked for it sees what they sent. */
function attachCommandOf(text: string, files: readonly Attachment[]): Command<'incident.attach'> {
  const input = { attachments: [...files], text: text === '' ? null : text, audience: 'readers' as const };
  return { name: 'incident.attach', input };
}

/** Number and routing are the hub's to fill in; how soon is for the desk to judge, so urgency stays in the middle. */
function logInputOf(content: ContentOf<'report'>, requester: PersonId): LogInput {
  return {
    summary: summaryOf(content.words),
    description: descriptionOf(content),
    channel: 'portal',
    requester,
    device: null,
    service: content.service,
    site: null,
    category: null,
    impact: content.effect ?? 'user-affected',
    urgency: 'medium',
    number: null,
    routing: null,
  };
}

/** All that the summary does not say already, in the person's own order; `null` when it says everything. */
export function descriptionOf({ words, details }: ContentOf<'report'>): string | null {
  const said = plainWords(words);
  const parts = [said === summaryOf(words) ? '' : said, plainWords(details)].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('\n\n');
}
