import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { supportSessionRecord } from '#domain/remote-support/support-session.record.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import { sessionsOfCsv } from '#contracts/session-csv.ts';
import { sessionsFile } from '#contracts/session-file.ts';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../test/support/device-session.ts';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import type { HubSession } from '../../test/support/hub-session.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { aNotedChain } from './noted-chain.fixtures.ts';
import { sessionCommand } from './session-command.ts';

const runFoundedDesk = createFoundedDesk();
const TWO = ['one', 'two'] as const;

/** Vera was helped twice; the second time Tom was allowed to control, and she objected afterwards. */
async function twoSessions() {
  const { origin, desk, settings } = await runFoundedDesk();
  const tom = await signInOverApi(origin, desk.tom.login, desk.tom.password);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const veras = await enrolDevice(origin, mira, { person: desk.vera.person, site: desk.site });
  const incident = incidentId.parse(newRecordId('incident'));
  const routing = { team: desk.team, owner: desk.tom.agent };
  await tom.issue('incident.log', incident, aLogInput({ requester: desk.vera.person, number: null, routing }));
  const sessions = [];
  for (const which of TWO) {
    const asked = await tom.ask('support.ask', { incident, device: veras.device, reason: `=1+1 ${which}` });
    const session = supportSessionId.parse(asked.session);
    await veras.issue('support-session.agree', session, {});
    const capability = which === 'one' ? 'view' : 'control';
    const { entries, hash } = aNotedChain(
      [
        { type: 'consent', data: { capability, answer: 'given', agent: desk.tom.agent } },
        { type: 'clipboard', data: { direction: 'in', characters: 12 } },
      ],
      'user',
    );
    await veras.issue('support-session.note', session, { entries, hash });
    await tom.issue('support-session.end', session, {});
    sessions.push(session);
  }
  await veras.issue('support-session.object', sessions[1]!, {});
  return {
    desk,
    tom,
    vera: await signInOverApi(origin, desk.vera.login, desk.vera.password),
    veras,
    settings,
    sessions,
  };
}

async function exported(by: HubSession, format: 'csv' | 'json', filter: SessionFilter = {}): Promise<string> {
  let text = '';
  for (let after: SupportSessionId | null = null; ;) {
    const part: HubOutput<'support.audit'> = await by.ask('support.audit', { format, filter, after });
    text += part.text;
    if (part.next === null) return text;
    after = part.next;
  }
}

describe('what is known of sessions, as a file (W13)', { timeout: 60_000 }, () => {
  test('is found whole by session verify as JSON and as a table, and named where a byte is another (W14)', async () => {
    const { tom, settings, sessions } = await twoSessions();
    const folder = await temporaryFolder();
    const verify = async (name: string, text: string) => {
      const file = join(folder, name);
      await writeFile(file, text);
      return await sessionCommand(settings, ['verify', file]);
    };
    for (const format of ['json', 'csv'] as const) {
      const text = await exported(tom, format);
      const whole = sessions.map((id) => `What was written down of ${id} is as it was written: 2 by user.`);
      expect(await verify(`whole.${format}`, text)).toBe(whole.join('\n'));

      const place = text.lastIndexOf('characters');
      const edited = text.slice(0, place) + text.slice(place).replace('12', '13');
      await expect(verify(`edited.${format}`, edited)).rejects.toThrow(
        new RegExp(
          `of ${sessions[1]} does not hold at entry 2 by user \\(clipboard, .*\\): it is not what was written`,
        ),
      );
    }
  });

  test('is of one session, one computer, one capability, or what somebody objected to', async () => {
    const { desk, tom, veras, sessions } = await twoSessions();
    const idsOf = async (filter: SessionFilter) => {
      const [, ...found] = sessionsFile.parse(JSON.parse(await exported(tom, 'json', filter)));
      return found.map(({ session }) => session);
    };
    expect(await idsOf({ session: sessions[0]! })).toEqual([sessions[0]]);
    expect(await idsOf({ device: veras.device })).toEqual(sessions);
    expect(await idsOf({ agent: desk.mira.agent })).toEqual([]);
    expect(await idsOf({ granted: 'control' })).toEqual([sessions[1]]);
    expect(await idsOf({ isObjected: true })).toEqual([sessions[1]]);
    expect(sessionsOfCsv(await exported(tom, 'csv', { isObjected: true }))).toMatchObject([{ session: sessions[1] }]);
  });

  test('says who, where and on which ticket, and what was done with the session itself', async () => {
    const { desk, tom, sessions } = await twoSessions();
    const text = await exported(tom, 'json', { session: sessions[1]! });
    const [, file] = sessionsFile.parse(JSON.parse(text));
    expect(file?.about).toMatchObject({
      state: 'ended',
      reason: '=1+1 two',
      granted: ['control'],
      agents: [{ id: desk.tom.agent, name: desk.tom.name }],
      person: { id: desk.vera.person },
      objectedAtMs: expect.any(Number),
    });
    expect(file?.lines?.map(({ name }) => name.replace(`${supportSessionRecord.name}.`, ''))).toEqual([
      'asked',
      'agreed',
      'ended',
      'objected',
    ]);
  });

  test('is for the desk alone', async () => {
    const { vera } = await twoSessions();
    await expect(exported(vera, 'json')).rejects.toThrow('not-permitted');
  });
});
