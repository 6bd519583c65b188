import { anAgentPrincipal, aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { ok } from '#domain/kernel/result.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { gateContract } from '../../test/contracts/gate.contract.ts';
import { foundDesk, gateOn, logCommand, outcomesOf } from '../../test/support/desk-on-store.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';
import { prepareIncident } from '../incident/prepare-incident.ts';
import type { Store } from '../store/store.ts';
import type { Prepare } from './gate.ts';

gateContract(postgresUnderTest);

const mira = anAgentPrincipal();
const note = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.note', target, input: { text: `Note ${serial}.` } });

/** Two hubs, each with connections and a gate of its own, on one database with a founded desk. */
async function twoHubs(prepare: Prepare = prepareIncident) {
  const { store, address } = await postgresUnderTest.open();
  const other = await postgresUnderTest.reopen(address);
  const gates = [gateOn(store, { prepare }), gateOn(other, { prepare })] as const;
  await foundDesk(gates[0]);
  return { store, gates };
}

async function journalOf(store: Store, commands: readonly CommandEntry[]): Promise<readonly string[]> {
  const ids = commands.map(({ id }) => journalIdOf(id));
  const rows = await store.database.selectFrom('journal').select('id').where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

test('two hubs that get the same commands at once decide each of them once, and answer the same', async () => {
  const { store, gates } = await twoHubs();
  const commands = Array.from({ length: 50 }, (_, index) => logCommand(index + 1));
  const batches = Array.from({ length: 10 }, (_, index) => commands.slice(index * 5, index * 5 + 5));

  const answers = await Promise.all(
    batches.flatMap((batch) => [...gates, ...gates].map((gate) => gate.accept(mira, batch))),
  );

  expect(new Set(answers.flatMap(outcomesOf))).toEqual(new Set(['accepted']));
  const distinct = new Set(answers.flat().map((answer) => JSON.stringify(answer)));
  expect(distinct.size).toBe(commands.length);
  expect(await journalOf(store, commands)).toHaveLength(commands.length);
});

test('one record that two hubs begin at once is begun by one of them', async () => {
  const { gates } = await twoHubs();
  const rounds = Array.from({ length: 20 }, (_, index) => index + 1);

  const outcomes = await Promise.all(
    rounds.map(async (serial) => {
      const target = `incident:${serial}`;
      const [first, second] = gates;
      const answers = await Promise.all([
        first.accept(mira, [logCommand(serial, { target })]),
        second.accept(mira, [logCommand(serial + 500, { target })]),
      ]);
      return outcomesOf(answers.flat()).toSorted();
    }),
  );

  expect(outcomes).toEqual(rounds.map(() => ['accepted', 'record.exists']));
});

test('batches that want the same records in opposite order all get through, and no change is lost', async () => {
  const { store, gates } = await twoHubs();
  const targets = Array.from({ length: 6 }, (_, index) => `incident:${index + 1}`);
  await gates[0].accept(
    mira,
    targets.map((target, index) => logCommand(index + 1, { target })),
  );
  const batches = Array.from({ length: 40 }, (_, batch) => {
    const order = batch % 2 === 0 ? targets : targets.toReversed();
    return order.map((target, index) => note(1_000 + batch * 10 + index, target));
  });

  const answers = await Promise.all(batches.map((batch, index) => gates[index % 2]!.accept(mira, batch)));

  expect(new Set(answers.flatMap(outcomesOf))).toEqual(new Set(['accepted']));
  expect(await journalOf(store, batches.flat())).toHaveLength(240);
  const revisions = await store.database.selectFrom('record').select('revision').where('id', 'in', targets).execute();
  expect(revisions.map(({ revision }) => revision)).toEqual(targets.map(() => 41));
});

test('a batch whose connection is killed leaves nothing, and may be sent again', async () => {
  let isKilling = true;
  const { store, gates } = await twoHubs(async (entry, principal, desk) => {
    if (isKilling && entry.name === 'incident.note')
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(desk.tx);
    return entry.name === 'incident.log'
      ? prepareIncident(entry, principal, desk)
      : ok({ entry, onAccepted: async () => {} });
  });
  const commands = [logCommand(1), note(2, 'incident:1')];

  await expect(gates[0].accept(mira, commands)).rejects.toThrow(/terminat/);
  const leftBehind = await journalOf(store, commands);
  const numbers = await store.database.selectFrom('used_number').selectAll().execute();
  isKilling = false;

  expect([leftBehind, numbers]).toEqual([[], []]);
  expect(outcomesOf(await gates[0].accept(mira, commands))).toEqual(['accepted', 'accepted']);
});
