import { incidentSchema } from '#domain/incident/incident.record.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { readTicketNumber, selfGivenNumberOf, ticketNumberOf } from '#domain/incident/ticket-number.rules.ts';
import { aCommandEntry, anAgentPrincipal, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { ok } from '#domain/kernel/result.ts';
import { recordKinds } from '#domain/processes.ts';
import { describe, expect, test } from 'vitest';
import { leaseForAgent } from '../../hub/incident/lease-for-agent.ts';
import type { NumberLease } from '../../hub/incident/ticket-numbers.ts';
import type { Store } from '../../hub/store/store.ts';
import { deskCommand, foundDesk, gateOn, logCommand, outcomesOf } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();

/** Ticket numbers as consoles, portal and helpers get them, whichever engine the store runs on. */
export function ticketNumbersContract({ engine, open, reopen }: StoreUnderTest): void {
  async function aDesk() {
    const { store, address } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    return { store, address, gate };
  }

  describe(`ticket numbers on ${engine}`, () => {
    test(
      'NUM-1: 50 consoles that log 500 tickets each, leasing as they go, never share a number',
      { timeout: 60_000 },
      async () => {
        const { store, address, gate } = await aDesk();
        const hubs = [store, engine === 'postgres' ? await reopen(address) : store] as const;
        const devices = Array.from({ length: 50 }, (_, index) => `client:${index}`);

        const leases = await Promise.all(
          devices.map(async (device, index) => [
            ...(await Promise.all([1, 2].map(() => leased(hubs[index % 2]!, device)))),
            await leased(hubs[index % 2]!, device),
          ]),
        );
        const numbers = leases.map((ofDevice) => ofDevice.flatMap(numbersOf).slice(0, 500));
        const logged = numbers.flatMap((ofDevice, index) =>
          ofDevice
            .slice(195, 205)
            .map((number, nth) => logCommand(index * 10 + nth, withNumber(devices[index]!, number))),
        );
        const answers = await gate.accept(mira, logged);

        expect(new Set(numbers.flat()).size).toBe(25_000);
        expect(new Set(outcomesOf(answers))).toEqual(new Set(['accepted']));
      },
    );

    test('a leased number that a console gave out is the number of the ticket', async () => {
      const { store, gate } = await aDesk();
      const [number] = numbersOf(await leased(store, 'client:a'));

      await gate.accept(mira, [logCommand(1, withNumber('client:a', number!))]);

      expect(await numberOf(store, 'incident:1')).toBe(number);
    });

    test("a number of another installation's lease, or of none, is refused", async () => {
      const { store, gate } = await aDesk();
      const [ofA] = numbersOf(await leased(store, 'client:a'));
      const misheard = `${ofA!.slice(0, -1)}${ofA!.endsWith('0') ? '1' : '0'}` as TicketNumber;

      const answers = await gate.accept(mira, [
        logCommand(1, withNumber('client:b', ofA!)),
        logCommand(2, withNumber('client:a', ticketNumberOf('BER', 201))),
        logCommand(3, withNumber('client:a', ticketNumberOf('OSL', 1))),
        logCommand(4, withNumber('client:a', misheard)),
      ]);

      expect(new Set(outcomesOf(answers))).toEqual(new Set(['number.not-leased']));
    });

    test('NUM-1: a number that a console gave by itself stays, is used once, and nobody else may think one up', async () => {
      const { store, gate } = await aDesk();
      const own = selfGivenNumberOf('client:a', '019a8f00-0000-7000-8000-0045c8d3a81b');
      const misheard = `${own.slice(0, -1)}${own.endsWith('0') ? '1' : '0'}` as TicketNumber;
      const ofVera = { actor: 'person:vera', log: { number: own, channel: 'portal', routing: null } };

      const answers = [
        await gate.accept(vera, [logCommand(1, ofVera)]),
        await gate.accept(mira, [logCommand(2, withNumber('client:a', misheard))]),
        await gate.accept(mira, [logCommand(3, withNumber('client:a', own))]),
        await gate.accept(mira, [logCommand(4, withNumber('client:b', own))]),
      ];

      expect(answers.flatMap(outcomesOf)).toEqual([
        'number.not-leased',
        'number.not-leased',
        'accepted',
        'number.used',
      ]);
      expect(await numberOf(store, 'incident:3')).toBe(own);
    });

    test('a number is used once: in another batch, in the same batch, never again', async () => {
      const { store, gate } = await aDesk();
      const [first, second] = numbersOf(await leased(store, 'client:a'));

      const sameBatch = await gate.accept(mira, [
        logCommand(1, withNumber('client:a', first!)),
        logCommand(2, withNumber('client:a', first!)),
        logCommand(3, withNumber('client:a', second!)),
      ]);
      const later = await gate.accept(mira, [logCommand(4, withNumber('client:a', second!))]);

      expect(outcomesOf(sameBatch)).toEqual(['accepted', 'number.used', 'accepted']);
      expect(outcomesOf(later)).toEqual(['number.used']);
    });

    test('a refused ticket does not use its number up: the author may issue it again', async () => {
      const { store, gate } = await aDesk();
      const [number] = numbersOf(await leased(store, 'client:a'));
      const toNobody = withNumber('client:a', number!, { requester: 'person:nobody' });

      const refused = await gate.accept(mira, [logCommand(1, toNobody)]);
      const again = await gate.accept(mira, [logCommand(2, withNumber('client:a', number!))]);

      expect([refused, again].map(outcomesOf)).toEqual([['incident.requester-unknown'], ['accepted']]);
    });

    test('tickets that come without a number get the next ones, beside the leased blocks', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(mira, [logCommand(1)]);
      const lease = await leased(store, 'client:a');
      await gate.accept(mira, [logCommand(2)]);

      const serials = [await numberOf(store, 'incident:1'), await numberOf(store, 'incident:2')].map(
        (number) => readTicketNumber(number!)?.serial,
      );
      expect([serials, lease]).toEqual([[1, 202], { siteCode: 'BER', first: 2, last: 201 }]);
    });

    test("a lease is of the agent's site, a portal ticket's number of the requester's", async () => {
      const { store, gate } = await aDesk();
      const person = { name: 'Olav Berg', login: null, emails: [], phones: [], site: 'site:oslo', department: null };
      await gate.accept(deskItself, [
        deskCommand(1, {
          name: 'site.open',
          target: 'site:oslo',
          input: { code: 'OSL', name: 'Oslo', zone: 'Europe/Oslo' },
        }),
        deskCommand(2, {
          name: 'person.register',
          target: 'person:olav',
          input: { ...person, title: null, isVip: false, language: 'en' },
        }),
      ]);

      const olav = { kind: 'person', id: 'person:olav' } as never;
      await gate.accept(olav, [
        logCommand(3, { actor: 'person:olav', log: { requester: 'person:olav', channel: 'portal', routing: null } }),
      ]);

      expect(await numberOf(store, 'incident:3')).toBe(ticketNumberOf('OSL', 1));
      expect(await leased(store, 'client:a')).toMatchObject({ siteCode: 'BER' });
    });

    test('OWN-1: what a person or a helper reports belongs to the lead of the team, whatever it says itself', async () => {
      const { store, gate } = await aDesk();
      const routing = { team: 'team:madeup', owner: 'agent:madeup' };
      const byVera = logCommand(1, {
        actor: 'person:vera',
        log: { channel: 'portal', service: 'service:mail', routing },
      });
      const byDevice = logCommand(2, {
        actor: 'device:nb0142',
        device: 'device:nb0142',
        log: { channel: 'helper', device: 'device:nb0142', routing: null },
      });

      const answers = [await gate.accept(vera, [byVera]), await gate.accept(verasDevice, [byDevice])];

      expect(answers.map(outcomesOf)).toEqual([['accepted'], ['accepted']]);
      for (const id of ['incident:1', 'incident:2']) {
        expect(await incident(store, id)).toMatchObject({
          team: 'team:firstline',
          owner: 'agent:mira',
          state: 'logged',
        });
      }
    });

    test('an agent who says nothing of routing takes the ticket', async () => {
      const { store, gate } = await aDesk();

      await gate.accept(mira, [logCommand(1, { log: { routing: null } })]);

      expect(await incident(store, 'incident:1')).toMatchObject({ owner: 'agent:mira', state: 'in-progress' });
    });

    test('the number and the owner that the hub filled in stand in the journal', async () => {
      const { store, gate } = await aDesk();
      await gate.accept(vera, [logCommand(1, { actor: 'person:vera', log: { channel: 'portal', routing: null } })]);

      const line = await store.database
        .selectFrom('journal')
        .select('line')
        .where('target', '=', 'incident:1')
        .executeTakeFirstOrThrow();

      expect(JSON.parse(line.line)).toMatchObject({
        input: { number: ticketNumberOf('BER', 1), routing: { team: 'team:firstline', owner: 'agent:mira' } },
      });
    });

    test('a desk without a site gives no numbers, and says so', async () => {
      const { store } = await open();
      const gate = gateOn(store);

      const answers = await gate.accept(mira, [
        logCommand(1),
        aCommandEntry(2, { name: 'incident.close', target: 'incident:1' }),
      ]);

      expect(outcomesOf(answers)).toEqual(['number.no-site', 'record.missing']);
    });
  });
}

async function leased(store: Store, device: string): Promise<NumberLease> {
  const lease = await leaseForAgent({ store, kinds: recordKinds, nowMs: () => 10_000 }, mira, device);
  expect(lease).toEqual(ok(expect.anything()));
  if (!lease.ok) throw new Error(lease.refusal.code);
  return lease.value;
}

function numbersOf({ siteCode, first, last }: NumberLease): readonly TicketNumber[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ticketNumberOf(siteCode, first + index));
}

function withNumber(device: string, number: TicketNumber, log: object = {}) {
  return { device, log: { number, ...log } };
}

async function incident(store: Store, id: string) {
  const row = await store.database.selectFrom('record').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  return incidentSchema.parse(JSON.parse(row.state));
}

async function numberOf(store: Store, id: string): Promise<TicketNumber | null> {
  return (await incident(store, id)).number;
}
