import type { HubToClient } from '#contracts/sync.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { agentId, deviceId, epochMs, incidentId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FailureTallies } from '../../hub/access/failure-tallies.ts';
import { createLog } from '../../hub/log.ts';
import { createNoticeBoard } from '../../hub/notices.ts';
import { requestSupport } from '../../hub/remote-support/request-support.ts';
import type { Signalling } from '../../hub/signalling/signalling.ts';
import { createSignalling } from '../../hub/signalling/signalling.ts';
import type { Store } from '../../hub/store/store.ts';
import { deskCommand } from '../../hub/sync/desk-command.ts';
import { foundDesk, gateOn, logCommand } from '../support/desk-on-store.ts';
import type { StoreUnderTest } from '../support/fresh-store.ts';

const mira = anAgentPrincipal();
const device: Principal = {
  kind: 'device',
  id: deviceId.parse('device:nb0142'),
  person: personId.parse('person:vera'),
};
const incident = incidentId.parse('incident:1');

/** What ends of sessions rely on when they speak by way of the hub, whichever engine the store runs on. */
export function signallingContract({ engine, open, reopen }: StoreUnderTest): void {
  /** Vera waits with a code, and Mira has joined her. */
  async function aSession() {
    const { store, address } = await open();
    const clock = { nowMs: 100_000 };
    const nowMs = () => clock.nowMs;
    const gate = gateOn(store, { nowMs });
    await foundDesk(gate);
    await gate.accept(mira, [logCommand(1, { issuedAtMs: epochMs.parse(2_000) })]);
    const log = createLog('silent', process.stdout);
    const ports = { store, gate, nowMs, log, tallies: {} as FailureTallies };
    const asked = await requestSupport(ports, { device: device.id, person: null }, null);
    if (!asked.ok) throw new Error(asked.refusal.code);
    const session = supportSessionId.parse(asked.value.session);
    const issue = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
      const [answer] = await gate.accept(deskItself, [deskCommand(name, session, input, nowMs())]);
      if (answer?.kind !== 'accepted') throw new Error(JSON.stringify(answer));
    };
    await issue('support-session.join', { agent: mira.id, incident });
    const faults: unknown[] = [];
    const aHub = (over: Store = store) => {
      const notices = createNoticeBoard({ store: over, reportFault: (error) => faults.push(error) });
      const signalling = createSignalling({ store: over, notices, nowMs, reportFault: (error) => faults.push(error) });
      onTestFinished(signalling.stop);
      return signalling;
    };
    onTestFinished(() => expect(faults).toEqual([]));
    return { store, address, clock, session, issue, aHub };
  }

  describe(`what ends of a session say, on ${engine}`, () => {
    test('comes to the other side in order and once, with who said it', async () => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const [agent, user] = [anEnd(hub, session, mira), anEnd(hub, session, device)];
      agent.attend();
      user.attend();
      agent.say(null, null);

      await expect.poll(user.heard).toEqual([['agent:mira', agent.end, null]]);
      user.say('offer', agent);
      for (let index = 1; index <= 20; index += 1) user.say(`candidate ${index}`, agent);

      const words = ['offer', ...Array.from({ length: 20 }, (_none, index) => `candidate ${index + 1}`)];
      await expect.poll(agent.heard).toEqual(words.map((text) => ['user', user.end, text]));
      await expect.poll(user.taken).toEqual(words.map((_text, index) => index + 1));
    });

    test('reaches the end that was meant, and not the page that came after it', async () => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const [first, next, user] = [anEnd(hub, session, mira), anEnd(hub, session, mira), anEnd(hub, session, device)];
      for (const end of [first, next, user]) end.attend();

      user.say('for the first', first);
      user.say('for the next', next);

      await expect.poll(next.heard).toEqual([['user', user.end, 'for the next']]);
      await expect.poll(first.heard).toEqual([['user', user.end, 'for the first']]);
    });

    test('is carried once, however often it is sent, and in no other order', async () => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const [agent, user] = [anEnd(hub, session, mira), anEnd(hub, session, device)];
      agent.attend();
      user.attend();
      user.say('offer', agent);
      user.say('offer', agent, 1);
      user.say('another offer', agent, 1);
      user.say('candidate', agent, 2);

      await expect.poll(agent.heard).toEqual([
        ['user', user.end, 'offer'],
        ['user', user.end, 'candidate'],
      ]);
      await expect.poll(user.taken).toEqual([1, 1, 1, 2]);
      user.say('from further on', agent, 4);
      await expect.poll(user.over).toEqual(['signal.out-of-order']);
    });

    test('waits a minute for somebody who is away, and no longer', async () => {
      const { session, clock, aHub } = await aSession();
      const hub = aHub();
      const [agent, late, later] = [
        anEnd(hub, session, mira),
        anEnd(hub, session, device),
        anEnd(hub, session, device),
      ];
      agent.attend();
      agent.say(null, null);
      await expect.poll(agent.taken).toEqual([1]);

      clock.nowMs += 59_000;
      hub.tick();
      late.attend();
      await expect.poll(late.heard).toEqual([['agent:mira', agent.end, null]]);

      clock.nowMs += 12_000;
      hub.tick();
      later.attend();
      agent.say('now', later);
      await expect.poll(later.heard).toEqual([['agent:mira', agent.end, 'now']]);
    });

    test('survives a restart of the hub: who comes back hears what they have not heard', async () => {
      const { session, aHub } = await aSession();
      const before = aHub();
      const [agent, user] = [anEnd(before, session, mira), anEnd(before, session, device)];
      agent.attend();
      user.attend();
      user.say('first', agent);
      await expect.poll(agent.heard).toHaveLength(1);
      before.leave(agent.client);
      user.say('second', agent);
      await expect.poll(user.taken).toEqual([1, 2]);
      await before.stop();

      const after = aHub();
      const [agentBack, userBack] = [anEnd(after, session, mira, agent.end), anEnd(after, session, device, user.end)];
      agentBack.attend(agent.place());
      userBack.attend();
      userBack.say('second', agent, 2);
      userBack.say('third', agent, 3);

      await expect.poll(agentBack.heard).toEqual([
        ['user', user.end, 'second'],
        ['user', user.end, 'third'],
      ]);
    });
  });

  describe(`who may speak in a session, on ${engine}`, () => {
    const strangers: readonly (readonly [string, Principal])[] = [
      ['another agent', anAgentPrincipal({ id: agentId.parse('agent:other') })],
      ['another computer', { kind: 'device', id: deviceId.parse('device:other'), person: null }],
      ['its person in the portal', { kind: 'person', id: personId.parse('person:vera') }],
    ];
    test.each(strangers)('is not %s', async (_who, principal) => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const [stranger, user] = [anEnd(hub, session, principal), anEnd(hub, session, device)];
      user.attend();
      stranger.attend();
      stranger.say('listen', user);

      await expect.poll(stranger.over).toEqual(['signal.not-joined']);
      expect([stranger.heard(), stranger.taken(), user.heard()]).toEqual([[], [], []]);
    });

    test('is nobody in the name of another’s end, also not on the other side', async () => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const agent = anEnd(hub, session, mira);
      agent.attend();
      agent.say(null, null);
      await expect.poll(agent.taken).toEqual([1]);
      const forged = anEnd(hub, session, device, agent.end);
      forged.attend();

      await expect.poll(forged.over).toEqual(['signal.end-foreign']);
      expect(agent.over()).toEqual([]);
    });

    test('is nobody once it has ended, and they are told at once', async () => {
      const { session, issue, clock, aHub } = await aSession();
      const hub = aHub();
      const [agent, user] = [anEnd(hub, session, mira), anEnd(hub, session, device)];
      agent.attend();
      user.attend();
      user.say('offer', agent);
      await expect.poll(agent.heard).toHaveLength(1);

      await issue('support-session.lapse', { because: 'silent' });
      clock.nowMs += 1_000;
      hub.look();

      await expect.poll(() => [agent.over(), user.over()]).toEqual([['signal.not-joined'], ['signal.not-joined']]);
      const again = anEnd(hub, session, device);
      again.attend();
      await expect.poll(again.over).toEqual(['signal.not-joined']);
    });

    test('is told to leave who asks for too much at once', async () => {
      const { session, aHub } = await aSession();
      const hub = aHub();
      const [agent, user] = [anEnd(hub, session, mira), anEnd(hub, session, device)];
      agent.attend();
      user.attend();
      for (let index = 0; index < 250; index += 1) user.say(`candidate ${index}`, agent);

      await expect.poll(user.over).toEqual(['signal.too-many']);
      expect(agent.heard().length).toBeLessThan(250);
    });

    test('may not fill the hub within the minute that it keeps', async () => {
      const { session, clock, aHub } = await aSession();
      const hub = aHub();
      const [agent, user] = [anEnd(hub, session, mira), anEnd(hub, session, device)];
      agent.attend();
      user.attend();
      for (let index = 0; index < 40; index += 1) user.say('x'.repeat(60_000), agent);

      await expect.poll(user.over).toEqual(['signal.too-many']);
      clock.nowMs += 61_000;
      hub.tick();
      const next = anEnd(hub, session, device);
      next.attend();
      next.say('again', agent);
      await expect.poll(() => agent.heard().at(-1)).toEqual(['user', next.end, 'again']);
    });
  });

  if (engine !== 'postgres') return;
  test('what is said at one hub process is heard at another, also when word of it got lost', async () => {
    const { session, address, aHub } = await aSession();
    const [here, there] = [aHub(), aHub(await reopen(address))];
    const [agent, user] = [anEnd(here, session, mira), anEnd(there, session, device)];
    agent.attend();
    user.attend();
    agent.say('one', user);
    await expect.poll(user.heard).toEqual([['agent:mira', agent.end, 'one']]);

    const deaf = aHub({ ...(await reopen(address)), tellOthers: async () => {}, onTold: () => () => {} });
    const other = anEnd(deaf, session, device);
    agent.say('two', other);
    await expect.poll(agent.taken).toEqual([1, 2]);
    other.attend();
    await expect.poll(other.heard).toHaveLength(1);
    agent.say('three', other);
    await expect.poll(agent.taken).toEqual([1, 2, 3]);
    expect(other.heard()).toHaveLength(1);
    deaf.tick();
    await expect.poll(() => other.heard().at(-1)).toEqual(['agent:mira', agent.end, 'three']);
  });
}

/** One end of a session, on a stream of its own. */
function anEnd(hub: Signalling, session: SupportSessionId, principal: Principal, end: string = newCommandId()) {
  const told: HubToClient[] = [];
  let said = 0;
  const signedInAs = { principal, name: '', session: { id: '', token: '', installation: '', expiresAtMs: 1 } };
  const client = { signedIn: signedInAs as never, tell: (message: HubToClient) => void told.push(message) };
  const heard = () => told.filter((message) => message.kind === 'signal.heard');
  return {
    client,
    end,
    attend: (after = 0) => hub.take(client, { kind: 'signal.attend', session, end, after }),
    say: (text: string | null, other: { readonly end: string } | null, number?: number) => {
      said = number ?? said + 1;
      hub.take(client, {
        kind: 'signal.send',
        session,
        end,
        number: said,
        to: null,
        towards: other?.end ?? null,
        text,
      });
    },
    heard: () => heard().map(({ from, fromEnd, text }) => [from, fromEnd, text]),
    place: () => heard().at(-1)?.place ?? 0,
    taken: () => told.flatMap((message) => (message.kind === 'signal.taken' ? [message.number] : [])),
    over: () => told.flatMap((message) => (message.kind === 'signal.over' ? [message.code] : [])),
  };
}
