import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite, aTeam, anAgent } from '#domain/workforce/workforce.fixtures.ts';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import type { DeskInNode } from '../../test/support/desk-in-node.ts';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';

const running: DeskInNode[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk() {
  const nowMs = () => 1_700_000_000_000;
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), anIncident()]);
  const cable = createCable(hub, nowMs);
  const desk = await startDeskInNode({ hub: cable.link, nowMs });
  running.push(desk);
  return { hub, cable, desk };
}

test('a window signs in, reads the desk, acts, and sees the hub agree', async () => {
  const { hub, desk } = await aDesk();
  const window = await desk.openWindow();

  expect(await window.signIn('mira', 'right')).toEqual({ ok: true, value: null });
  await firstValueFrom(window.status$.pipe(filter(({ link }) => link === 'online')));
  const issued = await window.issue('incident.resolve', 'incident:1', { resolution: 'Renewed the certificate.' });

  expect(issued.ok).toBe(true);
  const shown = await window.collections.incident.findOne('incident:1').exec(true);
  expect(shown.toJSON()).toMatchObject({ state: 'resolved', summary: anIncident().summary });
  expect(shown.state).toBe('resolved');
  await firstValueFrom(window.status$.pipe(filter(({ waiting }) => waiting === 0)));
  await firstValueFrom(window.collections.outbox.find().$.pipe(filter((entries) => entries.length === 0)));
  expect(hub.lines.size).toBe(1);
  expect(await window.collections.journal.find().exec()).toHaveLength(1);
});

test('what is logged without a network is there at once, with its final number', async () => {
  const { cable, desk } = await aDesk();
  const window = await desk.openWindow();
  await window.signIn('mira', 'right');
  await firstValueFrom(window.status$.pipe(filter(({ link }) => link === 'online')));
  cable.cut();

  const number = await window.takeTicketNumber();
  const id = window.newId('incident');
  expect(await window.issue('incident.log', id, aLogInput({ number }))).toMatchObject({ ok: true });

  const shown = await window.collections.incident.findOne(id).exec(true);
  expect(shown.number).toBe(number);
});
