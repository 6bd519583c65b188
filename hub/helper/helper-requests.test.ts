import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../test/support/device-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import type { SmallDesk } from '../../test/support/small-desk.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';

/** A device with a session, as a helper has it; asking throws the code of a refusal. */
async function aHelper(origin: string, desk: SmallDesk, person: PersonId | null) {
  const session = await enrolDevice(origin, desk.administrator, { person, site: desk.site });
  const ask = async <Name extends HubRequest>(name: Name, input: HubInput<Name>): Promise<HubOutput<Name>> => {
    const answer = await session.ask(name, input);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  return { ...session, ask };
}

async function aDesk() {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  const helper = await aHelper(origin, desk, desk.vera.person);
  const report = async (over: object = {}) => {
    const id = incidentId.parse(newRecordId('incident'));
    const requester = desk.vera.person;
    await mira.issue('incident.log', id, { ...aLogInput(), requester, number: null, routing: null, ...over });
    return id;
  };
  return { origin, desk, mira, vera, helper, report };
}

describe('a helper', () => {
  test('shows its person what the portal shows them, and nothing of others (PERM-1)', async () => {
    const { desk, mira, vera, helper, report } = await aDesk();
    const id = await report({ summary: 'No mail since Monday' });
    await mira.issue('incident.note', id, { text: 'Looks like her quota.' });
    await mira.issue('incident.reply', id, { text: 'May we enlarge it?' });
    const miras = mira.opened.principal.kind === 'agent' ? mira.opened.principal.person : desk.vera.person;
    const other = await report({ summary: 'Not hers', requester: miras });

    expect(await helper.ask('helper.incidents', {})).toEqual(await vera.ask('portal.incidents', {}));
    expect(await helper.ask('helper.incident', { id })).toEqual(await vera.ask('portal.incident', { id }));
    expect(JSON.stringify(await helper.ask('helper.incident', { id }))).not.toContain('quota');
    await expect(helper.ask('helper.incident', { id: other })).rejects.toThrow('incident.unknown');
  });

  test('answers, reopens and closes for its person, and the journal names the device', async () => {
    const { desk, mira, helper, report } = await aDesk();
    const id = await report();
    const resolve = () => mira.issue('incident.resolve', id, { resolution: 'Restarted.' });

    await helper.issue('incident.reply', id, { text: 'Still so.' });
    await resolve();
    await helper.issue('incident.reopen', id, { reason: 'It is back.' });
    await resolve();
    await helper.issue('incident.close', id, {});

    const records = [...(await desk.administrator.readAll()).values()];
    const byHelper = records.filter((line) => 'actor' in line && line.actor === helper.device);
    expect(byHelper).toMatchObject([
      { name: 'incident.replied', target: id },
      { name: 'incident.reopened', target: id },
      { name: 'incident.closed', target: id },
    ]);
    const { entries } = await helper.ask('helper.incident', { id });
    expect(entries.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['Still so.', 'It is back.', null]);
  });

  test('says nothing on the incident of somebody else', async () => {
    const { desk, mira, helper, report } = await aDesk();
    const miras = mira.opened.principal.kind === 'agent' ? mira.opened.principal.person : desk.vera.person;
    const other = await report({ requester: miras });

    await expect(helper.issue('incident.reply', other, { text: 'Me too.' })).rejects.toThrow('command.not-permitted');
  });

  test('of nobody has no incidents, and one that is given to somebody else shows theirs', async () => {
    const { origin, desk, helper, report } = await aDesk();
    const nobodys = await aHelper(origin, desk, null);
    await report();

    expect(await nobodys.ask('helper.incidents', {})).toEqual([]);
    await desk.administrator.issue('device.allocate', helper.device, { person: null, site: desk.site });
    expect(await helper.ask('helper.incidents', {})).toEqual([]);
    await desk.administrator.issue('device.allocate', nobodys.device, { person: desk.vera.person, site: desk.site });
    expect(await nobodys.ask('helper.incidents', {})).toHaveLength(1);
  });

  test('tells what was done on its device, by whom, and what was reported of it', async () => {
    const { desk, helper } = await aDesk();
    const processor = { manufacturer: 'E', model: 'E-1', speedGhz: 2, cores: 8, physicalCores: 4 };
    await helper.issue('device.report', helper.device, { sections: { processor } });
    await desk.administrator.issue('device.allocate', helper.device, { person: null, site: desk.site });

    expect(await helper.ask('helper.history', {})).toMatchObject([
      { name: 'device.allocated', author: 'Ada Winter', isByHelper: false, personName: null, sections: [] },
      { name: 'device.reported', author: 'nb-0142', isByHelper: true, sections: ['processor'] },
      { name: 'device.enrolled', author: 'Lindenhof Clinic', isByHelper: false, personName: 'Vera Lindqvist' },
    ]);
  });
});
