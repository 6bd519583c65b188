import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { agentId, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { headText } from '#domain/remote-support/session-chain.rules.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import { enrolDevice } from '../../test/support/device-session.ts';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { aNotedChain } from './noted-chain.fixtures.ts';

const runFoundedDesk = createFoundedDesk();
/** A session of which both sides have written something down. */
async function aSession(signedText = (text: string) => text) {
  const { origin, desk, settings } = await runFoundedDesk();
  const tom = await signInOverApi(origin, desk.tom.login, desk.tom.password);
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const veras = await enrolDevice(origin, mira, { person: desk.vera.person, site: desk.site });
  const incident = incidentId.parse(newRecordId('incident'));
  const routing = { team: desk.team, owner: desk.tom.agent };
  await tom.issue('incident.log', incident, aLogInput({ requester: desk.vera.person, number: null, routing }));
  const asked = await tom.ask('support.ask', { incident, device: veras.device, reason: 'To look' });
  const session = supportSessionId.parse(asked.session);
  await veras.issue('support-session.agree', session, {});
  const agent = agentId.parse(desk.tom.agent);
  const { head, ...users } = aNotedChain(
    [
      { type: 'consent', data: { capability: 'view', answer: 'given', agent } },
      { type: 'clipboard', data: { direction: 'in', characters: 12 } },
      { type: 'interrupted', data: {} },
    ],
    'user',
  );
  await veras.issue('support-session.note', session, users);
  const { publicKey, signature } = veras.signHead(signedText(headText(session, { by: 'user', ...head })));
  const { head: _own, ...agents } = aNotedChain(
    [{ type: 'head-signed', data: { by: 'user', ...head, signature, publicKey } }],
    agent,
  );
  await tom.issue('support-session.note', session, agents);
  /** Types `npm run desk -- session …` before the store of that hub, which runs. */
  const type = async (...words: readonly string[]) => {
    const env = { ...process.env, DESKBELL_DATA: settings.dataFolder };
    const program = promisify(execFile)(process.execPath, ['hub/hub.ts', 'session', ...words], { env });
    return await program.then(
      ({ stdout }) => ({ exitCode: 0, said: stdout.trim() }),
      (failed: { code: number; stderr: string }) => ({ exitCode: failed.code, said: failed.stderr.trim() }),
    );
  };
  return { session, type, database: join(settings.dataFolder, 'deskbell.sqlite'), agent };
}

describe('session verify (W14)', { timeout: 60_000 }, () => {
  test('finds a session as it was written, in the store and in a file', async () => {
    const { session, type, agent } = await aSession();
    const whole = {
      exitCode: 0,
      said: `What was written down of ${session} is as it was written: 3 by user (signed up to 3), 1 by ${agent}.`,
    };
    expect(await type('verify', session)).toEqual(whole);

    const file = join(await temporaryFolder(), 'session.json');
    await writeFile(file, (await type('export', session)).said);
    expect(await type('verify', file)).toEqual(whole);
  });

  test('names the entry of which one byte is another', async () => {
    const { session, type, database } = await aSession();
    const store = new DatabaseSync(database);
    store
      .prepare(`update journal set line = replace(line, '"characters":12', '"characters":13') where target = ?`)
      .run(session);
    store.close();

    const { exitCode, said } = await type('verify', session);

    expect(exitCode).toBe(1);
    expect(said).toMatch(/does not hold at entry 2 by user \(clipboard, .*\): it is not what was written then\.$/);
  });

  test('names a head that the other side has not signed', async () => {
    const { session, type, agent } = await aSession((text) => `${text} of another`);

    const { exitCode, said } = await type('verify', session);

    expect(exitCode).toBe(1);
    expect(said).toContain(`at entry 1 by ${agent} (head-signed`);
    expect(said).toMatch(/: the other side has not signed it\.$/);
  });

  test('says what it needs, and what there is none of', async () => {
    const { type } = await aSession();
    expect(await type('verify')).toMatchObject({ exitCode: 1, said: expect.stringContaining('session verify ID') });
    expect(await type('verify', 'support-session:none')).toMatchObject({
      said: 'There is no session support-session:none.',
    });
  });
});
