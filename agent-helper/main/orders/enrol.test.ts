import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok, refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { HubInMemory } from '../hub-link/hub.fixtures.ts';
import { aHelperBefore } from '../surroundings.fixtures.ts';
import { enrol } from './enrol.ts';

const order = { code: 'GOOD', hub: 'http://127.0.0.1:4680' };

test('with a good code the computer is enrolled, and knows whose it is', async () => {
  const { around, said } = aHelperBefore(new HubInMemory(), await temporaryFolder());

  expect(await enrol(order, around)).toEqual(ok(null));
  expect(said).toEqual([
    'This computer is now device:nb0142 at http://127.0.0.1:4680.',
    'It belongs to a person the desk knows. Start the helper: npm run helper',
  ]);
});

test('a computer that belongs to nobody is told what that means', async () => {
  const hub = new HubInMemory();
  hub.person = null;
  const { around, said } = aHelperBefore(hub, await temporaryFolder());

  await enrol(order, around);

  expect(said.at(-1)).toContain('It belongs to nobody yet, so no problem can be reported from it');
});

test('with a wrong code nothing is enrolled, and the next attempt uses the same key', async () => {
  const { around } = aHelperBefore(new HubInMemory(), await temporaryFolder());
  const keyPath = join(around.dataPath, 'device-key.pem');

  expect(await enrol({ ...order, code: 'WRONG' }, around)).toEqual(refuse({ code: 'enrolment.code-wrong' }));
  const key = await readFile(keyPath, 'utf8');
  expect(await enrol({ ...order, code: 'MUCH-TOO-LONG-CODE' }, around)).toEqual(
    refuse({ code: 'enrolment.code-wrong' }),
  );
  expect(await enrol(order, around)).toEqual(ok(null));

  expect(await readFile(keyPath, 'utf8')).toBe(key);
});

test('a computer is enrolled once', async () => {
  const { around } = aHelperBefore(new HubInMemory(), await temporaryFolder());
  await enrol(order, around);

  await expect(enrol(order, around)).rejects.toMatchObject({ code: 'helper.enrolled-already' });
});

test('to an address where others can listen nothing is sent, and no key is made', async () => {
  const hub = new HubInMemory();
  const folder = await temporaryFolder();
  const { around } = aHelperBefore(hub, folder);

  expect(await enrol({ ...order, hub: 'http://10.0.0.5' }, around)).toEqual(refuse({ code: 'hub.address-unsafe' }));
  expect([hub.asked, await readdir(folder)]).toEqual([[], []]);
});

test('a hub that falls silent after the claim leaves an enrolled computer that says so', async () => {
  const hub = new HubInMemory();
  const { around, said } = aHelperBefore(hub, await temporaryFolder(), {
    askAt: () => async (name, input, options) => {
      const answer = await hub.ask(name, input, options);
      hub.isAway = true;
      return answer;
    },
  });

  expect(await enrol(order, around)).toEqual(ok(null));
  expect(said.at(-1)).toContain('the hub did not answer afterwards');
});

test('no token and no private key is said or logged', async () => {
  const { around, said, logged } = aHelperBefore(new HubInMemory(), await temporaryFolder());

  await enrol(order, around);

  expect([...said, ...logged].join('\n')).not.toMatch(/token|PRIVATE|GOOD/);
});
