import type { ConsoleCertificate, HandedCommand, SignedText } from '#contracts/exchange.ts';
import type { LanFromHelper, LanJoin } from '#contracts/lan-session/lan-messages.ts';
import { lanJoinText } from '#contracts/lan-session/lan-messages.ts';
import { readAddress } from '#contracts/lan-session/lan-offer.ts';
import { agentId, deviceId, epochMs, incidentId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Sign } from '#platform/any/exchange/signing.ts';
import { newKeyPair, signerWith } from '#platform/any/exchange/signing.ts';
import type { ReachedHelper } from '#platform/any/lan-session/lan-reach.ts';
import { newCommandId, newRecordId } from '#platform/any/new-id.ts';
import { createDirectSessions } from '#platform/any/signalling/direct-sessions.ts';
import { callLan } from '#platform/node/lan-line/call-lan.ts';
import { sleep } from '#platform/node/sleep.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { KeptSession } from '../support/kept-help.ts';
import { createLanHelp } from './lan-help.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 9);
const device = deviceId.parse('device:projector');
const agent = agentId.parse('agent:mira');
const ticket = incidentId.parse('incident:projector');

/** A key, and what signs with it. */
async function aKey(): Promise<{ readonly publicKey: string; readonly sign: Sign }> {
  const pair = (await newKeyPair())!;
  return { publicKey: pair.publicKey, sign: (await signerWith(pair.privateKey))! };
}

/** A console that the hub of that key has certified as Mira's. */
async function aConsole(hub: { readonly sign: Sign }, given: Partial<ConsoleCertificate> = {}) {
  const key = await aKey();
  const said: ConsoleCertificate = {
    device: 'client:miras',
    session: 'session:one',
    person: personId.parse('person:mira'),
    agent,
    name: 'Mira Sandoval',
    publicKey: key.publicKey,
    issuedAtMs: epochMs.parse(NOW_MS - 60_000),
    expiresAtMs: epochMs.parse(NOW_MS + 60_000),
    ...given,
  };
  const certificate = await hub.sign('certificate', JSON.stringify(said));
  return { key, certificate };
}

type Console = Awaited<ReturnType<typeof aConsole>>;

async function signedMeeting(
  by: Console,
  session: string,
  about = { device, incident: ticket },
): Promise<HandedCommand> {
  const command = {
    id: newCommandId(),
    name: 'support-session.meet',
    target: session,
    input: about,
    actor: agent,
    device: 'client:miras',
    issuedAtMs: NOW_MS,
    hubOffsetMs: 0,
    schemaVersion: 1,
  };
  const signed = await by.key.sign('command', JSON.stringify({ command, signedAtMs: NOW_MS }));
  return { signed, certificate: by.certificate };
}

/** What an honest console says to join over that line. */
async function joinOf(by: Console, channel: string): Promise<LanJoin> {
  const session = supportSessionId.parse(newRecordId('support-session'));
  const proof: SignedText = await by.key.sign('lan', lanJoinText(session, device, channel));
  return {
    kind: 'join',
    session,
    ticket: { id: ticket, number: null, summary: 'The projector stays dark', loggedAtMs: epochMs.parse(NOW_MS) },
    joinedAtMs: epochMs.parse(NOW_MS),
    certificate: by.certificate,
    signature: proof.signature,
    commands: [await signedMeeting(by, session)],
  };
}

async function aHelper(given: { readonly deskKey?: string | null; readonly isHelped?: boolean } = {}) {
  const hub = await aKey();
  const begun: KeptSession[] = [];
  const over: string[] = [];
  const stopped = new AbortController();
  const lan = createLanHelp({
    addresses: () => ['127.0.0.1'],
    deskKey: async () => (given.deskKey === undefined ? hub.publicKey : given.deskKey),
    device,
    whose: async () => ({ name: 'Projector room', person: null, hubOffsetMs: 0 }),
    isHelped: async () => given.isHelped ?? false,
    begin: async (met) => {
      begun.push(met);
      return ok(null);
    },
    onOver: async (_session, why) => void over.push(why),
    sessions: createDirectSessions(),
    onChanged: () => undefined,
    nowMs: () => NOW_MS,
    sleep: (delayMs) => sleep(delayMs, stopped.signal),
    reportFault: (error) => over.push(String(error)),
  });
  onTestFinished(() => {
    lan.withdraw();
    lan.endedHere();
    stopped.abort();
  });
  return { lan, hub, begun, over };
}

