import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { commandIdOf, commandNamed } from '#domain/kernel/journal.ts';
import { recordKinds } from '#domain/processes.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { DeskCopy } from './desk-copy.ts';
import { byAcceptance } from './hand-in-lines.ts';

/** Own acts are asked again as the commands they were, before those that wait: the hub knows them, or decides them anew. */
export async function putBack({ outbox }: Pick<DeskCopy, 'outbox'>, own: readonly JournalLine[]): Promise<void> {
  const there = outbox.all().toSorted((one, other) => one.order - other.order);
  const isThere = new Set(there.map(({ id }) => id));
  const again = own
    .toSorted(byAcceptance)
    .flatMap((line) => commandOf(line) ?? [])
    .filter(({ id }) => !isThere.has(id))
    .map((entry): OutboxEntry => ({ id: entry.id, order: 1, entry, state: 'waiting', place: 0, refusal: null }));
  if (again.length === 0) return;
  await outbox.write({ put: [...again, ...there].map((entry, index) => ({ ...entry, order: index + 1 })) });
}

/** Done here, by whoever is signed in: as who they are, or as the agent they were when they did it. */
export async function ownOf(copy: DeskCopy, lines: readonly JournalLine[]): Promise<readonly JournalLine[]> {
  const here = lines.filter(({ device }) => device === copy.keep.get('client'));
  const me = copy.keep.get('session')?.principal;
  const person = me?.kind === 'agent' ? me.person : me?.id;
  const agents = await copy.records.find([...new Set(here.map(({ actor }) => actor))]);
  return here.filter(({ actor }) => {
    const former = agentRecord.schema.safeParse(agents.get(actor)).data;
    return actor === me?.id || actor === person || (former !== undefined && former.person === person);
  });
}

function commandOf(line: JournalLine): CommandEntry | null {
  const name = commandNamed(recordKinds, line);
  if (name === null) return null;
  const { target, input, actor, device, occurredAtMs } = line;
  // By the hub's clock already.
  const moments = { issuedAtMs: occurredAtMs, hubOffsetMs: 0 };
  const id = commandIdOf(line.id);
  return commandEntry.parse({
    id,
    name,
    target,
    input,
    actor,
    device,
    ...moments,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}
