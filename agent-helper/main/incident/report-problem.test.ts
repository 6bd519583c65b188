import { expect, test } from 'vitest';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { incidentPolicy } from '#domain/incident/incident.policy.ts';
import { blankIncident } from '#domain/incident/incident.record.ts';
import { deviceId, epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import { verasDevice } from '#domain/kernel/kernel.fixtures.ts';
import type { Acquaintance } from '../hub-link/acquaintance.ts';
import { wordsIn } from '../words/say.ts';
import { problemCommand, problemFromWords } from './report-problem.ts';

const device = deviceId.parse('device:nb0142');
const acquaintance: Acquaintance = {
  person: personId.parse('person:vera'),
  name: 'nb-0142',
  hubOffsetMs: 250,
  metAtMs: epochMs.parse(1),
};
const reporter = { device, acquaintance, nowMs: 9_000 };

test('a problem carries its device and the person who sits there, and leaves number and routing to the hub', () => {
  const command = problemCommand({ summary: ' Kein Ton ', details: 'Seit heute.' }, reporter);

  expect(command).toMatchObject({
    ok: true,
    value: {
      name: 'incident.log',
      actor: device,
      device,
      issuedAtMs: 9_000,
      hubOffsetMs: 250,
      input: { summary: 'Kein Ton', requester: 'person:vera', device, channel: 'helper', number: null, routing: null },
    },
  });
});

test('the hub takes it: its input is well formed and this device may log it', () => {
  const command = problemCommand({ summary: 'Kein Ton', details: null }, reporter);
  if (!command.ok) throw new TypeError(command.refusal.code);
  const input = incidentCommands['incident.log'].input.parse(command.value.input);
  const blank = blankIncident(incidentId.parse(command.value.target));

  expect(incidentPolicy.mayIssue['incident.log'](verasDevice, blank, input)).toBe(true);
});

test.each([
  ['a device that belongs to nobody', { person: null }, 'problem.nobodys-device'],
  ['a device that never met its hub', null, 'problem.hub-never-met'],
])('from %s nothing can be reported, and that is said plainly', (_case, over, code) => {
  const known = over === null ? null : { ...acquaintance, ...over };

  expect(problemCommand({ summary: 'Kein Ton', details: null }, { ...reporter, acquaintance: known })).toEqual({
    ok: false,
    refusal: { code },
  });
});

test.each([
  ['no summary', { summary: '  ', details: null }, 'problem.summary-invalid'],
  ['a summary of two lines', { summary: 'a\nb', details: null }, 'problem.summary-invalid'],
  ['a summary that is too long', { summary: 'x'.repeat(301), details: null }, 'problem.summary-invalid'],
  ['details that are too long', { summary: 'x', details: 'x'.repeat(20_001) }, 'problem.details-invalid'],
])('%s is refused before anything is kept', (_case, problem, code) => {
  expect(problemCommand(problem, reporter)).toEqual({ ok: false, refusal: { code } });
});

test('in the person’s own words: the first line is the summary, the rest and since when are the details', () => {
  const said = {
    words: 'No sound \nnot in any program',
    since: ' since Monday ',
    effect: 'business-interrupted',
  } as const;

  expect(problemFromWords(said, wordsIn('en'))).toEqual({
    summary: 'No sound',
    details: 'No sound \nnot in any program\n\nSince when: since Monday',
    impact: 'business-interrupted',
  });
  expect(problemFromWords({ ...said, words: 'No sound', since: '' }, wordsIn('en')).details).toBeNull();
});

test('how bad it is travels with it', () => {
  const command = problemCommand({ summary: 'x', details: null, impact: 'business-halted' }, reporter);

  expect(command).toMatchObject({ ok: true, value: { input: { impact: 'business-halted' } } });
});
