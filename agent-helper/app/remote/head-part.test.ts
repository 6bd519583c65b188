import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { agentId, epochMs, incidentId, supportSessionId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import { headPart } from './head-part.ts';
import type { PartStanding } from '#platform/any/live-help/session-part.ts';

const session = supportSessionId.parse('support-session:one');
const standing: PartStanding = { live: new Set(), isTrusted: false, isHeldBack: false, link: 'connected' };
const signature = `${'A'.repeat(86)}==`;

/** A link over which the record is told; half a minute passes when the test says so. */
function aLink() {
  const record = { seq: 2, newsSeq: 2 };
  const said: Ctl<'helper'>[] = [];
  let passHalfAMinute = (): void => undefined;
  const part = headPart({
    core: {
      ask: async () => ({
        ok: true,
        value: { head: { by: 'user', seq: record.seq, hash: 'a'.repeat(64) }, newsSeq: record.newsSeq, signature },
      }),
    },
    every: (_everyMs, act) => {
      passHalfAMinute = act;
      return () => void (passHalfAMinute = () => undefined);
    },
    reportFault: (error) => {
      throw error;
    },
  })({
    help: {
      session,
      agent: agentId.parse('agent:ada'),
      agentName: 'Ada Winter',
      agentRole: 'agent',
      ticket: {
        id: incidentId.parse('incident:one'),
        number: null,
        summary: 'The projector stays dark',
        loggedAtMs: epochMs.parse(0),
      },
      sinceMs: 0,
    },
    say: (message) => void said.push(message),
    note: () => undefined,
    noteUse: () => undefined,
    alarm: () => undefined,
    nowMs: () => 0,
    monitors: () => [],
  });
  const pass = async () => {
    passHalfAMinute();
    await new Promise(setImmediate);
  };
  return { part, record, said, pass };
}

test('tells every half minute how far the record has come, signed, while the line is there (W14)', async () => {
  const { part, said, pass } = aLink();
  await pass();
  expect(said).toEqual([]);

  part.update(standing);
  await pass();
  expect(said).toEqual([{ kind: 'session.head', head: { by: 'user', seq: 2, hash: 'a'.repeat(64) }, signature }]);
});

test('does not tell again what is no news, such as that the other side has told theirs', async () => {
  const { part, record, said, pass } = aLink();
  part.update(standing);
  await pass();
  record.seq = 3;
  await pass();
  expect(said).toHaveLength(1);

  Object.assign(record, { seq: 4, newsSeq: 4 });
  await pass();
  expect(said).toHaveLength(2);

  await part.end();
  Object.assign(record, { seq: 5, newsSeq: 5 });
  await pass();
  expect(said).toHaveLength(2);
});
