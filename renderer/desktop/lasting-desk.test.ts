import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite, aTeam, anAgent } from '#domain/workforce/workforce.fixtures.ts';
import { filter, firstValueFrom, map } from 'rxjs';
import { expect, onTestFinished, test } from 'vitest';
import type { DeskInNode } from '../../test/support/desk-in-node.ts';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { aMemoryStorage } from '../../test/support/memory-storage.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { openDesk } from '../desk/open-desk.ts';
import { openLastingDesk } from './lasting-desk.ts';

const nowMs = () => 1_700_000_000_000;

/** A window over a data service that can be killed, and comes back on the storage it left. */
async function aWindow() {
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), anIncident()]);
  const cable = createCable(hub, nowMs);
  const storage = aMemoryStorage();
  const started: DeskInNode[] = [];
  let service = await startDeskInNode({ hub: cable.link, nowMs, storage });
  started.push(service);
  let line: MessagePort | null = null;
  let isBack = Promise.resolve(true);

  const desk = await openLastingDesk(async () => {
    if (!(await isBack)) throw new Error('It is not to come back.');
    const { port1, port2 } = new MessageChannel();
    line = port2;
    service.service.serveWindow(port2);
    return openDesk(port1, { nowMs });
  });
  await desk.signIn('mira', 'right');
  await firstValueFrom(desk.status$.pipe(filter(({ link }) => link === 'online')));
  onTestFinished(async () => {
    await desk.leave().catch(() => null);
    for (const each of started) await each.stop();
  });
  return {
    hub,
    cable,
    desk,
    /** Ends the service as a crash would, and waits until the window knows. What it resolves to brings it back. */
    crash: async () => {
      const known = firstValueFrom(desk.status$.pipe(filter(({ link }) => link === 'offline')));
      const back = Promise.withResolvers<boolean>();
      isBack = back.promise;
      line?.close();
      await known;
      return async (willReturn = true) => {
        if (willReturn) {
          service = await startDeskInNode({ hub: cable.link, nowMs, storage });
          started.push(service);
        }
        back.resolve(willReturn);
      };
    },
  };
}

test('what a window watches goes on when the data service has crashed and come back', async () => {
  const { desk, crash } = await aWindow();
  const shown: string[] = [];
  const watching = desk.collections.incident
    .findOne('incident:1')
    .$.pipe(map((found) => found?.state ?? 'none'))
    .subscribe((state) => shown.push(state));
  await expect.poll(() => shown, { interval: 1 }).toEqual(['in-progress']);

  const comeBack = await crash();
  await comeBack();
  await desk.issue('incident.resolve', 'incident:1', { resolution: 'Renewed the certificate.' });

  await expect.poll(() => shown.at(-1), { interval: 1 }).toBe('resolved');
  expect(shown).not.toContain('none');
  watching.unsubscribe();
});

test('what is done while the data service is away waits for it', async () => {
  const { desk, crash } = await aWindow();
  const comeBack = await crash();
  const id = desk.newId('incident');

  const logging = desk.issue('incident.log', id, aLogInput({ number: null }));
  await comeBack();

  expect(await logging).toMatchObject({ ok: true });
  expect(await desk.collections.incident.findOne(id).exec()).not.toBeNull();
});

test('that the service was away is no problem people hear of; that it stays away is one', async () => {
  const { desk, crash } = await aWindow();
  const problems: (string | null)[] = [];
  const watching = desk.status$.subscribe(({ problem }) => problems.push(problem));

  await (
    await crash()
  )();
  await firstValueFrom(desk.status$.pipe(filter(({ link }) => link === 'online')));
  expect(new Set(problems)).toEqual(new Set([null]));

  await (
    await crash()
  )(false);

  await expect.poll(() => problems.at(-1), { interval: 1 }).toBe('service.gone');
  watching.unsubscribe();
});

test('what was under way when the service ended is answered, and nobody waits for ever', async () => {
  const { desk, crash } = await aWindow();

  const asking = desk.takeTicketNumber();
  const crashing = crash();

  await expect(asking).rejects.toMatchObject({ code: 'service.gone' });
  await (
    await crashing
  )();
  expect(await desk.takeTicketNumber()).not.toBeNull();
});
