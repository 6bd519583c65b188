import { agentId, epochMs, incidentId } from '#domain/kernel/fields.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { expect, test } from 'vitest';
import { timeCsv } from './time-csv.ts';

test('time is taken along as a table in which nothing that people typed is calculated (W12)', () => {
  const entry = {
    id: journalIdOf(uuidOf(1)),
    incident: incidentId.parse('incident:one'),
    agent: agentId.parse('agent:mira'),
    kind: 'worked' as const,
    fromMs: epochMs.parse(Date.UTC(2026, 10, 23, 9, 30)),
    minutes: 25,
    bookedMinutes: 30,
    session: null,
    note: '=HYPERLINK("http://x")',
    correction: { by: 'agent:mira', atMs: epochMs.parse(1), reason: 'No, 25' },
  };
  const words = { agent: 'Mira', kind: 'worked', ticket: 'BER-1', summary: '@SUM(A1)', requester: '-Vera' };

  const table = timeCsv([entry], ['from', 'minutes'], () => words);

  expect(table).toBe(
    '\u{FEFF}from,minutes\r\n' +
      '2026-11-23T09:30:00.000Z,25,Mira,worked,BER-1,"\'@SUM(A1)","\'-Vera","\'=HYPERLINK(""http://x"")","No, 25"\r\n',
  );
});
