import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { CommandAnswer, FeedCursor } from '#contracts/sync.ts';
import type { SessionOpened } from '#contracts/api/api-request.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';

/** Somebody who speaks to a hub over its API, without a screen. A refusal throws: a journey that meets one is broken. */
export interface HubSession {
  readonly opened: SessionOpened;
  ask<Name extends HubRequest>(request: Name, input: HubInput<Name>): Promise<HubOutput<Name>>;
  /** Sends one command and throws when it is refused. Returns the command's id. */
  issue<Name extends CommandName>(name: Name, target: string, input: CommandInput<Name>): Promise<CommandEntry['id']>;
  push(commands: readonly CommandEntry[]): Promise<readonly CommandAnswer[]>;
  /** Everything this session may read, as the feed gives it now: records and journal lines by id. */
  readAll(): Promise<ReadonlyMap<string, DeskRecord>>;
}

type Installation = HubInput<'session.open'>['device'];

export function newInstallation(): Installation {
  return newRecordId('client');
}

export async function signInOverApi(origin: string, login: string, password: string): Promise<HubSession> {
  const device = newInstallation();
  return sessionOver(origin, device, await ask(origin, null, 'session.open', { login, password, device }));
}

export async function completeSetUp(
  origin: string,
  input: Omit<HubInput<'setup.complete'>, 'device'>,
): Promise<HubSession> {
  const device = newInstallation();
  return sessionOver(origin, device, await ask(origin, null, 'setup.complete', { ...input, device }));
}

function sessionOver(origin: string, device: Installation, opened: SessionOpened): HubSession {
  const session: HubSession = {
    opened,
    ask: (request, input) => ask(origin, opened.token, request, input),
    push: async (commands) => {
      const input = { protocol: SYNC_PROTOCOL_VERSION, commands: [...commands] };
      return (await session.ask('sync.push', input)).answers;
    },
    issue: async (name, target, input) => {
      const entry = newCommand(opened.principal.id, device, name, target, input);
      const [answer] = await session.push([entry]);
      if (answer?.kind === 'accepted') return entry.id;
      throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
    },
    readAll: async () => {
      const found = new Map<string, DeskRecord>();
      let cursor: FeedCursor | null = null;
      for (let isEnd = false; !isEnd;) {
        const input = { protocol: SYNC_PROTOCOL_VERSION, cursor, limit: 2_000 };
        const page: HubOutput<'sync.pull'> = await session.ask('sync.pull', input);
        for (const row of page.rows) {
          if (row.op === 'put') found.set(row.id, row.state);
          else found.delete(row.id);
        }
        cursor = page.to;
        isEnd = page.isEnd;
      }
      return found;
    },
  };
  return session;
}

export function newCommand<Name extends CommandName>(
  actor: CommandEntry['actor'],
  device: CommandEntry['device'],
  name: Name,
  target: string,
  input: CommandInput<Name>,
): CommandEntry {
  return commandEntry.parse({
    id: newCommandId(),
    name,
    target,
    input,
    actor,
    device,
    issuedAtMs: Date.now(),
    hubOffsetMs: 0,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
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
