import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { impacts, pendingReasons, urgencies } from '#domain/incident/incident.record.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { CommandDraft } from '#platform/any/data-service/issue-command.ts';

export interface ActDice {
  /** 0 up to but not including 1, another each time. */
  readonly chance: () => number;
  /** A text that nothing else in the run has. */
  readonly text: string;
  readonly me: string;
  readonly others: readonly string[];
  readonly team: string;
  readonly requester: string;
  readonly target: string;
}

/** How often somebody tries it; much of it is not allowed where they try it. */
const shares = {
  'incident.log': 4,
  'incident.note': 6,
  'incident.reply': 5,
  'incident.attach': 2,
  'incident.categorise': 5,
  'incident.offer': 2,
  'incident.accept': 2,
  'incident.decline': 1,
  'incident.withdraw': 1,
  'incident.claim': 1,
  'incident.suspend': 2,
  'incident.resume': 2,
  'incident.resolve': 2,
  'incident.reopen': 2,
  'incident.close': 1,
} as const;
export type ActName = keyof typeof shares;
const names = (Object.entries(shares) as [ActName, number][]).flatMap(([name, share]) =>
  Array.from({ length: share }, () => name),
);

export function pickAct(chance: () => number): ActName {
  return pick(names, chance);
}

export function pick<One>(from: readonly One[], chance: () => number): One {
  return from[Math.floor(chance() * from.length)]!;
}

interface Given {
  readonly number: TicketNumber | null;
  readonly attachment: Attachment | null;
}

/** One of all commands on incidents, filled in by chance. Whether it is allowed is for the desk to say. */
export function draftOf(name: ActName, dice: ActDice, { number, attachment }: Given): CommandDraft {
  const { chance, text, me, team, target } = dice;
  return { name, target, input: inputOf() };

  function inputOf(): CommandDraft['input'] {
    switch (name) {
      case 'incident.log':
        return {
          summary: text,
          description: null,
          channel: 'phone',
          requester: dice.requester,
          device: null,
          service: null,
          site: null,
          category: null,
          impact: pick(impacts, chance),
          urgency: pick(urgencies, chance),
          number,
          routing: { team, owner: me },
        };
      case 'incident.note':
      case 'incident.reply':
        return { text };
      case 'incident.attach':
        return {
          attachments: attachment === null ? [] : [attachment],
          text,
          audience: pick(['desk', 'readers'], chance),
        };
      case 'incident.categorise':
        return { category: text, service: null, impact: pick(impacts, chance), urgency: pick(urgencies, chance) };
      case 'incident.offer':
        return { to: pick(dice.others, chance), team, note: text };
      case 'incident.decline':
      case 'incident.reopen':
        return { reason: text };
      case 'incident.claim':
        return { team };
      case 'incident.suspend':
        return {
          reason: pick(
            pendingReasons.filter((reason) => reason !== 'agreed-date'),
            chance,
          ),
          untilMs: null,
          note: text,
        };
      case 'incident.resolve':
        return { resolution: text };
      case 'incident.accept':
      case 'incident.withdraw':
      case 'incident.resume':
      case 'incident.close':
        return {};
      default:
        return assertNever(name);
    }
  }
}

/** The text that somebody typed; `null` where a command has none. */
export function textIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  for (const field of ['text', 'note', 'reason', 'resolution', 'category', 'summary']) {
    const value: unknown = Reflect.get(input, field);
    if (typeof value === 'string' && value.startsWith(TEXT)) return value;
  }
  return null;
}

/** How every text of a run begins; nothing else does. */
export const TEXT = 'typed ';
