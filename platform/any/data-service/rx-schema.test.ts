import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import { aCommandEntry, anAgentPrincipal, anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { anArticle } from '#domain/knowledge/knowledge.fixtures.ts';
import { aSupportSession } from '#domain/remote-support/remote-support.fixtures.ts';
import { aPerson, aSite } from '#domain/workforce/workforce.fixtures.ts';
import { fillWithDefaultSettings, normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { CollectionShape } from './rx-schema.ts';
import { rxSchemaOf, serviceCollections, windowCollections } from './rx-schema.ts';
import type { Row } from './table.ts';
import { tableOver } from './table.ts';

const entry = aCommandEntry(1, { name: 'incident.resume', target: 'incident:1' });
const sample: Readonly<Record<string, Row & Readonly<Record<string, unknown>>>> = {
  incident: anIncident(),
  person: aPerson(),
  device: aDevice(),
  article: anArticle(),
  'support-session': aSupportSession(),
  journal: {
    id: 'journal:1',
    name: 'incident.resumed',
    target: 'incident:1',
    actor: 'agent:mira',
    device: 'client:a',
    input: {},
    changed: {},
    audience: 'readers',
    occurredAtMs: 1,
    receivedAtMs: 2,
    seal: 'qIjsZnAyvnGJ6BHKnUti-A',
  },
  reference: { id: 'site:berlin', record: 'site', state: aSite() },
  outbox: {
    id: entry.id,
    order: 1,
    entry,
    state: 'waiting',
    place: 0,
    refusal: null,
    carried: {
      author: 'Jonas',
      principal: anAgentPrincipal(),
      from: 'Jonas',
      receivedAtMs: 1,
      signed: { text: '{}', signature: `${'A'.repeat(86)}==` },
      certificate: { text: '{}', signature: `${'A'.repeat(86)}==` },
    },
  },
  master: { id: 'incident:1', state: anIncident() },
  keep: { id: 'client', value: 'client:a' },
  draft: {
    id: 'reply:incident:1',
    text: 'Please restart it.',
    base: 'draft:1',
    taken: null,
    isChanged: true,
    deviceName: '',
    changedAtMs: 1,
    other: { text: 'Restart it.', revision: 'draft:2', deviceName: 'nb-0142', changedAtMs: 2 },
  },
  file: { id: anAttachment().sha256, name: 'Screenshot.png', sizeBytes: 2_048, state: 'draft', addedAtMs: 1 },
};
const shapes = [...windowCollections, ...serviceCollections];

async function open(shape: CollectionShape) {
  return aDeskStorage().createStorageInstance<Row>({
    databaseInstanceToken: 'test',
    databaseName: 'test',
    collectionName: shape.name,
    schema: fillWithDefaultSettings(rxSchemaOf<Row>(shape)),
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

test('a window opens no more than ten of the thirteen collections that are free', () => {
  expect(windowCollections.length).toBeLessThanOrEqual(10);
});

describe.each(shapes.map((shape) => [shape.name, shape] as const))('%s', (name, shape) => {
  test('is kept by the schema it was declared with, and comes back as it was', async () => {
    const row = sample[name]!;
    expect(shape.schema.safeParse(row).success).toBe(true);
    const table = tableOver(await open(shape), 'test');

    await table.write({ put: [row] });

    expect(await table.all()).toEqual([row]);
  });

  test('is found by each of its indexes without reading the rest', async () => {
    const { schema } = await open(shape);

    for (const index of shape.indexes) {
      const sort = index.map((field) => ({ [field]: 'asc' }));
      const asked = {
        selector: { _deleted: { $eq: false }, [index[0]!]: { $gte: '' } },
        sort: [...sort, { id: 'asc' }],
      };
      const { queryPlan } = prepareQuery<Row>(schema, normalizeMangoQuery<Row>(schema, asked as never));
      expect(queryPlan.index).toEqual(['_deleted', ...index, 'id']);
      expect(queryPlan.sortSatisfiedByIndex).toBe(true);
    }
  });

  test('names every field, so that windows read them as properties', () => {
    expect(Object.keys(rxSchemaOf(shape).properties).toSorted()).toEqual(Object.keys(sample[name]!).toSorted());
  });
});

test('a field within another that may be missing can be an index', () => {
  const schema = z.strictObject({
    id: z.string().max(48),
    offer: z.strictObject({ to: z.string().max(20), text: z.string() }).nullable(),
  });

  const { properties, required } = rxSchemaOf({ name: 'offered', schema, indexes: [['offer.to']] });

  expect(properties).toMatchObject({
    offer: { type: 'object', properties: { to: { type: 'string', maxLength: 20 } } },
  });
  expect(required).toEqual(['id', 'offer']);
});

test('a field of no fixed width cannot be an index', () => {
  const schema = z.strictObject({ id: z.string().max(48), text: z.string() });

  expect(() => rxSchemaOf({ name: 'loose', schema, indexes: [['text']] })).toThrow('loose.text cannot be indexed');
});
