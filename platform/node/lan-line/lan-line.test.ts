import { connect } from 'node:net';
import type { LanFromConsole, LanHere } from '#contracts/lan-session/lan-messages.ts';
import { LAN_VERSION, MAX_LAN_KNOCK_BYTES } from '#contracts/lan-session/lan-messages.ts';
import { readAddress, readLanDigits } from '#contracts/lan-session/lan-offer.ts';
import { deviceId } from '#domain/kernel/fields.ts';
import { afterEach, expect, test } from 'vitest';
import { callLan } from './call-lan.ts';
import type { CallerLine } from './listen-lan.ts';
import { listenLan } from './listen-lan.ts';
import { lineKeys, newLinePart } from './line-keys.ts';
import { isOfLocalNetwork, localAddresses } from './local-addresses.ts';
import { createSealer } from './sealed-frames.ts';

const cleared: (() => void)[] = [];
afterEach(() => {
  for (const clear of cleared.splice(0)) clear();
});

const DIGITS = '482190735';
const here: LanHere = {
  kind: 'here',
  version: 1,
  device: deviceId.parse('device:projector'),
  deviceName: 'Projector room',
  person: null,
  hub: 'aGVsbG8=',
};

/** A helper that lets one console in, and says where it listens. */
async function aHelper() {
  const callers: CallerLine[] = [];
  const faults: unknown[] = [];
  let burnt = 0;
  const listener = await listenLan({
    addresses: ['127.0.0.1'],
    digits: DIGITS,
    onCaller: (line) => {
      if (callers.length > 0) return false;
      callers.push(line);
      line.say(here);
      return true;
    },
    onBurnt: () => (burnt += 1),
    reportFault: (error) => faults.push(error),
  });
  cleared.push(() => {
    listener.close();
    for (const line of callers) line.close();
  });
  const address = readAddress(listener.addresses[0]!)!;
  return { listener, callers, faults, address, burnt: () => burnt };
}

/** Bytes of somebody who is no Deskbell. Resolves with what came back once the line was cut. */
function stranger(port: number, ...said: readonly Buffer[]): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  const heard: Buffer[] = [];
  const socket = connect({ host: '127.0.0.1', port }, () => {
    for (const bytes of said) socket.write(bytes);
  });
  socket.on('data', (piece: Buffer) => heard.push(piece));
  socket.on('error', () => null);
  socket.on('close', () => resolve(Buffer.concat(heard)));
  return promise;
}

test('whoever knows the digits is told which computer this is, and both speak in order (S10)', async () => {
  const { address, callers } = await aHelper();
  const reached = await callLan(address, DIGITS);
  expect(reached).toMatchObject({ ok: true, value: { here } });
  if (!reached.ok) return;
  const { line } = reached.value;
  cleared.push(line.close);
  const heard: LanFromConsole[] = [];
  callers[0]!.listen({ hear: (message) => void heard.push(message), onEnd: () => null });
  expect(line.channel).toBe(callers[0]!.channel);
  line.say({ kind: 'over', code: 'one' });
  line.say({ kind: 'over', code: 'two' });
  await expect
    .poll(() => heard)
    .toEqual([
      { kind: 'over', code: 'one' },
      { kind: 'over', code: 'two' },
    ]);
});

test('what is said while the digits are still being tried is heard too', async () => {
  const { address, callers } = await aHelper();
  const part = newLinePart();
  const socket = connect(address);
  cleared.push(() => socket.destroy());
  socket.write(part.opening);
  const listener = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
  const keys = await lineKeys(part, { caller: part.opening, listener }, DIGITS);
  const seal = createSealer(keys.fromCaller);
  const say = (message: LanFromConsole): boolean => socket.write(seal(JSON.stringify(message)));
  say({ kind: 'knock', version: LAN_VERSION });
  // Not in one piece with the knock, and long before anybody can know whether the digits are right.
  await new Promise((resolve) => setImmediate(resolve));
  say({ kind: 'beat' });
  say({ kind: 'over', code: 'one' });
  await expect.poll(() => callers).toHaveLength(1);
  const heard: LanFromConsole[] = [];
  callers[0]!.listen({ hear: (message) => void heard.push(message), onEnd: () => null });
  await expect.poll(() => heard).toEqual([{ kind: 'over', code: 'one' }]);
});

