import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { anIncident } from '../incident/incident.fixtures.ts';
import { aDevice } from '../inventory/inventory.fixtures.ts';
import { agentId, epochMs, personId, supportSessionId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { deskItself } from '../kernel/principal.ts';
import { migrateRecord } from '../kernel/record.ts';
import type { Result } from '../kernel/result.ts';
import { anAgent } from '../workforce/workforce.fixtures.ts';
import { endSupport, lapseSupport, objectToSession, refuseSupport } from './end-session.ts';
import { noteSession } from './note-session.ts';
import { agreeToSession, askForSession } from './remote-support.commands.ts';
import { aJoinedSession, aSupportSession } from './remote-support.fixtures.ts';
import { supportSessionPolicy } from './remote-support.policy.ts';
import type { ChainEnd } from './session-chain.rules.ts';
import { addEntry, chainBeginning } from './session-chain.rules.ts';
import type { Happening } from './session-entry.ts';
import { handOver, invite, leave } from './share-session.ts';
import type { SupportSession } from './support-session.record.ts';
import { blankSupportSession, supportSessionRecord, supportSessionSchema } from './support-session.record.ts';
import {
  BOTH_SILENT_FOR_MS,
  hasGoneSilent,
  helpedForMs,
  ONE_SILENT_FOR_MS,
  timeGivenTo,
} from './support-session.rules.ts';

const mira = agentId.parse('agent:mira');
const jonas = agentId.parse('agent:jonas');
const agents = [mira, jonas].map((id) => anAgent({ id }));
const records = [aDevice(), anIncident(), ...agents];
const at = (nowMs: number, over: Parameters<typeof aContext>[0] = {}) =>
  aContext({ records, nowMs: epochMs.parse(nowMs), ...over });
const asMira = anAgentPrincipal({ id: mira });
const asJonas = anAgentPrincipal({ id: jonas });
const asLead = anAgentPrincipal({ id: jonas, role: 'lead' });

function asked(): SupportSession {
  const blank = blankSupportSession(supportSessionId.parse('support-session:one'));
  const question = { agent: mira, incident: anIncident().id, device: aDevice().id, reason: 'To look' };
  const outcome = askForSession(blank, question, at(1_000, { principal: deskItself }));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('a question to the person at a computer', () => {
  test('says who asks, on which ticket and what for, and stands for a minute (C2)', () => {
    expect(asked()).toMatchObject({ state: 'asked', agent: mira, reason: 'To look', awaitedUntilMs: 61_000 });
    expect(agreeToSession(asked(), {}, at(60_999)).ok).toBe(true);
    expect(agreeToSession(asked(), {}, at(61_000))).toMatchObject({ refusal: { code: 'support-session.not-awaited' } });
    expect(refuseSupport(asked(), {}, at(61_000)).ok).toBe(false);
  });

  test('does not lapse before its time, and says then that nobody answered', () => {
    const lapse = { because: 'not-answered' } as const;
    expect(lapseSupport(asked(), lapse, at(60_999))).toMatchObject({
      refusal: { code: 'support-session.still-awaited' },
    });
    expect(lapseSupport(asked(), lapse, at(61_000))).toMatchObject({
      value: { state: 'ended', endReason: 'not-answered', endedBy: 'desk' },
    });
    expect(lapseSupport(aJoinedSession(), lapse, at(999_000)).ok).toBe(false);
  });

  test('is answered where the screen is, and nowhere else', () => {
    const { mayIssue } = supportSessionPolicy;
    const who = [deskItself, asMira, asLead, vera, verasDevice];
    const may = (command: 'agree' | 'refuse') =>
      who.map((one) => mayIssue[`support-session.${command}`](one, asked(), {}));
    expect([may('agree'), may('refuse')]).toEqual([
      [false, false, false, false, true],
      [false, false, false, false, true],
    ]);
  });

  test('to somebody without a computer is theirs to answer in the portal, and nobody else reads it', () => {
    const session = { ...asked(), device: null, person: personId.parse('person:vera') };
    const { mayIssue } = supportSessionPolicy;
    expect(mayIssue['support-session.agree'](vera, session, {})).toBe(true);
    expect(mayIssue['support-session.agree'](verasDevice, session, {})).toBe(false);
    expect(supportSessionPolicy.readersOf(session)).toEqual(['desk', 'person:vera']);
  });
});

describe('an end', () => {
  test.each([
    ['whoever asked', asMira, {}, { endReason: 'withdrawn', endedBy: 'agent' }],
    ['whoever was asked', verasDevice, {}, { endReason: 'refused', endedBy: 'user' }],
  ])('by %s takes a question back, or says no to it', (_who, principal, input, expected) => {
    expect(endSupport(asked(), input, at(2_000, { principal }))).toMatchObject({ value: expected });
  });

  test('says why, where the program at the computer knows', () => {
    const end = endSupport(aJoinedSession(), { why: 'panic-key' }, at(9_000, { principal: verasDevice }));
    expect(end).toMatchObject({ value: { endReason: 'panic-key', endedBy: 'user' } });
  });

  test('by a lead has a reason, which is kept (W16)', () => {
    const by = (note: object) => endSupport(aJoinedSession(), note, at(9_000, { principal: asLead }));
    expect(by({})).toMatchObject({ refusal: { code: 'support-session.reason-missing' } });
    expect(by({ note: 'Enough' })).toMatchObject({
      value: { endReason: 'stopped', endedBy: 'lead', endNote: 'Enough' },
    });
  });

  test('closes the time of whoever helped', () => {
    const joined = agreeToSession(asked(), {}, at(5_000));
    const end = joined.ok ? endSupport(joined.value, {}, at(65_000, { principal: asMira })) : joined;
    expect(end).toMatchObject({ value: { spells: [{ agent: mira, fromMs: 5_000, toMs: 65_000 }] } });
    expect(end.ok && helpedForMs(end.value, epochMs.parse(999_000))).toBe(60_000);
  });
});

describe('colleagues', () => {
  const joined = aJoinedSession({ spells: [{ agent: mira, fromMs: epochMs.parse(2_000), toMs: null }] });

  test('take over with the same session; the time of both is known, and one has the input (W8, W9)', () => {
    const over = handOver(joined, { to: jonas, stays: true }, at(8_000));
    expect(over).toMatchObject({
      value: {
        agent: jonas,
        onlookers: [mira],
        spells: [
          { agent: mira, toMs: 8_000 },
          { agent: jonas, fromMs: 8_000, toMs: null },
        ],
      },
    });
    const back = over.ok ? handOver(over.value, { to: mira, stays: false }, at(9_000)) : over;
    expect(back).toMatchObject({ value: { agent: mira, onlookers: [] } });
  });

  test('look on by invitation, each once, and leave', () => {
    const invited = invite(joined, { agent: jonas }, at(8_000));
    if (!invited.ok) throw new Error(invited.refusal.code);
    expect(invited.value).toMatchObject({ agent: mira, onlookers: [jonas] });
    expect(invite(invited.value, { agent: jonas }, at(8_000))).toMatchObject({
      refusal: { code: 'support-session.there-already' },
    });
    expect(leave(invited.value, { agent: jonas }, at(9_000))).toMatchObject({ value: { onlookers: [] } });
    expect(leave(joined, { agent: jonas }, at(9_000))).toMatchObject({
      refusal: { code: 'support-session.not-there' },
    });
  });

  test('come to nothing that does not go on, and not from outside the desk', () => {
    expect(invite(asked(), { agent: jonas }, at(8_000))).toMatchObject({
      refusal: { code: 'support-session.not-joined' },
    });
    const gone = at(8_000, { records: [anAgent({ id: jonas, isActive: false })] });
    expect(handOver(joined, { to: jonas, stays: false }, gone)).toMatchObject({
      refusal: { code: 'support-session.agent-unavailable' },
    });
  });

  test('let nobody in themselves: who helps does, or a lead', () => {
    const { mayIssue } = supportSessionPolicy;
    const may = [asMira, asJonas, asLead, verasDevice].map((one) =>
      mayIssue['support-session.invite'](one, joined, { agent: jonas }),
    );
    expect(may).toEqual([true, false, true, false]);
    expect(mayIssue['support-session.leave'](asJonas, { ...joined, onlookers: [jonas] }, { agent: jonas })).toBe(true);
  });
});

describe('what each side writes down', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const viewed: Happening = { type: 'consent', data: { capability: 'view', answer: 'given', agent: mira } };

  function noted(from: ChainEnd, count: number) {
    let end = from;
    const entries = Array.from({ length: count }, () => {
      const added = addEntry(end, viewed, { actor: 'user', atMs: epochMs.parse(9_000) }, hash);
      end = added.end;
      return added.entry;
    });
    return { entries, hash: end.hash };
  }

  test('follows on what the desk has of that side, side by side with the other’s', () => {
    const first = noted(chainBeginning, 3);
    const one = noteSession(aJoinedSession(), first, at(9_000, { principal: verasDevice }));
    if (!one.ok) throw new Error(one.refusal.code);
    const two = noteSession(one.value, noted({ seq: 3, hash: first.hash }, 2), at(9_500, { principal: verasDevice }));
    const three = two.ok ? noteSession(two.value, noted(chainBeginning, 1), at(9_600, { principal: asMira })) : two;

    expect(three).toMatchObject({
      value: {
        heads: [
          { by: 'user', seq: 5 },
          { by: mira, seq: 1 },
        ],
      },
    });
  });

  test.each([
    ['with a gap', noted({ seq: 5, hash: chainBeginning.hash }, 1)],
    ['from the beginning again', noted(chainBeginning, 1)],
    ['on another end than the desk knows', noted({ seq: 3, hash: 'f'.repeat(64) }, 1)],
  ])('is refused %s', (_how, input) => {
    const one = noteSession(aJoinedSession(), noted(chainBeginning, 3), at(9_000, { principal: verasDevice }));
    const next = one.ok ? noteSession(one.value, input, at(9_500, { principal: verasDevice })) : one;
    expect(next).toMatchObject({ refusal: { code: 'support-session.entries-broken' } });
  });

  test('may come after the end, from everybody who was there', () => {
    const { mayIssue } = supportSessionPolicy;
    const ended = aJoinedSession({
      state: 'ended',
      agent: jonas,
      spells: [
        { agent: mira, fromMs: epochMs.parse(2_000), toMs: epochMs.parse(3_000) },
        { agent: jonas, fromMs: epochMs.parse(3_000), toMs: epochMs.parse(4_000) },
      ],
    });
    const stranger = anAgentPrincipal({ id: agentId.parse('agent:other') });
    const may = [asMira, asJonas, verasDevice, stranger, vera].map((one) =>
      mayIssue['support-session.note'](one, ended, noted(chainBeginning, 1)),
    );
    expect(may).toEqual([true, true, true, false, false]);
  });
});

describe('the time that the desk gives to a session (W12)', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const seen = (agent: typeof jonas, atMs: number, from: ChainEnd) => {
    const happening: Happening = { type: 'consent', data: { capability: 'view', answer: 'given', agent } };
    const { entry, end } = addEntry(from, happening, { actor: 'user', atMs: epochMs.parse(atMs) }, hash);
    return { entries: [entry], hash: end.hash };
  };
  const joined = aJoinedSession({
    onlookers: [jonas],
    spells: [{ agent: mira, fromMs: epochMs.parse(2_000), toMs: null }],
  });
  const valueOf = (outcome: Result<SupportSession>): SupportSession => {
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };

  test('is of who helped, and of who looked on from when the person agreed to them', () => {
    const seenByJonas = valueOf(
      noteSession(joined, seen(jonas, 62_000, chainBeginning), at(63_000, { principal: verasDevice })),
    );
    expect(seenByJonas).toMatchObject({ granted: ['view'], looks: [{ agent: jonas, fromMs: 62_000, toMs: null }] });
    expect(timeGivenTo(seenByJonas)).toEqual([]);

    const left = valueOf(leave(seenByJonas, { agent: jonas }, at(122_000)));
    const ended = valueOf(endSupport(left, {}, at(122_001, { principal: asMira })));

    expect(timeGivenTo(ended)).toEqual([
      { agent: mira, kind: 'helped', fromMs: 2_000, minutes: 3 },
      { agent: jonas, kind: 'looked-on', fromMs: 62_000, minutes: 1 },
    ]);
  });

  test('ends as an onlooker’s where they take over, and nobody who was only invited gave any', () => {
    const looking = valueOf(
      noteSession(joined, seen(jonas, 62_000, chainBeginning), at(63_000, { principal: verasDevice })),
    );
    const handed = valueOf(handOver(looking, { to: jonas, stays: true }, at(122_000)));
    const ended = valueOf(endSupport(handed, {}, at(182_000, { principal: asJonas })));
    expect(timeGivenTo(ended).map(({ agent, kind, minutes }) => [agent, kind, minutes])).toEqual([
      [mira, 'helped', 2],
      [jonas, 'helped', 1],
      [jonas, 'looked-on', 1],
    ]);
  });
});

