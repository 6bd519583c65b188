import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { HubInput } from '#contracts/hub-api.ts';
import { deviceId, incidentId } from '#domain/kernel/fields.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { describe, expect, test } from 'vitest';
import { createFoundedDesk } from '../../test/support/founded-desk.ts';
import { newCommand, signInOverApi } from '../../test/support/hub-session.ts';

const MINUTE_MS = 60_000;

function aKey(type: 'ed25519' | 'x25519' = 'ed25519') {
  // The overloads are one per name, so the name has to be written out.
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, privateKey: pair.privateKey };
}

function signed(privateKey: KeyObject, text: string): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64');
}

const runFoundedDesk = createFoundedDesk();

async function aDesk() {
  const clock = { offsetMs: 0 };
  const { desk, ...hub } = await runFoundedDesk({ nowMs: () => Date.now() + clock.offsetMs });
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  const ask = <Name extends 'enrolment.claim' | 'device.challenge' | 'device.open-session'>(
    request: Name,
    input: HubInput<Name>,
  ) => askHub(hub.origin, request, input, { token: null });
  const offer = (person: string | null = desk.vera.person) => mira.ask('enrolment.offer', { person, site: desk.site });
  const claim = (code: string, publicKey: string) => ask('enrolment.claim', { code, hostName: 'nb-0142', publicKey });
  return { ...hub, desk, mira, clock, ask, offer, claim };
}

async function anEnrolledDevice() {
  const desk = await aDesk();
  const { publicKey, privateKey } = aKey();
  const claimed = await desk.claim((await desk.offer()).code, publicKey);
  if (!claimed.ok) throw new Error(claimed.refusal.code);
  const { device } = claimed.value;
  const challenge = async () => {
    const answer = await desk.ask('device.challenge', { device });
    return answer.ok ? answer.value.challenge : '';
  };
  const open = (over: Partial<HubInput<'device.open-session'>>) =>
    desk.ask('device.open-session', { device, challenge: '', signature: '', ...over });
  return { ...desk, device, privateKey, challenge, open };
}

const codeWrong = { ok: false, refusal: { code: 'enrolment.code-wrong' } };
const signatureWrong = { ok: false, refusal: { code: 'device.signature-wrong' } };

describe('a code', () => {
  test('makes a device of the helper that brings it, for the person and the site it was made for', async () => {
    const { desk, mira, offer, claim } = await aDesk();
    const { code } = await offer();
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/);

    const claimed = await claim(code.toLowerCase().replace('-', ' '), aKey().publicKey);

    expect(claimed.ok).toBe(true);
    const device = claimed.ok ? (await mira.readAll()).get(claimed.value.device) : null;
    expect(device).toMatchObject({ name: 'nb-0142', person: desk.vera.person, site: desk.site, reportedAtMs: null });
  });

  test('works once, and for no other key', async () => {
    const { offer, claim } = await aDesk();
    const { code } = await offer();
    await claim(code, aKey().publicKey);

    expect(await claim(code, aKey().publicKey)).toEqual(codeWrong);
  });

  test('is answered again when the answer was lost, to the helper that has the key', async () => {
    const { mira, offer, claim } = await aDesk();
    const { code } = await offer();
    const { publicKey } = aKey();
    const first = await claim(code, publicKey);

    const again = await claim(code, publicKey);

    expect(again.ok && first.ok && again.value.device === first.value.device).toBe(true);
    const devices = [...(await mira.readAll()).keys()].filter((id) => deviceId.safeParse(id).success);
    expect(devices).toHaveLength(1);
  });

  test('makes one device when two helpers bring it at the same moment', async () => {
    const { offer, claim } = await aDesk();
    const { code } = await offer();

    const answers = await Promise.all([claim(code, aKey().publicKey), claim(code, aKey().publicKey)]);

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is good for a quarter of an hour', async () => {
    const { clock, offer, claim } = await aDesk();
    const { code } = await offer();
    clock.offsetMs = 15 * MINUTE_MS;

    expect(await claim(code, aKey().publicKey)).toEqual(codeWrong);
  });

  test('cannot be found by trying', async () => {
    const { offer, claim } = await aDesk();
    const { publicKey } = aKey();
    const { code } = await offer();
    for (let guesses = 0; guesses < 11; guesses += 1) expect(await claim('AAAA-AAAA', publicKey)).toEqual(codeWrong);

    expect(await claim(code, publicKey)).toMatchObject({ refusal: { code: 'enrolment.throttled' } });
  });

  test('stands neither in the log nor, as it is, in the store', async () => {
    const { offer, claim, logged } = await aDesk();
    const { code } = await offer();
    await claim(code, aKey().publicKey);

    expect(logged()).toContain('device enrolled');
    expect(logged()).not.toContain(code);
  });

  test('is not made for a person or a site nobody knows, nor by somebody who is not on the desk', async () => {
    const { origin, desk, mira, offer } = await aDesk();
    await expect(offer('person:nobody')).rejects.toThrow('person.unknown');
    await expect(mira.ask('enrolment.offer', { person: null, site: 'site:none' })).rejects.toThrow('site.unknown');

    const vera = await signInOverApi(origin, desk.vera.login, desk.vera.password);
    await expect(vera.ask('enrolment.offer', { person: null, site: null })).rejects.toThrow('request.not-permitted');
  });
});

