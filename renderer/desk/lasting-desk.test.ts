import { Fault } from '#contracts/fault.ts';
import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite, aTeam, anAgent } from '#domain/workforce/workforce.fixtures.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { filter, firstValueFrom, map } from 'rxjs';
import { expect, onTestFinished, test } from 'vitest';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { aMemoryStorage } from '../../test/support/memory-storage.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { openDesk } from './open-desk.ts';
import { openLastingDesk } from './lasting-desk.ts';

const nowMs = () => 1_700_000_000_000;

/** A storage whose tickets cannot be read while there is damage. */
function damageable(inner: DeskStorage, damage: { readonly isThere: boolean; timesMet: number }): DeskStorage {
  return {
    ...inner,
    createStorageInstance: async (params) => {
      const instance = await inner.createStorageInstance(params);
      const query = instance.query.bind(instance);
      instance.query = async (prepared) => {
        if (!damage.isThere || params.collectionName !== 'incident') return query(prepared);
        damage.timesMet += 1;
        throw new Fault('storage.damaged', 'The file is damaged.');
      };
      return instance;
    },
  };
}

/** A window over a data service that can be killed, and comes back on the storage it left. */
async function aWindow() {
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), anIncident()]);
  const cable = createCable(hub, nowMs);
  const damage = { isThere: false, timesMet: 0 };
  const storage = damageable(aMemoryStorage(), damage);
  const faults: unknown[] = [];
  const reportFault = (fault: unknown) => faults.push(fault);
  let service = await startDeskInNode({ hub: cable.link, nowMs, storage, reportFault });
  let line: MessagePort | null = null;
  let isToEndAtAnswer = false;
  let isBack = Promise.resolve(true);

  const desk = await openLastingDesk(async () => {
    if (!(await isBack)) throw new Error('It is not to come back.');
    const { port1, port2 } = new MessageChannel();
    const post = port2.postMessage.bind(port2);
    port2.postMessage = (message: { readonly lane: string }) => {
      if (!isToEndAtAnswer) post(message);
      else if (message.lane === 'answer') port2.close();
    };
    line = port2;
    service.service.serveWindow(port2);
    return openDesk(port1, { nowMs });
  });
  await desk.signIn('mira', 'right');
  await firstValueFrom(desk.status$.pipe(filter(({ link }) => link === 'online')));
  onTestFinished(async () => {
    await desk.leave().catch(() => null);
    await service.stop();
    expect(faults).toHaveLength(damage.timesMet);
  });

  /** Waits until the window knows that the service has ended. What it resolves to brings it back. */
  async function ended() {
    const back = Promise.withResolvers<boolean>();
    isBack = back.promise;
    await firstValueFrom(desk.status$.pipe(filter(({ link }) => link === 'offline')));
    return async (willReturn = true) => {
      isToEndAtAnswer = false;
      if (willReturn) {
        await service.stop();
        service = await startDeskInNode({ hub: cable.link, nowMs, storage, reportFault });
      }
      back.resolve(willReturn);
    };
  }

  return {
    hub,
    cable,
    desk,
    damage,
    /** Ends the service as a crash would. */
    crash: () => {
      line?.close();
      return ended();
    },
    /** The same, but it does what it is asked next, and nobody hears of it. */
    crashBeforeAnswer: () => {
      isToEndAtAnswer = true;
      return ended();
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

test('what a window cannot read for a damaged file is shown when the service has mended it', async () => {
  const { desk, damage, crash } = await aWindow();
  damage.isThere = true;
  const shown: unknown[] = [];
  const watching = desk.collections.incident
    .find({ selector: { state: 'in-progress' } })
    .$.subscribe({ next: (found) => shown.push(found.length), error: (error: unknown) => shown.push(error) });
  await expect.poll(() => damage.timesMet, { interval: 1 }).toBeGreaterThan(0);

  const comeBack = await crash();
  damage.isThere = false;
  await comeBack();

  await expect.poll(() => shown, { interval: 1 }).toEqual([1]);
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

test.each(['crash', 'crashBeforeAnswer'] as const)(
  'what was issued as the service ended is issued once, whether it was kept or not (%s)',
  async (how) => {
    const given = await aWindow();
    const { desk, hub } = given;
    const ending = given[how]();

    const noting = desk.issue('incident.note', 'incident:1', { text: 'Called Vera, no answer.' });
    await (
      await ending
    )();

    expect(await noting).toMatchObject({ ok: true });
    await firstValueFrom(desk.status$.pipe(filter(({ waiting, link }) => waiting === 0 && link === 'online')));
    expect(hub.lines.size).toBe(1);
  },
);

/** A window with a command that the hub refused. */
async function aRefusal() {
  const given = await aWindow();
  const { desk, hub, cable } = given;
  cable.cut();
  const resolved = await desk.issue('incident.resolve', 'incident:1', { resolution: 'Renewed the certificate.' });
  hub.seed([anIncident({ state: 'closed' })]);
  cable.mend();
  await firstValueFrom(desk.status$.pipe(filter(({ refused }) => refused === 1)));
  return { ...given, command: resolved.ok ? resolved.value.command : '' };
}

test('a refusal that was let go as the service ended is gone, and nobody is told that it was gone before', async () => {
  const { desk, crashBeforeAnswer, command } = await aRefusal();
  const ending = crashBeforeAnswer();

  const dismissing = desk.dismissRefused(command);
  await (
    await ending
  )();

  expect(await dismissing).toEqual({ ok: true, value: null });
  expect(await desk.collections.outbox.find().exec()).toEqual([]);
});

test('a refused command that was issued again as the service ended is issued again once', async () => {
  const { desk, hub, crashBeforeAnswer, command } = await aRefusal();
  hub.seed([anIncident()]);
  await expect
    .poll(async () => (await desk.collections.incident.findOne('incident:1').exec(true)).state, { interval: 1 })
    .toBe('in-progress');
  const ending = crashBeforeAnswer();

  const applying = desk.reapplyRefused(command);
  await (
    await ending
  )();

  expect(await applying).toEqual({ ok: true, value: null });
  await firstValueFrom(desk.status$.pipe(filter(({ waiting, refused }) => waiting + refused === 0)));
  expect([...hub.lines.values()].map(({ name }) => name)).toEqual(['incident.resolved']);
});

test('what counts at the hub each time it is tried is not tried again', async () => {
  const { desk, crashBeforeAnswer } = await aWindow();
  const ending = crashBeforeAnswer();

  const answers = Promise.allSettled([desk.signIn('mira', 'wrong')]);
  await (
    await ending
  )();

  expect(await answers).toMatchObject([{ status: 'rejected', reason: { code: 'service.gone' } }]);
});

test('a number is taken and a list is read although the service ended under them', async () => {
  const { desk, crashBeforeAnswer } = await aWindow();
  const ending = crashBeforeAnswer();

  const acts = Promise.all([desk.takeTicketNumber(), desk.collections.incident.find().exec()]);
  await (
    await ending
  )();

  const [number, incidents] = await acts;
  expect(number).not.toBeNull();
  expect(incidents).toHaveLength(1);
});

test('what was under way when the service ended for good is answered, and nobody waits for ever', async () => {
  const { desk, crashBeforeAnswer } = await aWindow();
  const ending = crashBeforeAnswer();

  const answers = Promise.allSettled([desk.takeTicketNumber(), desk.collections.incident.find().exec()]);
  await (
    await ending
  )(false);

  const gone = { status: 'rejected', reason: { code: 'service.gone' } };
  expect(await answers).toMatchObject([gone, gone]);
});
