import type { AnnouncementInput } from '#domain/announcement/announcement.commands.ts';
import { anAnnouncementInput } from '#domain/announcement/announcement.fixtures.ts';
import { epochMs, siteId } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal, vera, verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { expect, test } from 'vitest';
import { deskCommand, foundDesk, gateOn, outcomesOf } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createAnnouncementRequests } from './announcement-requests.ts';

const [berlin, oslo] = [siteId.parse('site:berlin'), siteId.parse('site:oslo')];

async function aDeskThatSaid(...said: readonly Partial<AnnouncementInput>[]) {
  const { store } = await sqliteUnderTest.open();
  const gate = gateOn(store);
  await foundDesk(gate);
  const input = { code: 'OSL', name: 'Oslo', zone: 'Europe/Oslo' };
  await gate.accept(deskItself, [deskCommand(1, { name: 'site.open', target: oslo, input })]);
  const commands = said.map((over, index) =>
    aCommandEntry(10 + index, {
      name: 'announcement.publish',
      target: `announcement:${index}`,
      input: anAnnouncementInput(over),
    }),
  );
  expect(new Set(outcomesOf(await gate.accept(anAgentPrincipal(), commands)))).toEqual(new Set(['accepted']));
  let nowMs = 10_000;
  const requests = createAnnouncementRequests({ store, nowMs: () => nowMs });
  return {
    gate,
    setNow: (atMs: number) => (nowMs = atMs),
    heardBy: async (principal: Principal) => {
      const answer = await requests['announcement.current']({}, { principal } as never);
      return answer.ok ? answer.value : [];
    },
  };
}

test('PLT-6: everyone hears what is for everyone or for their site, outages first', async () => {
  const { heardBy } = await aDeskThatSaid(
    { kind: 'information', title: 'New canteen' },
    { title: 'Berlin is offline', site: berlin },
    { title: 'Oslo is offline', site: oslo },
  );
  const heard = async (who: Principal) => (await heardBy(who)).map(({ title, siteName }) => [title, siteName]);
  const ofBerlin = [
    ['Berlin is offline', 'Berlin'],
    ['New canteen', null],
  ];

  expect(await heard(vera)).toEqual(ofBerlin);
  expect(await heard(verasDevice)).toEqual(ofBerlin);
  expect(await heard(anAgentPrincipal())).toEqual(ofBerlin);
  expect(await heard(deskItself)).toHaveLength(3);
});

test('an announcement comes and goes by the clock, and goes at once when it is withdrawn', async () => {
  const { gate, heardBy, setNow } = await aDeskThatSaid({
    startsAtMs: epochMs.parse(20_000),
    endsAtMs: epochMs.parse(30_000),
  });
  const heard = async () => (await heardBy(vera)).length;

  expect(await heard()).toBe(0);
  setNow(20_000);
  expect(await heard()).toBe(1);
  setNow(30_000);
  expect(await heard()).toBe(0);
  setNow(25_000);
  await gate.accept(anAgentPrincipal(), [
    aCommandEntry(50, { name: 'announcement.withdraw', target: 'announcement:0' }),
  ]);
  expect(await heard()).toBe(0);
});
