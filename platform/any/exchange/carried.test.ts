import type { OutboxEntry } from '#contracts/desk-port.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, epochMs, personId } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { expect, test } from 'vitest';
import { openCopyInMemory } from '../../../test/support/copy-in-memory.ts';
import { applyAnswers, nextBatch } from '../data-service/apply-answers.ts';
import { claimWaiting } from '../data-service/own-mark.ts';
import { unfinished } from '../data-service/session-change.ts';
import { showRows } from '../data-service/show-rows.ts';

const tom = anAgentPrincipal({ id: agentId.parse('agent:tom'), person: personId.parse('person:tom') });
const signed = { text: '{}', signature: `${'A'.repeat(86)}==` };
const incident = anIncident({ state: 'logged' });

function claim(order: number, isCarried: boolean): OutboxEntry {
  const input = { team: 'team:firstline' };
  const by = isCarried ? { actor: tom.id, device: 'client:tom' } : {};
  const entry = aCommandEntry(order, { name: 'incident.claim', target: incident.id, input, ...by });
  const receivedAtMs = epochMs.parse(1);
  const carried = { author: 'Tom', principal: tom, from: 'Tom', receivedAtMs, signed, certificate: signed };
  const row: OutboxEntry = { id: entry.id, order, entry, state: 'waiting', place: 0, refusal: null };
  return isCarried ? { ...row, carried } : row;
}

test('own and carried commands go in the order of the outbox, never in one batch', async () => {
  const { copy, change } = await openCopyInMemory();
  await change(() => copy.outbox.write({ put: [1, 2, 3, 4].map((order) => claim(order, order === 2 || order === 3)) }));
  const sent: number[][] = [];
  for (let batch = nextBatch(copy); batch.length > 0; batch = nextBatch(copy)) {
    sent.push(batch.map(({ order }) => order));
    await change(() => copy.outbox.write({ forget: batch.map(({ id }) => id) }));
  }

  expect(sent).toEqual([[1], [2, 3], [4]]);
});

test('what is carried shows as its author did it, and is never claimed by the console that carries it', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  const carried = claim(1, true);
  await change(async () => {
    await copy.records.write({ put: [incident] });
    await copy.outbox.write({ put: [carried] });
    await showRows(copy);
    await claimWaiting(copy);
  });

  expect(await shown(incident.id)).toMatchObject({ owner: tom.id });
  expect(copy.outbox.get(carried.id)).toEqual(carried);
});

test('what the hub does not take from here leaves the rows, and is the same as before to its author', async () => {
  const { copy, change, shown } = await openCopyInMemory();
  const carried = claim(1, true);
  await change(async () => {
    await copy.records.write({ put: [incident] });
    await copy.outbox.write({ put: [carried] });
    await showRows(copy);
    await applyAnswers(copy, [{ kind: 'refused', command: carried.id, refusal: { code: 'exchange.session-ended' } }]);
  });

  expect(await shown(incident.id)).toEqual(incident);
  expect(copy.outbox.get(carried.id)).toMatchObject({ state: 'refused', refusal: { code: 'exchange.session-ended' } });
  expect(unfinished(copy)).toBe(1);
});