test.each([
  ['no key', 'AAAA'],
  ['a key for something else', aKey('x25519').publicKey],
  ['nothing', ''],
])('a helper that brings %s is not enrolled, and the code stays good', async (_what, publicKey) => {
  const { offer, claim } = await aDesk();
  const { code } = await offer();

  expect(await claim(code, publicKey)).toEqual({ ok: false, refusal: { code: 'enrolment.key-invalid' } });
  expect(await claim(code, aKey().publicKey)).toMatchObject({ ok: true });
});

describe('a device session', () => {
  test('is opened by the key of the device', async () => {
    const { desk, device, privateKey, challenge, open } = await anEnrolledDevice();
    const text = await challenge();

    const opened = await open({ challenge: text, signature: signed(privateKey, `deskbell-device-session:${text}`) });

    expect(opened).toMatchObject({
      ok: true,
      value: { name: 'nb-0142', principal: { kind: 'device', id: device, person: desk.vera.person } },
    });
  });

  test('is not opened twice with one challenge', async () => {
    const { privateKey, challenge, open } = await anEnrolledDevice();
    const text = await challenge();
    const proof = { challenge: text, signature: signed(privateKey, `deskbell-device-session:${text}`) };
    await open(proof);

    expect(await open(proof)).toEqual(signatureWrong);
  });

  test('is not opened after a minute', async () => {
    const { clock, privateKey, challenge, open } = await anEnrolledDevice();
    const text = await challenge();
    clock.offsetMs = MINUTE_MS;

    const signature = signed(privateKey, `deskbell-device-session:${text}`);
    expect(await open({ challenge: text, signature })).toEqual(signatureWrong);
  });

  test.each([
    ['the signature of another key', (text: string) => signed(aKey().privateKey, `deskbell-device-session:${text}`)],
    ['no signature', () => ''],
    ['what is no signature', () => 'AAAA'],
  ])('is not opened by %s, and the challenge is used up', async (_what, forge) => {
    const { privateKey, challenge, open } = await anEnrolledDevice();
    const text = await challenge();

    expect(await open({ challenge: text, signature: forge(text) })).toEqual(signatureWrong);
    const signature = signed(privateKey, `deskbell-device-session:${text}`);
    expect(await open({ challenge: text, signature })).toEqual(signatureWrong);
  });

  test('is not opened by a signature that was given for something else', async () => {
    const { privateKey, challenge, open } = await anEnrolledDevice();
    const text = await challenge();

    expect(await open({ challenge: text, signature: signed(privateKey, text) })).toEqual(signatureWrong);
  });

  test('nobody learns which devices there are', async () => {
    const { ask } = await anEnrolledDevice();
    const answer = await ask('device.challenge', { device: deviceId.parse('device:unknown') });
    const text = answer.ok ? answer.value.challenge : '';

    const signature = signed(aKey().privateKey, `deskbell-device-session:${text}`);
    expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await ask('device.open-session', { device: 'device:unknown', challenge: text, signature })).toEqual(
      signatureWrong,
    );
  });
});

test('a helper learns what became of problems reported on it, of its present person only', async () => {
  const { origin, desk, mira, device, privateKey, challenge, open } = await anEnrolledDevice();
  const text = await challenge();
  const opened = await open({ challenge: text, signature: signed(privateKey, `deskbell-device-session:${text}`) });
  const token = opened.ok ? opened.value.token : '';
  const reported = incidentId.parse(newRecordId('incident'));
  const command = newCommand(device, device, 'incident.log', reported, {
    summary: 'The screen stays black',
    description: null,
    channel: 'helper',
    requester: desk.vera.person,
    device,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: null,
  });
  await askHub(origin, 'sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [command] }, { token });
  const follow = () => askHub(origin, 'device.incidents', { ids: [reported, 'incident:other'] }, { token });

  expect(await follow()).toMatchObject({
    value: [{ id: reported, number: expect.stringMatching(/^BER-/), state: 'logged' }],
  });
  await mira.issue('device.allocate', device, { person: null, site: null });
  expect(await follow()).toEqual({ ok: true, value: [] });
});