test('five wrong codes burn the offer, and the right one comes too late (S2)', async () => {
  const { address, burnt } = await aHelper();
  for (const last of [1, 2, 3, 4, 5]) {
    expect(await callLan(address, `48219073${last === 5 ? 6 : last}`)).toMatchObject({
      refusal: { code: 'lan.code-wrong' },
    });
  }
  expect(burnt()).toBe(1);
  expect(await callLan(address, DIGITS)).toMatchObject({ refusal: { code: 'lan.unreachable' } });
});

test('one console at a time: a second with the digits is told that another came', async () => {
  const { address } = await aHelper();
  const first = await callLan(address, DIGITS);
  if (first.ok) cleared.push(first.value.line.close);
  expect(first.ok).toBe(true);
  expect(await callLan(address, DIGITS)).toMatchObject({ refusal: { code: 'lan.busy' } });
});

test('bytes of no Deskbell are cut off and count as guesses; nothing but a key is said to them', async () => {
  const { address, burnt, faults } = await aHelper();
  const tooLong = Buffer.alloc(4);
  tooLong.writeUInt32BE(MAX_LAN_KNOCK_BYTES + 1_000);
  const zeros = Buffer.alloc(32);
  const said = await stranger(
    address.port,
    Buffer.from('GET / HTTP/1.1\r\nHost: 192.168.1.20\r\n\r\n'),
    tooLong,
    zeros,
  );
  expect(said.length).toBeLessThanOrEqual(32);
  for (const bytes of [tooLong, Buffer.concat([Buffer.from([0, 0, 0, 3]), Buffer.from('abc')])]) {
    await stranger(address.port, zeros, bytes);
    await stranger(address.port, Buffer.alloc(32, 9), bytes);
  }
  expect(burnt()).toBe(1);
  expect(faults).toEqual([]);
});

test('what is changed on the way, or sealed by another key, ends the line', async () => {
  const { address, callers } = await aHelper();
  const reached = await callLan(address, DIGITS);
  if (!reached.ok) throw new Error(reached.refusal.code);
  cleared.push(reached.value.line.close);
  const ends: string[] = [];
  callers[0]!.listen({ hear: () => null, onEnd: (why) => void ends.push(why) });
  // No such message, though by the right key.
  reached.value.line.say({ kind: 'shell', command: 'ls' } as never);
  await expect.poll(() => ends).toEqual(['not-understood']);
});

test('nobody is called beyond the own network, whatever was typed', async () => {
  expect(await callLan({ host: '8.8.8.8', port: 443 }, DIGITS)).toMatchObject({ refusal: { code: 'lan.not-local' } });
  expect(
    ['10.1.2.3', '172.31.0.1', '192.168.1.20', '169.254.9.9', 'fd00::1', 'fe80::1%eth0'].every(isOfLocalNetwork),
  ).toBe(true);
  expect(['172.32.0.1', '9.9.9.9', '2001:4860::8888'].some(isOfLocalNetwork)).toBe(false);
});

test('addresses and digits are read as people type them, and names are none', () => {
  expect(readAddress(' 192.168.1.20 ')).toEqual({ host: '192.168.1.20', port: 47_480 });
  expect(readAddress('192.168.1.20:50000')).toEqual({ host: '192.168.1.20', port: 50_000 });
  expect(readAddress('[fd00::1]:50000')).toEqual({ host: 'fd00::1', port: 50_000 });
  for (const typed of ['printer.local:80', '192.168.1.20:99999', '192.168.1', '', '1.2.3.4; rm']) {
    expect(readAddress(typed)).toBeNull();
  }
  expect(readLanDigits('482-190 735')).toBe(DIGITS);
  expect(readLanDigits('482 190 73')).toBeNull();
});

test('of all addresses of a computer only those of networks of its own are listened on', () => {
  const address = (text: string, internal = false) =>
    ({ address: text, family: 'IPv4', internal, netmask: '', mac: '', cidr: null }) as const;
  const interfaces = {
    lo: [address('127.0.0.1', true)],
    eth0: [address('192.168.1.20')],
    wan: [address('203.0.114.7')],
    wlan0: [address('10.0.0.4')],
  };
  expect(localAddresses(interfaces)).toEqual(['192.168.1.20', '10.0.0.4']);
});
