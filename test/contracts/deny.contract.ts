import { anAnnouncementInput } from '#domain/announcement/announcement.fixtures.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema, readersOfLine } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself, scopesOf } from '#domain/kernel/principal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { aDraftInput } from '#domain/knowledge/knowledge.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import { aRecordingKey } from '#domain/recording/recording-key.fixtures.ts';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../hub/store/store.ts';
import { deskCommand, foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import { feedReader } from '../support/feed-reader.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const readers: Readonly<Record<string, Principal>> = {
  'an agent': anAgentPrincipal(),
  'an administrator': anAgentPrincipal({ role: 'administrator' }),
  'the requester': vera,
  'another person': { kind: 'person', id: personId.parse('person:wim') },
  'a person the desk has never met': { kind: 'person', id: personId.parse('person:nobody') },
  "the requester's device": verasDevice,
  'another device': { kind: 'device', id: deviceId.parse('device:other'), person: null },
  'the desk itself': deskItself,
};
const secrets = { ofTheDesk: 'He sounded as if he had done it himself.', ofVera: 'My screen shows my payslip.' };

/**
 * For each kind of record and each kind of reader: a replica holds exactly what policy grants, no more and no less
 * (PERM-1). A kind that is added to the registry is tested from then on, or the test says that it has no record of it.
 */
export function denyContract({ engine, open }: StoreUnderTest): void {
  async function aBusyDesk(): Promise<Store> {
    const { store } = await open();
    const gate = gateOn(store);
    await foundDesk(gate);
    const incident = 'incident:1';
    await gate.accept(anAgentPrincipal(), [
      logCommand(1, { log: { description: secrets.ofVera } }),
      aCommandEntry(2, { name: 'incident.note', target: incident, input: { text: secrets.ofTheDesk } }),
      aCommandEntry(3, { name: 'incident.reply', target: incident, input: { text: 'We are on it.' } }),
      logCommand(4, { log: { requester: 'person:wim' } }),
      aCommandEntry(5, { name: 'article.draft', target: 'article:1', input: aDraftInput({ body: secrets.ofTheDesk }) }),
      aCommandEntry(6, { name: 'article.draft', target: 'article:2', input: aDraftInput() }),
      aCommandEntry(7, { name: 'article.publish', target: 'article:2' }),
      aCommandEntry(8, { name: 'announcement.publish', target: 'announcement:1', input: anAnnouncementInput() }),
    ]);
    const { publicKey, fingerprint, lock } = aRecordingKey();
    await gate.accept(anAgentPrincipal({ role: 'administrator' }), [
      aCommandEntry(10, {
        name: 'recording-key.make',
        target: 'recording-key:1',
        input: { publicKey, fingerprint, lock },
      }),
    ]);
    await gate.accept(deskItself, [
      deskCommand(9, {
        name: 'support-session.request',
        target: 'support-session:1',
        input: { device: 'device:nb0142' },
      }),
    ]);
    return store;
  }

  describe(`reading rights on ${engine}`, () => {
    test.for(Object.entries(readers))(
      '%s holds exactly what policy grants, of every kind of record',
      async ([, who]) => {
        const store = await aBusyDesk();
        const { records, granted } = await grantedTo(store, who);

        const replica = feedReader(store, who);
        await replica.catchUp();

        expect(new Set(records.map(({ id }) => recordNameOf(id)))).toEqual(
          new Set(recordKinds.map(({ record }) => record.name)),
        );
        expect([...replica.held.keys()].toSorted()).toEqual(granted.toSorted());
      },
    );

    test.for(Object.entries(readers))(
      'what the desk and Vera keep to themselves never reaches %s by any row',
      async ([, who]) => {
        const replica = feedReader(await aBusyDesk(), who);

        await replica.catchUp(3);

        const sent = JSON.stringify(replica.sent);
        const isOfDesk = scopesOf(who).includes('desk');
        expect(sent.includes(secrets.ofTheDesk)).toBe(isOfDesk);
        expect(sent.includes(secrets.ofVera)).toBe(isOfDesk || who === vera || who === verasDevice);
      },
    );
  });
}

/** Computed from the policies alone, without the feed. */
async function grantedTo(store: Store, who: Principal) {
  const scopes = scopesOf(who);
  const rows = await store.database.selectFrom('record').select(['id', 'name', 'state']).execute();
  const records = rows.map(({ id, name, state }) => {
    const kind = recordKinds.find(({ record }) => record.name === name)!;
    return { id, readersOf: kind.policy.readersOf(kind.record.schema.parse(JSON.parse(state))) };
  });
  const found = await store.database.selectFrom('journal').select('line').execute();
  const lines = found.map(({ line }): JournalLine => journalLineSchema.parse(JSON.parse(line)));
  const readersOfTarget = new Map(records.map(({ id, readersOf }) => [id, readersOf]));
  const everything = [
    ...records,
    ...lines.map((line) => ({ id: line.id, readersOf: readersOfLine(line, readersOfTarget.get(line.target)!) })),
  ];
  const granted = everything.filter(({ readersOf }) => readersOf.some((scope) => scopes.includes(scope)));
  return { records, granted: granted.map(({ id }): string => id) };
}
