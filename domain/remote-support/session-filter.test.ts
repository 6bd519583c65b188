import { expect, test } from 'vitest';
import { agentId, deviceId, epochMs, personId } from '../kernel/fields.ts';
import { aJoinedSession } from './remote-support.fixtures.ts';
import type { SessionFilter } from './session-filter.rules.ts';
import { fitsFilter } from './session-filter.rules.ts';

const mira = agentId.parse('agent:mira');
const jonas = agentId.parse('agent:jonas');
const session = aJoinedSession({
  granted: ['view', 'control'],
  objectedAtMs: epochMs.parse(9_000),
  looks: [{ agent: jonas, fromMs: epochMs.parse(3_000), toMs: epochMs.parse(4_000) }],
});

test.each<[SessionFilter, boolean]>([
  [{}, true],
  [{ session: session.id }, true],
  [{ device: deviceId.parse('device:nb0142') }, true],
  [{ device: deviceId.parse('device:other') }, false],
  [{ agent: mira }, true],
  [{ agent: jonas }, true],
  [{ agent: agentId.parse('agent:kim') }, false],
  [{ person: personId.parse('person:vera') }, true],
  [{ person: personId.parse('person:otto') }, false],
  [{ fromMs: epochMs.parse(1_000), toMs: epochMs.parse(1_001) }, true],
  [{ fromMs: epochMs.parse(1_001) }, false],
  [{ toMs: epochMs.parse(1_000) }, false],
  [{ granted: 'control' }, true],
  [{ granted: 'restart' }, false],
  [{ isObjected: true }, true],
  [{ isObjected: true, granted: 'file-in' }, false],
])('sessions are found by who, where, when, what was allowed, and objections: %j (W13)', (filter, isFound) => {
  expect(fitsFilter(session, filter)).toBe(isFound);
});

test('a session to which nobody objected is none with an objection (W15)', () => {
  expect(fitsFilter(aJoinedSession(), { isObjected: true })).toBe(false);
});
