import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DeviceKey } from '../enrolment/device-key.ts';
import type { Acquaintance } from './acquaintance.ts';
import type { HubLinkPorts } from './hub-link.ts';
import { createHubLink } from './hub-link.ts';
import { HubInMemory } from './hub.fixtures.ts';

const { signal } = new AbortController();

function aDeviceKey(): DeviceKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    isSealed: false,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    signChallenge: (challenge) =>
      sign(null, Buffer.from(`deskbell-device-session:${challenge}`), privateKey).toString('base64'),
  };
}

/** The link of a device that `hub` knows, and what was told about its sessions. */
async function linkTo(hub: HubInMemory, over: Partial<HubLinkPorts> = {}) {
  const key = aDeviceKey();
  const met: Acquaintance[] = [];
  await hub.ask('enrolment.claim', { code: 'GOOD', hostName: 'nb', publicKey: key.publicKey }, { token: null, signal });
  hub.asked = [];
  const link = createHubLink({
    ask: hub.ask,
    device: hub.device,
    key,
    nowMs: () => 0,
    onMet: async (acquaintance) => void met.push(acquaintance),
    ...over,
  });
  const askForIncidents = () => link.ask('device.incidents', { ids: ['incident:1'] }, signal);
  return { link, met, askForIncidents };
}

test('a session is opened by signing a challenge, once for many requests', async () => {
  const hub = new HubInMemory();
  const { link, askForIncidents } = await linkTo(hub);

  await askForIncidents();
  await askForIncidents();
  await link.meet(signal);

  expect(hub.asked).toEqual(['device.challenge', 'device.open-session', 'device.incidents', 'device.incidents']);
});

test('a session that the hub has ended is begun anew, and the request asked again', async () => {
  const hub = new HubInMemory();
  const { link, askForIncidents } = await linkTo(hub);
  await link.meet(signal);
  hub.endSessions();
  hub.asked = [];

  expect(await askForIncidents()).toEqual({ ok: true, value: [] });
  expect(hub.asked).toEqual(['device.incidents', 'device.challenge', 'device.open-session', 'device.incidents']);
});

test('a hub that ends every session at once is asked twice, not for ever', async () => {
  const hub = new HubInMemory();
  const { askForIncidents } = await linkTo(hub, {
    ask: (name, input, options) => {
      if (name === 'device.incidents') hub.endSessions();
      return hub.ask(name, input, options);
    },
  });

  expect(await askForIncidents()).toEqual({ ok: false, refusal: { code: 'session.unknown' } });
  expect(hub.asked.filter((name) => name === 'device.incidents')).toHaveLength(2);
});

test("another device's key opens nothing", async () => {
  const { link, met } = await linkTo(new HubInMemory(), { key: aDeviceKey() });

  expect(await link.meet(signal)).toEqual({ ok: false, refusal: { code: 'device.signature-wrong' } });
  expect(met).toEqual([]);
});

test("the hub's clock is measured against the middle of asking", async () => {
  const hub = new HubInMemory();
  hub.nowMs = 5_100;
  const times = [1_000, 1_200];
  const { link, met } = await linkTo(hub, { nowMs: () => times.shift() ?? 0 });

  await link.meet(signal);

  expect(met).toEqual([{ person: 'person:vera', name: 'nb-0142', hubOffsetMs: 4_000, metAtMs: 1_200 }]);
});

test('after an hour, or when a clock was set, clock and person are asked for anew', async () => {
  const hub = new HubInMemory();
  let nowMs = 10_000_000;
  hub.nowMs = 10_000_000;
  const { link, met } = await linkTo(hub, { nowMs: () => nowMs });
  await link.meet(signal);
  hub.person = null;

  nowMs += 3_600_000;
  await link.meet(signal);
  expect(met).toHaveLength(1);

  nowMs += 1;
  await link.meet(signal);
  nowMs -= 9_000_000;
  await link.meet(signal);

  expect(met.map(({ person, hubOffsetMs }) => [person, hubOffsetMs])).toEqual([
    ['person:vera', 0],
    [null, -3_600_001],
    [null, 5_399_999],
  ]);
});

test('what is told about a session, and may be written down, holds no token', async () => {
  const { link, met } = await linkTo(new HubInMemory());

  const told = await link.meet(signal);

  expect(JSON.stringify([told, met])).not.toContain('token');
});

test('while the hub is away nothing is asked twice', async () => {
  const hub = new HubInMemory();
  const { askForIncidents } = await linkTo(hub);
  hub.isAway = true;

  expect(await askForIncidents()).toEqual({ ok: false, refusal: { code: 'hub.unreachable' } });
  expect(hub.asked).toEqual(['device.challenge']);
});
