import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { replayCommands } from '#domain/kernel/replay.ts';
import { ok } from '#domain/kernel/result.ts';
import { recordKinds } from '#domain/processes.ts';
import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { expect, test } from 'vitest';
import { foundDesk, gateOn } from '../../test/support/desk-on-store.ts';
import { feedReader } from '../../test/support/feed-reader.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import type { Store } from '../store/store.ts';

const mira = anAgentPrincipal({ role: 'lead' });
const nils = anAgentPrincipal({ id: agentId.parse('agent:nils'), person: personId.parse('person:wim') });
const text = 'As we said on the phone.';

/** What agents do all day, some of it twice or too late. */
const acts: readonly (readonly [name: string, input: CommandEntry['input']])[] = [
  ['incident.log', { ...aLogInput(), number: null }],
  ['incident.note', { text }],
  ['incident.reply', { text }],
  ['incident.offer', { to: 'agent:mira', team: 'team:firstline', note: null }],
  ['incident.accept', {}],
  ['incident.claim', { team: 'team:firstline' }],
  ['incident.suspend', { reason: 'waiting-vendor', untilMs: null, note: null }],
  ['incident.resume', {}],
  ['incident.resolve', { resolution: text }],
  ['incident.reopen', { reason: text }],
  ['incident.close', {}],
];

interface Step {
  readonly act: (typeof acts)[number];
  readonly target: string;
  readonly who: typeof mira;
  readonly isLastOfBatch: boolean;
}

const aDay = array(
  record<Step>({
    act: constantFrom(...acts),
    target: constantFrom('incident:1', 'incident:2', 'incident:3'),
    who: constantFrom(mira, nils),
    isLastOfBatch: constantFrom(true, false),
  }),
  { minLength: 20, maxLength: 60, size: 'max' },
);

async function heldBy(store: Store): Promise<Map<string, DeskRecord>> {
  const reader = feedReader(store, mira);
  await reader.catchUp();
  return new Map([...reader.held].map(([id, { state }]) => [id, state]));
}

test(
  'whatever agents do in whatever batches, the hub comes to the same records, lines and refusals as a console',
  { timeout: 60_000 },
  async () => {
    await assert(
      asyncProperty(aDay, async (day) => {
        const { store } = await sqliteUnderTest.open();
        const asSent = gateOn(store, { prepare: async (entry) => ok({ entry, onAccepted: async () => {} }) });
        await foundDesk(asSent);
        let records: ReadonlyMap<string, DeskRecord> = await heldBy(store);
        const lines: JournalLine[] = [];
        const refused: [string, string][] = [];
        const answered: [string, string][] = [];

        for (const { who, entries } of batchesOf(day)) {
          const replay = replayCommands(recordKinds, who, records, entries);
          records = replay.records;
          lines.push(...replay.lines);
          refused.push(...replay.refused.map(({ entry, refusal }) => [entry.id, refusal.code] as [string, string]));
          for (const answer of await asSent.accept(who, entries)) {
            if (answer.kind === 'refused') answered.push([answer.command, answer.refusal.code]);
          }
        }

        const held = await heldBy(store);
        expect(answered).toEqual(refused);
        for (const [id, state] of records) expect(held.get(id)).toEqual(state);
        for (const line of lines)
          expect(held.get(line.id)).toEqual({ ...line, receivedAtMs: 10_000, seal: expect.any(String) as string });
        expect(held.size).toBe(records.size + lines.length);
      }),
      { seed: 2_026, numRuns: 20 },
    );
  },
);

function batchesOf(day: readonly Step[]) {
  const batches: { who: typeof mira; entries: CommandEntry[] }[] = [];
  let isOpen = false;
  for (const [index, { act, target, who, isLastOfBatch }] of day.entries()) {
    if (!isOpen || batches.at(-1)?.who !== who) batches.push({ who, entries: [] });
    const [name, input] = act;
    const issuedAtMs = epochMs.parse(2_000 + index);
    const entry = aCommandEntry(index + 1, { name, target, input, actor: who.id, issuedAtMs });
    batches.at(-1)!.entries.push(entry);
    isOpen = !isLastOfBatch;
  }
  return batches;
}
