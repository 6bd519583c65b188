import type { RefusedAct, WaitingAct } from '#contracts/helper-core.ts';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { RefusedCommand } from './refused-commands.ts';

const kinds: Readonly<Record<string, WaitingAct['kind']>> = {
  'incident.log': 'report',
  'incident.reply': 'reply',
  'incident.reopen': 'reopen',
  'incident.close': 'close',
  'incident.attach': 'files',
};

/** A command of this device as its person knows it; `null` for what the helper does by itself. */
export function actOf({ id, name, target, input, issuedAtMs }: CommandEntry): WaitingAct | null {
  const kind = kinds[name];
  const ticket = incidentId.safeParse(target);
  if (kind === undefined || !ticket.success) return null;
  return { command: id, kind, ticket: ticket.data, text: textIn(kind, input), atMs: issuedAtMs };
}

export function refusedActOf({ entry, refusal }: RefusedCommand): RefusedAct | null {
  const act = actOf(entry);
  return act === null ? null : { ...act, code: refusal.code };
}

function textIn(kind: WaitingAct['kind'], input: unknown): string {
  switch (kind) {
    case 'report':
      return incidentCommands['incident.log'].input.safeParse(input).data?.summary ?? '';
    case 'reply':
      return incidentCommands['incident.reply'].input.safeParse(input).data?.text ?? '';
    case 'reopen':
      return incidentCommands['incident.reopen'].input.safeParse(input).data?.reason ?? '';
    case 'close':
    case 'files':
      return '';
    default:
      return kind satisfies never;
  }
}
