import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Gate } from './gate.ts';

/**
 * Hands what came over the network to the gate, except what claims to come from another installation than the session
 * does: numbers are leased to installations, and moments are judged by their clocks.
 *
 * @returns One answer for each command, in their order. That of a wrong installation is not stored.
 */
export async function acceptPush(
  gate: Pick<Gate, 'accept'>,
  principal: Principal,
  installation: string,
  commands: readonly CommandEntry[],
): Promise<CommandAnswer[]> {
  const own = commands.filter(({ device }) => device === installation);
  const answers = new Map((await gate.accept(principal, own)).map((answer) => [answer.command, answer]));
  return commands.map((entry) => answers.get(entry.id) ?? deviceWrong(entry));
}

function deviceWrong({ id }: CommandEntry): CommandAnswer {
  return { kind: 'refused', command: id, refusal: { code: 'command.device-wrong' } };
}
