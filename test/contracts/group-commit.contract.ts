import { deskItself } from '#domain/kernel/principal.ts';
import { ok } from '#domain/kernel/result.ts';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Prepare } from '../../hub/sync/gate.ts';
import { deskCommand, gateOn, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';
import { parcelKind } from '../support/parcel-kind.ts';

const send = (serial: number, parcel = serial) =>
  deskCommand(serial, { name: 'parcel.send', target: `parcel:${parcel}`, input: { holder: 'person:vera' } });

/** What those who push at the same moment rely on, whichever engine the store runs on. */
export function groupCommitContract({ engine, open }: StoreUnderTest): void {
  async function aGate(prepare?: Prepare) {
    const { store } = await open();
    let transactions = 0;
    const counted: typeof store = {
      ...store,
      transaction: (work) => {
        transactions += 1;
        return store.transaction(work);
      },
    };
    const gate = gateOn(counted, { kinds: [parcelKind()], ...(prepare === undefined ? {} : { prepare }) });
    const lines = async () => (await store.database.selectFrom('journal').select('id').execute()).length;
    return { gate, lines, transactions: () => transactions };
  }

  describe(`pushes of the same moment on ${engine}`, () => {
    test('share transactions, and each gets its own answers in its own order', async () => {
      const { gate, lines, transactions } = await aGate();

      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          gate.accept(deskItself, [send(index * 2 + 1), deskCommand(index * 2 + 2, weigh(index * 2 + 1))]),
        ),
      );

      for (const [index, [sent, weighed]] of answers.entries()) {
        expect([sent?.command, weighed?.command]).toEqual([send(index * 2 + 1).id, send(index * 2 + 2).id]);
        expect([sent?.kind, weighed?.kind]).toEqual(['accepted', 'accepted']);
      }
      expect(new Set(answers.flat().map((answer) => answer.kind === 'accepted' && answer.place)).size).toBe(120);
      expect(await lines()).toBe(120);
      expect(transactions()).toBeLessThan(30);
    });

    test('a command that is refused, and one that breaks, spoil nothing for the others', async () => {
      const { gate, lines } = await aGate();
      await gate.accept(deskItself, [send(900)]);

      const [good, refused, broken, alsoGood] = await Promise.all([
        gate.accept(deskItself, [send(1)]),
        gate.accept(deskItself, [send(2, 900)]),
        gate.accept(deskItself, [deskCommand(3, { name: 'parcel.drop', target: 'parcel:900', input: {} })]),
        gate.accept(deskItself, [send(4)]),
      ]);

      expect(outcomesOf([...good, ...refused, ...broken, ...alsoGood])).toEqual([
        'accepted',
        'record.exists',
        'command.fault',
        'accepted',
      ]);
      expect(await lines()).toBe(3);
    });

    test('where the store fails over one of them, that one alone hears of it, and may be sent again', async () => {
      let isFailing = true;
      const { gate, lines } = await aGate(async (entry, _principal, desk) =>
        ok({
          entry,
          onAccepted: async () => {
            if (isFailing && entry.target === 'parcel:13') await sql`select * from nowhere`.execute(desk.tx);
          },
        }),
      );

      const pushes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => gate.accept(deskItself, [send(index + 1)])),
      );

      expect(pushes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
      expect(pushes[12]?.status).toBe('rejected');
      expect(await lines()).toBe(19);
      isFailing = false;
      expect(outcomesOf(await gate.accept(deskItself, [send(13)]))).toEqual(['accepted']);
    });

    test('the same command, sent several times at once, is decided once and has one answer', async () => {
      const { gate, lines } = await aGate();

      const answers = await Promise.all(Array.from({ length: 10 }, () => gate.accept(deskItself, [send(1)])));

      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await lines()).toBe(1);
    });
  });
}

function weigh(parcel: number) {
  return { name: 'parcel.weigh', target: `parcel:${parcel}`, input: {} };
}
