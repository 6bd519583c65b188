import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aPolicy } from '#domain/remote-policy/remote-policy.fixtures.ts';
import { remotePolicySchema } from '#domain/remote-policy/remote-policy.ts';
import { signedPolicy } from '#contracts/remote-policy.ts';
import type { SignedPolicy } from '#contracts/remote-policy.ts';
import { expect, test } from 'vitest';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { policyCommand } from './policy-command.ts';

const nowMs = Date.now();
const noStore = { databaseUrl: null, dataFolder: '/nowhere' };

/** Somebody far from any hub, with a key. */
async function aSigner() {
  const folder = await temporaryFolder();
  const key = join(folder, 'policy-key.pem');
  const file = join(folder, 'policy.json');
  const run = (...words: readonly string[]) => policyCommand(noStore, words, nowMs);
  const made = await run('key', key);
  const sign = async (version: number): Promise<SignedPolicy> => {
    const times = {
      notBefore: new Date(nowMs - 1_000).toISOString(),
      notAfter: new Date(nowMs + 86_400_000).toISOString(),
    };
    await writeFile(file, JSON.stringify(aPolicy({ version, ...times })));
    await run('sign', key, file);
    return signedPolicy.parse(JSON.parse(await readFile(`${file}.signed`, 'utf8')));
  };
  return { folder, key, file, made, run, sign };
}

test('a key is made for its owner alone, with a fingerprint to compare, and never over another', async () => {
  const { key, made, run } = await aSigner();

  expect((await stat(key)).mode & 0o777).toBe(0o600);
  expect(made).toMatch(/fingerprint: [0-9a-f]{32}$/);
  await expect(run('key', key)).rejects.toMatchObject({ code: 'policy.file-there' });
});

test('a draft is a policy, and one that does not fit is refused with what is wrong', async () => {
  const { folder, key, run } = await aSigner();
  const file = join(folder, 'draft.json');
  await run('draft', file);
  const draft = remotePolicySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...draft, viewMinutes: 9_999 }));

  await expect(run('sign', key, file)).rejects.toThrow('viewMinutes');
});

test('an administrator publishes what computers will believe, and everybody who is signed in reads it as it was signed', async () => {
  const { origin, setUpToken } = await runHubForTest();
  const { administrator, tom } = await foundSmallDesk(origin, setUpToken);
  const agent = await signInOverApi(origin, tom.login, tom.password);
  const { sign } = await aSigner();
  const [older, good] = [await sign(1), await sign(2)];
  const forged = { ...good, signed: { ...good.signed, text: good.signed.text.replace('60', '480') } };
  const byAnother = await (await aSigner()).sign(3);
  const publish = (policy: SignedPolicy) => administrator.ask('policy.publish', { policy });

  expect(await agent.ask('policy.read', {})).toEqual({ policy: null });
  await expect(agent.ask('policy.publish', { policy: good })).rejects.toThrow('request.not-permitted');
  expect(await publish(good)).toEqual({ version: 2 });
  await expect(publish(forged)).rejects.toThrow('policy.forged');
  await expect(publish(byAnother)).rejects.toThrow('policy.other-key');
  await expect(publish(older)).rejects.toThrow('policy.rolled-back');
  expect(await agent.ask('policy.read', {})).toEqual({ policy: good });
});

test('it is published by hand where no hub runs, and shown', async () => {
  const settings = { databaseUrl: null, dataFolder: await temporaryFolder() };
  const { file, sign } = await aSigner();
  await sign(4);
  await policyCommand(settings, ['publish', `${file}.signed`], nowMs);

  expect(await policyCommand(settings, ['show'], nowMs)).toMatch(/^Version 4 of Winter & Sons, until /);
});
