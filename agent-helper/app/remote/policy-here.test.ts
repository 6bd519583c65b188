import { describe, expect, test } from 'vitest';
import type { PolicyStanding } from '#contracts/helper-core.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import { aPolicy } from '#domain/remote-policy/remote-policy.fixtures.ts';
import type { RemotePolicy } from '#domain/remote-policy/remote-policy.ts';
import { aComputer, aHelp, aState, noPolicy } from './remote.fixtures.ts';

/** The clock of these computers begins with 1970. */
function standing(over: Partial<RemotePolicy>): PolicyStanding {
  const policy = aPolicy({ notBefore: '1970-01-01T00:00:00Z', notAfter: '1970-01-02T00:00:00Z', ...over });
  return { policy, isPublished: true, fingerprint: 'a'.repeat(32), problem: null };
}

/** Somebody has joined, may be seen, and is trusted. */
async function joined(over: Partial<RemotePolicy> = {}, offered: readonly Capability[] = ['view', 'control']) {
  const computer = aComputer(offered);
  computer.rights.follow(standing(over));
  computer.sessions.follow(aState(aHelp()));
  computer.connect();
  computer.trust();
  if (computer.questions.current() !== null) await computer.agree();
  const ask = (capability: Capability) =>
    computer.tell({ kind: 'asked', message: { kind: 'session.ask', capability } });
  const told = () =>
    computer
      .page()
      .orders.flatMap((order) =>
        order.kind === 'say' && order.message.kind === 'session.grants' ? [order.message] : [],
      )
      .at(-1);
  return { ...computer, ask, told };
}

describe('what the organisation does not allow (S16)', () => {
  test('is not offered, told with whose no it is, and barred when asked all the same', async () => {
    const { ask, told, answers, questions } = await joined({ allows: { view: ['agent', 'lead', 'administrator'] } });
    ask('control');

    expect(answers()).toEqual(['given', 'barred']);
    expect(questions.current()).toBeNull();
    expect(told()?.offered).toEqual(['view']);
    expect(told()?.withheld).toContainEqual({ capability: 'control', by: 'policy' });
  });

  test('ends at the next act where it was allowed until then', async () => {
    const { ask, agree, rights, banner, tell, noted, pass, sessions, told } = await joined();
    ask('control');
    await agree();
    expect(banner.shown?.allowed).toEqual(['view', 'control']);

    rights.follow(standing({ version: 2, allows: { view: ['agent'] } }));
    tell({ kind: 'asked', message: aKey });
    expect(sessions.live()).not.toBeNull();
    await pass(1_000);
    expect(banner.shown?.allowed).toEqual(['view']);
    expect(told()?.live.map(({ capability }) => capability)).toEqual(['view']);
    expect(noted()).toContainEqual(expect.objectContaining({ data: expect.objectContaining({ answer: 'lapsed' }) }));
  });

  test('of a role is kept from that role alone (S15)', async () => {
    const allows = { view: ['agent', 'lead'], control: ['lead'] } satisfies RemotePolicy['allows'];
    const { told } = await joined({ allows });

    expect(told()?.offered).toEqual(['view']);
  });

  test('by a policy that runs out in mid session leaves looking', async () => {
    const { ask, agree, banner, pass } = await joined({ notAfter: '1970-01-01T00:01:00Z' });
    ask('control');
    await agree();
    expect(banner.shown?.allowed).toEqual(['view', 'control']);

    await pass(60_000);
    expect(banner.shown?.allowed).toEqual(['view']);
  });

  test('to be seen is answered for the person, who is left alone', async () => {
    const computer = aComputer();
    computer.rights.follow(standing({ allows: { control: ['agent'] } }));
    computer.sessions.follow(aState(aHelp({ state: 'asked', joinedAtMs: null })));

    expect(computer.questions.current()).toBeNull();
    expect(computer.requests('help.answer')).toEqual([
      { session: aHelp().session, isAgreed: false, because: 'barred' },
    ]);
  });
});

const aKey = {
  kind: 'input.key',
  sequence: 1,
  code: 'KeyA',
  isDown: true,
  text: 'a',
  isDead: false,
} as const;

test('times are the policy’s (C16)', async () => {
  const { pass, answers, view } = await joined({ viewMinutes: 5 });
  await pass(5 * 60_000 - 20_000);
  expect(view()).toMatchObject({ kind: 'show' });
  await pass(20_000);

  expect(view()).toMatchObject({ kind: 'nothing' });
  expect(answers()).toEqual(['given', 'lapsed']);
});

test('the settings of this computer are a no of their own, whatever the policy says (S16)', async () => {
  const { settings, sessions, told } = await joined();
  settings.neverAsked = ['control'];
  sessions.live()?.renew();

  expect(told()?.offered).toEqual(['view']);
  expect(told()?.withheld).toEqual([{ capability: 'control', by: 'settings' }]);
});

test('what was granted is taken back by one click each, and the rest goes on', async () => {
  const ways: Capability[] = ['clipboard-in', 'file-in'];
  const { ask, agree, sessions, banner, answers } = await joined({}, ['view', ...ways]);
  for (const capability of ways) {
    ask(capability);
    await agree();
  }
  sessions.live()?.takeBack('clipboard-in');

  expect(banner.shown?.allowed).toEqual(['view', 'file-in']);
  expect(answers().at(-1)).toBe('taken-back');
});

test('a policy that cannot be believed is in the record of the next session, and of that alone', async () => {
  const { rights, sessions, noted } = aComputer();
  const forged = { ...noPolicy, isPublished: true, problem: 'policy.forged' } as const;
  const alarms = () => noted().filter((one) => Reflect.get(Object(one), 'type') === 'alarm');
  rights.follow(forged);
  sessions.follow(aState(aHelp()));
  expect(alarms()).toEqual([{ actor: 'helper', type: 'alarm', data: { code: 'policy.forged' } }]);

  sessions.follow(aState(null));
  sessions.follow(aState({ ...aHelp(), session: 'support-session:two' as ReturnType<typeof aHelp>['session'] }));
  expect(alarms()).toHaveLength(1);
});
