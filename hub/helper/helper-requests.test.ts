import { generateKeyPairSync, sign } from 'node:crypto';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import { describe, expect, test } from 'vitest';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import type { SmallDesk } from '../../test/support/small-desk.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';

/** A device with a session, as a helper has it. */
async function enrolDevice(origin: string, desk: SmallDesk, person: PersonId | null) {
  const anonymous = async <Name extends HubRequest>(name: Name, input: HubInput<Name>) => {
    const answer = await askHub(origin, name, input, { token: null });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  const { code } = await desk.administrator.ask('enrolment.offer', { person, site: desk.site });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { device } = await anonymous('enrolment.claim', {
    code,
    hostName: 'nb-0142',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  });
  const { challenge } = await anonymous('device.challenge', { device });
  const signed = sign(null, Buffer.from(`deskbell-device-session:${challenge}`), privateKey).toString('base64');
  const { token } = await anonymous('device.open-session', { device, challenge, signature: signed });
  const ask = async <Name extends HubRequest>(name: Name, input: HubInput<Name>): Promise<HubOutput<Name>> => {
    const answer = await askHub(origin, name, input, { token });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  return { device, ask, issue: issuerFor(device, ask) };
}

function issuerFor(
  device: DeviceId,
  ask: (name: 'sync.push', input: HubInput<'sync.push'>) => Promise<HubOutput<'sync.push'>>,
) {
  return async (name: string, target: string, input: HubInput<'sync.push'>['commands'][number]['input']) => {
    const entry = commandEntry.parse({
      id: newCommandId(),
      name,
      target,
      input,
      actor: device,
      device,
      issuedAtMs: Date.now(),
      hubOffsetMs: 0,
      schemaVersion: COMMAND_SCHEMA_VERSION,
    });
    return (await ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [entry] })).answers[0];
  };
}

async function aDesk() {
  const { origin, setUpToken } = await runHubForTest();
  const desk = await foundSmallDesk(origin, setUpToken);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
  const helper = await enrolDevice(origin, desk, desk.vera.person);
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
    const accepted = { kind: 'accepted' };

    expect(await helper.issue('incident.reply', id, { text: 'Still so.' })).toMatchObject(accepted);
    await resolve();
    expect(await helper.issue('incident.reopen', id, { reason: 'It is back.' })).toMatchObject(accepted);
    await resolve();
    expect(await helper.issue('incident.close', id, {})).toMatchObject(accepted);

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

    expect(await helper.issue('incident.reply', other, { text: 'Me too.' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'command.not-permitted' },
    });
  });

  test('of nobody has no incidents, and one that is given to somebody else shows theirs', async () => {
    const { origin, desk, helper, report } = await aDesk();
    const nobodys = await enrolDevice(origin, desk, null);
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
