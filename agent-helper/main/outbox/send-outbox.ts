import { Fault } from '#contracts/fault.ts';
import type { CommandAnswer } from '#contracts/sync.ts';
import { MAX_COMMANDS_PER_PUSH, SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { Outbox } from './outbox.ts';

export interface SendPorts {
  readonly outbox: Pick<Outbox, 'waiting' | 'drop'>;
  readonly link: Pick<HubLink, 'ask'>;
  /** Called before the command is dropped, and again if that fails: both have to bear being told twice. */
  readonly onAccepted: (entry: CommandEntry) => Promise<void>;
  readonly onRefused: (entry: CommandEntry, refusal: Refusal) => Promise<void>;
}

/** What the hub says to a request it cannot read. Sending it again would change nothing. */
const unreadable: ReadonlySet<string> = new Set(['request.invalid', 'request.too-large']);

/**
 * Sends what waits, in order, until nothing does. Refused with the code of the first request that did not get through.
 * A command is dropped when the hub has answered it; a lost answer costs nothing, for the hub gives it again.
 */
export async function sendOutbox(ports: SendPorts, signal: AbortSignal): Promise<Result<null>> {
  let mostAtOnce = MAX_COMMANDS_PER_PUSH;
  for (;;) {
    const waiting = await ports.outbox.waiting();
    const commands = waiting.slice(0, mostAtOnce);
    const [first] = commands;
    if (first === undefined) return ok(null);

    const pushed = await ports.link.ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands }, signal);
    if (pushed.ok) {
      await settle(ports, commands, pushed.value.answers);
    } else if (!unreadable.has(pushed.refusal.code)) {
      return pushed;
    } else if (commands.length > 1) {
      // One of them is not readable to this hub, and must not hold up the others.
      mostAtOnce = 1;
    } else {
      await ports.onRefused(first, pushed.refusal);
      await ports.outbox.drop(new Set([first.id]));
    }
  }
}

async function settle(ports: SendPorts, sent: readonly CommandEntry[], answers: readonly CommandAnswer[]) {
  const answerTo = new Map(answers.map((answer) => [answer.command, answer]));
  const answered = sent.filter(({ id }) => answerTo.has(id));
  if (answered.length === 0) throw new Fault('hub.answer-invalid', 'The hub answered none of the commands.');
  for (const entry of answered) {
    const answer = answerTo.get(entry.id);
    if (answer?.kind === 'refused') await ports.onRefused(entry, plainRefusal(answer.refusal));
    else await ports.onAccepted(entry);
  }
  await ports.outbox.drop(new Set(answered.map(({ id }) => id)));
}

/** The same refusal in the form of the kernel, where what is not there has no key. */
function plainRefusal({ code, details }: { code: string; details?: Refusal['details'] | undefined }): Refusal {
  return details === undefined ? { code } : { code, details };
}