/** Whoever has the digits, on the line. */
async function reached(lan: Awaited<ReturnType<typeof aHelper>>['lan']) {
  expect(await lan.offer()).toEqual(ok(null));
  const { addresses, code } = lan.state()!.offer!;
  const called = await callLan(readAddress(addresses[0])!, code.replaceAll(' ', ''));
  if (!called.ok) throw new Error(called.refusal.code);
  return heardOn(called.value);
}

function heardOn({ line }: ReachedHelper) {
  const heard: LanFromHelper[] = [];
  line.listen({ hear: (message) => void heard.push(message), onEnd: () => undefined });
  onTestFinished(line.close);
  return { line, heard };
}

test('a console of this desk joins, as whom its hub has certified, and the offer is used up (S4, S10, S15)', async () => {
  const { lan, hub, begun, over } = await aHelper();
  const { line, heard } = await reached(lan);
  expect(lan.state()).toMatchObject({ offer: { isFound: true } });

  line.say(await joinOf(await aConsole(hub, { role: 'lead' }), line.channel));
  await expect.poll(() => heard).toEqual([{ kind: 'joined' }]);
  expect(begun).toMatchObject([
    { way: 'lan', state: 'joined', agent, agentName: 'Mira Sandoval', agentRole: 'lead', ticket: { id: ticket } },
  ]);
  expect(lan.state()).toBeNull();
  expect(await lan.offer()).toMatchObject({ refusal: { code: 'lan.busy' } });

  line.say({ kind: 'over', code: 'lan.gone' });
  await expect.poll(() => over).toEqual(['ended-there']);
});

test.each([
  ['whom another hub has certified', async () => [await aConsole(await aKey()), null] as const],
  [
    'whose certificate has run out',
    async (hub: { readonly sign: Sign }) =>
      [await aConsole(hub, { expiresAtMs: epochMs.parse(NOW_MS - 1) }), null] as const,
  ],
  [
    'who repeats what was said over another line',
    async (hub: { readonly sign: Sign }) => [await aConsole(hub), 'of-another-line'] as const,
  ],
])('nobody joins %s, though they have the digits (S4, S10)', async (_who, make) => {
  const { lan, hub, begun } = await aHelper();
  const { line, heard } = await reached(lan);
  const [console, channel] = await make(hub);

  line.say(await joinOf(console, channel ?? line.channel));
  await expect.poll(() => heard).toEqual([{ kind: 'over', code: 'lan.not-of-desk' }]);
  expect(begun).toEqual([]);
  expect(lan.state()).toEqual({ offer: null, trouble: 'left' });
});

test('nobody brings what is not of this meeting: another computer, a command of somebody else', async () => {
  const { lan, hub, begun } = await aHelper();
  const console = await aConsole(hub);
  const elsewhere = { device: deviceId.parse('device:other'), incident: ticket };
  const others = await aConsole(hub, { agent: agentId.parse('agent:tom') });
  for (const change of [
    async (join: LanJoin) => ({ ...join, commands: [await signedMeeting(console, join.session, elsewhere)] }),
    async (join: LanJoin) => ({ ...join, commands: [await signedMeeting(others, join.session), ...join.commands] }),
    async (join: LanJoin) => ({
      ...join,
      commands: [...join.commands, ...join.commands]
        .slice(0, 1)
        .map((one) => ({ ...one, certificate: others.certificate })),
    }),
  ]) {
    const { line, heard } = await reached(lan);
    line.say(await change(await joinOf(console, line.channel)));
    await expect.poll(() => heard).toEqual([{ kind: 'over', code: 'lan.not-of-desk' }]);
  }
  expect(begun).toEqual([]);
});

test('somebody in between who has the digits as well cannot pass a console on as themselves, nor as it is (S6)', async () => {
  const { lan, hub, begun } = await aHelper();
  const toHelper = await reached(lan);
  // The console has made its words for the line that it has, which ends with whoever sits in between.
  const between = await aHelper();
  const toBetween = await reached(between.lan);
  const said = await joinOf(await aConsole(hub), toBetween.line.channel);

  toHelper.line.say(said);
  await expect.poll(() => toHelper.heard).toEqual([{ kind: 'over', code: 'lan.not-of-desk' }]);
  expect(begun).toEqual([]);
});

test('a computer that does not know its desk, is in no network, or is being helped offers nothing', async () => {
  expect(await (await aHelper({ deskKey: null })).lan.offer()).toMatchObject({ refusal: { code: 'lan.desk-unknown' } });
  expect(await (await aHelper({ isHelped: true })).lan.offer()).toMatchObject({ refusal: { code: 'lan.busy' } });
});
