import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hubOrigin } from '#contracts/console-ipc.ts';
import { Fault } from '#contracts/fault.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { fatalSentence } from './fatal-start.ts';
import { givenHub, openSettings } from './settings.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

const hub = hubOrigin.parse('https://desk.example.org');
const other = hubOrigin.parse('https://other.example.org');

test('the hub that was chosen is there after a restart', async () => {
  const file = join(await temporaryFolder(), 'settings.json');
  expect(openSettings(file, null).read()).toMatchObject({ hub: null, isHubFixed: false });

  await openSettings(file, null).change({ hub });

  expect(openSettings(file, null).read()).toMatchObject({ hub, isHubFixed: false });
});

test('a hub that was given at the start wins, and the chosen one is kept for starts without', async () => {
  const file = join(await temporaryFolder(), 'settings.json');
  await openSettings(file, null).change({ hub });

  expect(openSettings(file, other).read()).toMatchObject({ hub: other, isHubFixed: true });
  expect(openSettings(file, null).read()).toMatchObject({ hub });
});

test.each(['', '{', '{"hub":"http://desk.example.org"}', '{"hub":7,"isGpuOff":"yes"}'])(
  'settings that say %j are as if nothing had been set',
  async (text) => {
    const file = join(await temporaryFolder(), 'settings.json');
    await writeFile(file, text);

    expect(openSettings(file, null).read()).toMatchObject({ hub: null, isGpuOff: false, isHubFixed: false });
  },
);

test('the command line wins over the environment', () => {
  const environment = { DESKBELL_HUB: 'https://other.example.org' };

  expect(givenHub(['deskbell', '--hub=desk.example.org'], environment)).toBe(hub);
  expect(givenHub(['deskbell'], environment)).toBe(other);
  expect(givenHub(['deskbell'], {})).toBeNull();
});

test('an address that cannot be used ends the start with one sentence, in the language of the system', () => {
  const address = 'http://desk.example.org';
  const start = () => givenHub(['deskbell', `--hub=${address}`], {});
  const fault = new Fault('hub-address.insecure', 'The address of the hub cannot be used.', { details: { address } });

  expect(start).toThrow(fault);
  expect(fatalSentence(fault, en)).toMatch(/not encrypted.*http:\/\/desk\.example\.org$/);
  expect(fatalSentence(fault, de)).toMatch(/nicht verschlüsselt.*http:\/\/desk\.example\.org$/);
});

test('a fault nobody has words for names its code, and never its stack', () => {
  expect(fatalSentence(new TypeError('x is not a function'), en)).toMatch(/start\.failed$/);
});
