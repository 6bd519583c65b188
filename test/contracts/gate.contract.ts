import { incidentSchema } from '#domain/incident/incident.record.ts';
import { journalIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf, vera } from '#domain/kernel/kernel.fixtures.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../hub/store/store.ts';
import { deskCommand, foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { parcelKind } from '../support/parcel-kind.ts';

const mira = anAgentPrincipal();

/** What whoever pushes commands relies on, whichever engine the store runs on. */
export function gateContract({ engine, open }: StoreUnderTest): void {
  async function aDesk(over: Parameters<typeof gateOn>[1] = {}) {
    const { store, address } = await open();
    const gate = gateOn(store, over);
    await foundDesk(gate);
    return { store, address, gate };
  }

  async function aParcelDesk(over: Parameters<typeof gateOn>[1] = {}) {
    const { store } = await open();
    const gate = gateOn(store, { kinds: [parcelKind()], ...over });
    await gate.accept(deskItself, [sendParcel(1)]);
    return { store, gate };
  }

  describe(`the gate on ${engine}`, () => {
    test('an accepted command leaves its record, one journal line and an answer that says where the feed has it', async () => {
      const { store, gate } = await aDesk();

      const [answer] = await gate.accept(mira, [logCommand(1)]);

      expect(answer).toEqual({ kind: 'accepted', command: uuidOf(1), place: expect.any(Number) });
      expect(await incident(store, 'incident:1')).toMatchObject({ state: 'in-progress', owner: 'agent:mira' });
      const [line] = await linesOf(store, 'incident:1');
      expect(line).toMatchObject({ id: journalIdOf(uuidOf(1)), name: 'incident.logged', actor: 'agent:mira' });
      expect(answer).toMatchObject({ place: (await placeOf(store, journalIdOf(uuidOf(1))))! });
    });

    test('a command sees what the earlier ones of its batch did', async () => {
      const { store, gate } = await aDesk();

      const answers = await gate.accept(mira, [logCommand(1), resolve(2, 'incident:1'), resolve(3, 'incident:1')]);

      expect(outcomesOf(answers)).toEqual(['accepted', 'accepted', 'incident.already-ended']);
      expect(await incident(store, 'incident:1')).toMatchObject({ state: 'resolved' });
      expect(
        await store.database.selectFrom('record').select('revision').where('id', '=', 'incident:1').execute(),
      ).toEqual([{ revision: 2 }]);
    });

    test('a command sent again gets the answer it got, and leaves nothing more', async () => {
      const { store, gate } = await aDesk();
      const commands = [logCommand(1), resolve(2, 'incident:1'), resolve(3, 'incident:1')];
      const first = await gate.accept(mira, commands);
      const before = await everything(store);

      const again = await gate.accept(mira, [...commands, ...commands]);

      expect(again).toEqual([...first, ...first]);
      expect(await everything(store)).toEqual(before);
    });

    test('a command that stands twice in one batch is decided once', async () => {
      const { store, gate } = await aDesk();

      const [first, second] = await gate.accept(mira, [logCommand(1), logCommand(1)]);

      expect(second).toEqual(first);
      expect(await linesOf(store, 'incident:1')).toHaveLength(1);
    });

    test('a refusal is kept: the command stays refused when it would be possible by now', async () => {
      const { store, gate } = await aDesk();
      const tooEarly = resolve(1, 'incident:1');
      await gate.accept(mira, [tooEarly, logCommand(2, { target: 'incident:1' })]);

      const again = await gate.accept(mira, [tooEarly]);

      expect(outcomesOf(again)).toEqual(['record.missing']);
      expect(await incident(store, 'incident:1')).toMatchObject({ state: 'in-progress' });
    });

    test('whoever sends the command of another is refused, and the other may still send it', async () => {
      const { gate } = await aDesk();

      const byVera = await gate.accept(vera, [logCommand(1)]);
      const byMira = await gate.accept(mira, [logCommand(1)]);

      expect([byVera, byMira].map(outcomesOf)).toEqual([['command.actor-wrong'], ['accepted']]);
    });

    test('what is not a command of this release is refused by name, and the rest of the batch goes on', async () => {
      const { gate } = await aDesk();

      const answers = await gate.accept(mira, [
        aCommandEntry(1, { name: 'incident.celebrate', target: 'incident:1' }),
        aCommandEntry(2, { name: 'incident.close', target: 'person:vera' }),
        logCommand(3, { log: { summary: '' } }),
        logCommand(4),
      ]);

      expect(outcomesOf(answers)).toEqual([
        'command.unknown',
        'command.target-invalid',
        'command.input-invalid',
        'accepted',
      ]);
    });

    test('a command that breaks while it is decided is refused and reported, and the others are not lost', async () => {
      const { store, gate } = await aParcelDesk();
      const drop = aCommandEntry(2, { name: 'parcel.drop', target: 'parcel:1' });
      const lose = aCommandEntry(3, { name: 'parcel.lose', target: 'parcel:1' });
      const weigh = aCommandEntry(4, { name: 'parcel.weigh', target: 'parcel:1' });

      const answers = await gate.accept(mira, [drop, lose, weigh]);

      expect(outcomesOf(answers)).toEqual(['command.fault', 'command.fault', 'accepted']);
      expect(answers[0]).toMatchObject({ refusal: { details: { reportId: 'report-1' } } });
      expect(gate.faults.map(({ name, cause }) => [name, (cause as Error).message])).toEqual([
        ['parcel.drop', 'It fell.'],
        ['parcel.lose', 'A command left a record that does not fit its schema.'],
      ]);
      expect((await linesOf(store, 'parcel:1')).map(({ name }) => name)).toEqual(['parcel.sent', 'parcel.weighed']);
    });

    test('a command whose preparation breaks is refused and reported as well', async () => {
      const { gate } = await aParcelDesk({
        prepare: async (entry) => {
          if (entry.name === 'parcel.weigh') throw new TypeError('No scales.');
          return ok({ entry, onAccepted: async () => {} });
        },
      });
      const weigh = aCommandEntry(2, { name: 'parcel.weigh', target: 'parcel:1' });

      const answers = await gate.accept(mira, [weigh, handOver(3, 'person:wim')]);

      expect(outcomesOf(answers)).toEqual(['command.fault', 'accepted']);
      expect(gate.faults).toHaveLength(1);
    });

    test('when the store fails the whole push fails, nothing of it is kept, and it may be sent again', async () => {
      let isStoreBroken = true;
      const { store, gate } = await aParcelDesk({
        prepare: async (entry, _principal, desk) => {
          if (isStoreBroken && entry.name === 'parcel.weigh') await sql`select * from nowhere`.execute(desk.tx);
          return ok({ entry, onAccepted: async () => {} });
        },
      });
      const commands = [handOver(2, 'person:wim'), aCommandEntry(3, { name: 'parcel.weigh', target: 'parcel:1' })];
      const before = await everything(store);

      await expect(gate.accept(mira, commands)).rejects.toThrow('nowhere');
      const after = await everything(store);
      isStoreBroken = false;

      expect(after).toEqual(before);
      expect(gate.faults).toEqual([]);
      expect(outcomesOf(await gate.accept(mira, commands))).toEqual(['accepted', 'accepted']);
    });

    test('whoever waits for changes is called when something was accepted, and not for refusals', async () => {
      const { store, gate } = await aDesk();
      const calls: string[] = [];
      store.onChanged(() => calls.push('changed'));

      await gate.accept(mira, [resolve(1, 'incident:1')]);
      const afterRefusal = calls.length;
      await gate.accept(mira, [logCommand(2)]);

      expect([afterRefusal, calls.length]).toEqual([0, 1]);
    });

    describe('all or nothing', () => {
      const setting = { name: 'organisation', value: '"Lindenhof"' };
      const alongside = async (tx: Parameters<Parameters<Store['transaction']>[0]>[0]) => {
        await tx.insertInto('setting').values(setting).execute();
        return ok(null);
      };
      const settings = (store: Store) => store.database.selectFrom('setting').selectAll().execute();

      test('rows of another room and commands are kept together', async () => {
        const { store, gate } = await aDesk();

        const outcome = await gate.acceptTogether(mira, [logCommand(1)], alongside);

        expect(outcome).toEqual(ok(null));
        expect(await settings(store)).toContainEqual(setting);
        expect(await linesOf(store, 'incident:1')).toHaveLength(1);
      });

      test('one refused command undoes them all', async () => {
        const { store, gate } = await aDesk();
        const before = await everything(store);

        const outcome = await gate.acceptTogether(mira, [logCommand(1), resolve(2, 'incident:none')], alongside);

        expect(outcome).toEqual(refuse({ code: 'record.missing' }));
        expect(await everything(store)).toEqual(before);
      });

      test('what the other room refuses is refused whole', async () => {
        const { store, gate } = await aDesk();
        const before = await everything(store);

        const outcome = await gate.acceptTogether(mira, [logCommand(1)], async () => refuse({ code: 'code.used' }));

        expect(outcome).toEqual(refuse({ code: 'code.used' }));
        expect(await everything(store)).toEqual(before);
      });
    });

    test('SLA-12: a command happened when its device says, corrected to the hub and within what is possible', async () => {
      const { store, gate } = await aDesk({ nowMs: () => 10_000 });
      const noted = (serial: number, moments: object) =>
        aCommandEntry(serial, { name: 'incident.note', target: 'incident:1', input: { text: 'Seen.' }, ...moments });
      await gate.accept(mira, [logCommand(1, { issuedAtMs: 2_000 as never })]);

      await gate.accept(mira, [
        noted(2, { issuedAtMs: 5_000, hubOffsetMs: 1_500 }),
        noted(3, { issuedAtMs: 99_000 }),
        noted(4, { issuedAtMs: 3_000 }),
        noted(5, { issuedAtMs: 3_000, device: 'client:b' }),
      ]);

      const lines = await linesOf(store, 'incident:1');
      expect(lines.map(({ occurredAtMs, receivedAtMs }) => [occurredAtMs, receivedAtMs])).toEqual([
        [2_000, 10_000],
        [6_500, 10_000],
        [10_000, 10_000],
        [10_000, 10_000],
        [3_000, 10_000],
      ]);
    });

    test.for([
      ['a NUL', 'nb\0-0142'],
      ['a lone surrogate', 'nb\ud800-0142'],
      ['quotes, percent signs and placeholders', `nb'"%$1?:a\\'`],
      ['120 characters beyond the basic plane', '🔔'.repeat(60)],
    ])('%s comes back from the store as it went in', async ([, name]) => {
      const { store, gate } = await aDesk();
      const input = { name: name!, person: null, site: null };

      const answers = await gate.accept(deskItself, [
        deskCommand(1, { name: 'device.enrol', target: 'device:odd', input }),
      ]);

      expect(outcomesOf(answers)).toEqual(['accepted']);
      expect(await storedState(store, 'device:odd')).toMatchObject({ name });
      expect((await linesOf(store, 'device:odd'))[0]!.input).toEqual(input);
    });

    test('a text of 20,000 characters is kept whole; one with a NUL in it is refused by name', async () => {
      const { store, gate } = await aDesk();
      const text = '𝄞 ü '.repeat(4_000).slice(0, 19_999) + '.';
      const note = (serial: number, over: string) =>
        aCommandEntry(serial, { name: 'incident.note', target: 'incident:1', input: { text: over } });

      const answers = await gate.accept(mira, [logCommand(1), note(2, text), note(3, 'a\0b'), note(4, 'a\ud800b')]);

      expect(outcomesOf(answers)).toEqual(['accepted', 'accepted', 'command.input-invalid', 'command.input-invalid']);
      expect((await linesOf(store, 'incident:1')).at(-1)!.input).toEqual({ text });
    });

    test('a batch of a thousand commands is one transaction like any other', async () => {
      const { gate } = await aDesk();
      const commands = Array.from({ length: 1_000 }, (_, index) => logCommand(index + 1));

      const answers = await gate.accept(mira, commands);

      expect(new Set(outcomesOf(answers))).toEqual(new Set(['accepted']));
    });
  });
}

const sendParcel = (serial: number) =>
  deskCommand(serial, { name: 'parcel.send', target: 'parcel:1', input: { holder: 'person:vera' } });
const handOver = (serial: number, holder: string) =>
  aCommandEntry(serial, { name: 'parcel.hand-over', target: 'parcel:1', input: { holder } });
const resolve = (serial: number, target: string) =>
  aCommandEntry(serial, { name: 'incident.resolve', target, input: { resolution: 'Renewed the certificate.' } });

async function storedState(store: Store, id: string): Promise<unknown> {
  const row = await store.database.selectFrom('record').select('state').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.state);
}

async function incident(store: Store, id: string) {
  return incidentSchema.parse(await storedState(store, id));
}

async function linesOf(store: Store, target: string) {
  const rows = await store.database
    .selectFrom('journal')
    .select('line')
    .where('target', '=', target)
    .orderBy('place')
    .execute();
  return rows.map(({ line }) => journalLineSchema.parse(JSON.parse(line)));
}

async function placeOf(store: Store, journalId: string): Promise<number | undefined> {
  const row = await store.database.selectFrom('journal').select('place').where('id', '=', journalId).executeTakeFirst();
  return row?.place;
}

/** All that commands leave in the store. */
async function everything(store: Store) {
  const { database } = store;
  return {
    records: await database.selectFrom('record').selectAll().orderBy('id').execute(),
    journal: await database.selectFrom('journal').selectAll().orderBy('place').execute(),
    feed: await database.selectFrom('feed').selectAll().orderBy('id').orderBy('scope').execute(),
    answers: await database.selectFrom('answer').selectAll().orderBy('command').execute(),
    numbers: await database.selectFrom('used_number').selectAll().orderBy('number').execute(),
    settings: await database.selectFrom('setting').selectAll().orderBy('name').execute(),
  };
}
