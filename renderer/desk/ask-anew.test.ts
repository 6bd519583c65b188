import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite, aTeam, anAgent } from '#domain/workforce/workforce.fixtures.ts';
import { filter, firstValueFrom } from 'rxjs';
import { onTestFinished, expect, test } from 'vitest';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { aSqliteStorageInMemory } from '../../test/support/sqlite-in-memory.ts';

test('queries that were open before the desk was received show what came, and counts count it', async () => {
  const nowMs = () => 1_700_000_000_000;
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  const many = Array.from({ length: 900 }, (_, serial) => anIncident({ id: incidentId.parse(`incident:x${serial}`) }));
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), ...many]);
  const cable = createCable(hub, nowMs);
  const storage = aSqliteStorageInMemory();
  const desk = await startDeskInNode({ hub: cable.link, fileLink: cable.fileLink, nowMs, storage });
  onTestFinished(() => desk.stop());
  const window = await desk.openWindow();
  const { incident } = window.collections;
  const newest = incident.find({ sort: [{ changedAtMs: 'desc' }], limit: 20 });
  const all = incident.count();
  expect(await firstValueFrom(newest.$)).toEqual([]);
  expect(await firstValueFrom(all.$)).toBe(0);

  await window.signIn('mira', 'right');

  expect(await firstValueFrom(newest.$.pipe(filter(({ length }) => length > 0)))).toHaveLength(20);
  expect(await firstValueFrom(all.$.pipe(filter((count) => count === 900)))).toBe(900);
});
