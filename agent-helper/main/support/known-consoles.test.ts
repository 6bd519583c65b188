import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentId } from '#domain/kernel/fields.ts';
import { COMPARED_GOOD_FOR_MS } from '#domain/remote-control/safety-code-keys.rules.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openKnownConsoles } from './known-consoles.ts';

const mira = agentId.parse('agent:mira');
const tom = agentId.parse('agent:tom');
const key = 'TWlyYQ==';
const shown = { agent: mira, publicKey: key, certificate: null };

async function aComputer() {
  const path = join(await temporaryFolder(), 'known-consoles.json');
  const clock = { now: 1_000 };
  return { path, clock, open: () => openKnownConsoles(path, () => clock.now) };
}

test('a key is known once digits were compared for it, also after a restart (S4)', async () => {
  const { open } = await aComputer();
  expect(await open().standingOf(shown)).toBe('new');

  await open().remember({ agent: mira, publicKey: key });

  expect(await open().standingOf(shown)).toBe('known');
});

test('an agent may work at several consoles; a key of another agent is an alarm', async () => {
  const { open } = await aComputer();
  const consoles = open();
  await consoles.remember({ agent: mira, publicKey: key });

  expect(await consoles.standingOf({ ...shown, publicKey: 'b3RoZXI=' })).toBe('new');
  expect(await consoles.standingOf({ ...shown, agent: tom })).toBe('changed');
});

test('a certificate that speaks of somebody else makes a known key worth nothing', async () => {
  const { open } = await aComputer();
  await open().remember({ agent: mira, publicKey: key });
  const certificate = { text: JSON.stringify({ agent: tom, publicKey: key }), signature: 'x' };

  expect(await open().standingOf({ ...shown, certificate })).toBe('changed');
});

test('what was compared is good for half a year, and a damaged file makes nothing known', async () => {
  const { open, clock, path } = await aComputer();
  await open().remember({ agent: mira, publicKey: key });
  clock.now += COMPARED_GOOD_FOR_MS;
  expect(await open().standingOf(shown)).toBe('new');

  await open().remember({ agent: mira, publicKey: key });
  await writeFile(path, '{', { mode: 0o600 });
  expect(await open().standingOf(shown)).toBe('new');
});