test('the person objects to a session afterwards, and nobody else does for them (W15)', () => {
  const over = aJoinedSession({ state: 'ended', endedAtMs: epochMs.parse(9_000) });
  expect(objectToSession(over, {}, at(10_000))).toMatchObject({ value: { objectedAtMs: 10_000 } });
  expect(objectToSession({ ...over, objectedAtMs: epochMs.parse(9_500) }, {}, at(10_000))).toMatchObject({
    value: { objectedAtMs: 9_500 },
  });
  expect(objectToSession(asked(), {}, at(10_000))).toMatchObject({ refusal: { code: 'support-session.not-joined' } });
  const { mayIssue } = supportSessionPolicy;
  const may = [asMira, asLead, deskItself, vera, verasDevice].map((one) =>
    mayIssue['support-session.object'](one, over, {}),
  );
  expect(may).toEqual([false, false, false, false, true]);
});

test('a session goes silent when both sides are, or one is for an hour', () => {
  const nowMs = 10_000_000;
  const silent = (userAgoMs: number, agentAgoMs: number) =>
    hasGoneSilent({ userAtMs: nowMs - userAgoMs, agentAtMs: nowMs - agentAgoMs }, nowMs);
  expect(silent(BOTH_SILENT_FOR_MS, BOTH_SILENT_FOR_MS)).toBe(true);
  expect(silent(BOTH_SILENT_FOR_MS - 1, ONE_SILENT_FOR_MS - 1)).toBe(false);
  expect(silent(0, ONE_SILENT_FOR_MS)).toBe(true);
});

test('a session of the first release is read as one that began by a code', () => {
  const {
    origin: _o,
    reason: _r,
    onlookers: _l,
    spells: _s,
    heads: _h,
    endReason: _e,
    endNote: _n,
    ...older
  } = aJoinedSession({ state: 'ended', endedAtMs: epochMs.parse(9_000), endedBy: 'user' });

  const migrated = supportSessionSchema.parse(migrateRecord(supportSessionRecord, older, 0));

  expect(migrated).toMatchObject({
    origin: 'code',
    endReason: 'done',
    spells: [{ agent: 'agent:mira', fromMs: 2_000, toMs: 9_000 }],
  });
  expect(supportSessionSchema.parse(migrateRecord(supportSessionRecord, { ...aSupportSession() }, 1))).toBeDefined();
});
