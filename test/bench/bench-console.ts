import type { CommandAnswer } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { newCommand, newInstallation } from '../support/hub-session.ts';
import type { SmallDesk } from '../support/small-desk.ts';

/** An agent's console as the hub sees it: an installation with a session, a lease of numbers, and work to send. */
export interface BenchConsole {
  readonly token: string;
  /** The commands of `count` tickets from the call to the solution, four for each, in order. */
  ticketsOf(count: number): Promise<readonly CommandEntry[]>;
  /** The commands of so many calls of that moment, two for each that is solved, one else; the hub numbers them. */
  calls(count: number, atMs: number, areSolved: boolean): readonly CommandEntry[];
  /** Sends commands, and throws when one is refused. */
  push(commands: readonly CommandEntry[]): Promise<readonly CommandAnswer[]>;
}

export async function openBenchConsole(origin: string, desk: SmallDesk): Promise<BenchConsole> {
  const { login, password } = desk.mira;
  const device = newInstallation();
  const { token } = await ask(origin, null, 'session.open', { login, password, device });
  return benchConsoleWith(origin, desk, { token, device });
}

/** With a session that was opened before. */
export function benchConsoleWith(
  origin: string,
  { mira, vera, team }: Omit<SmallDesk, 'administrator'>,
  { token, device }: { readonly token: string; readonly device: ReturnType<typeof newInstallation> },
): BenchConsole {
  const issue = <Name extends CommandName>(name: Name, target: string, input: CommandInput<Name>) =>
    newCommand(mira.agent, device, name, target, input);

  function ticket(number: TicketNumber): readonly CommandEntry[] {
    const incident = newRecordId('incident');
    const routing = { team, owner: mira.agent };
    return [
      issue('incident.log', incident, aLogInput({ requester: vera.person, number, routing })),
      issue('incident.note', incident, { text: 'Happens since the password was changed on Monday.' }),
      issue('incident.reply', incident, { text: 'Please sign out of the phone as well and try once more.' }),
      issue('incident.resolve', incident, { resolution: 'The phone still sent the old password.' }),
    ];
  }

  return {
    token,
    ticketsOf: async (count) => {
      const numbers: TicketNumber[] = [];
      while (numbers.length < count) numbers.push(...(await leasedNumbers(origin, token, device)));
      return numbers.slice(0, count).flatMap(ticket);
    },
    calls: (count, atMs, areSolved) =>
      Array.from({ length: count }, () => {
        const incident = newRecordId('incident');
        const routing = { team, owner: mira.agent };
        const log = issue('incident.log', incident, aLogInput({ requester: vera.person, number: null, routing }));
        const solve = issue('incident.resolve', incident, { resolution: 'Signed in anew.' });
        return (areSolved ? [log, solve] : [log]).map((entry) => commandEntry.parse({ ...entry, issuedAtMs: atMs }));
      }).flat(),
    push: async (commands) => {
      const input = { protocol: SYNC_PROTOCOL_VERSION, commands: [...commands] };
      const { answers } = await ask(origin, token, 'sync.push', input);
      const refused = answers.find(({ kind }) => kind === 'refused');
      if (refused !== undefined) throw new Error(`The hub refused a command: ${JSON.stringify(refused)}`);
      return answers;
    },
  };
}

async function leasedNumbers(
  origin: string,
  token: string,
  device: HubInput<'number.lease'>['device'],
): Promise<readonly TicketNumber[]> {
  const { siteCode, first, last } = await ask(origin, token, 'number.lease', { device });
  return Array.from({ length: last - first + 1 }, (_, index) => ticketNumberOf(siteCode, first + index));
}

async function ask<Name extends HubRequest>(
  origin: string,
  token: string | null,
  request: Name,
  input: HubInput<Name>,
): Promise<HubOutput<Name>> {
  const answer = await askHub(origin, request, input, { token });
  if (answer.ok) return answer.value;
  throw new Error(`${request} was refused: ${JSON.stringify(answer.refusal)}`);
}

/** One after another: many tries at once to sign in as the same person look like guessing, and are slowed down. */
export async function openBenchConsoles(
  origin: string,
  desk: SmallDesk,
  count: number,
): Promise<readonly BenchConsole[]> {
  const consoles: BenchConsole[] = [];
  while (consoles.length < count) consoles.push(await openBenchConsole(origin, desk));
  return consoles;
}
