import { incidentCommands } from '#domain/incident/incident.commands.ts';
import { commandEntry } from '#domain/kernel/command.ts';
import { serviceId } from '#domain/kernel/fields.ts';
import { readCommand } from '#domain/kernel/run-command.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, DraftContent } from './draft.ts';
import { MAX_DETAILS, MAX_WORDS } from './draft.ts';
import { descriptionOf, handedOver, isComplete } from './draft-command.ts';
import { anIncidentId, aReport, openDrafts, vera, verasIssuer } from './draft.fixtures.ts';

function aDraft(content: DraftContent): Draft {
  return { ...openDrafts().open('report', null), content };
}

test('a report becomes a call logged through the portal, with number and routing left to the hub', () => {
  const service = serviceId.parse('service:mail');
  const draft = aDraft(aReport({ service, effect: 'business-interrupted', details: 'Since this morning.' }));

  expect(handedOver(draft, verasIssuer).entry).toEqual({
    id: draft.command,
    name: 'incident.log',
    target: draft.target,
    input: {
      summary: 'The printer is on strike',
      description: 'Since this morning.',
      channel: 'portal',
      requester: vera,
      device: null,
      service,
      site: null,
      category: null,
      impact: 'business-interrupted',
      urgency: 'medium',
      number: null,
      routing: null,
    },
    actor: vera,
    device: 'client:a',
    issuedAtMs: 5_000,
    hubOffsetMs: 20,
    schemaVersion: 1,
  });
});

test.each<[DraftContent, string, object]>([
  [{ kind: 'reply', text: ' Yes. ', files: [] }, 'incident.reply', { text: 'Yes.' }],
  [{ kind: 'reopen', text: 'It is back.' }, 'incident.reopen', { reason: 'It is back.' }],
  [{ kind: 'close' }, 'incident.close', {}],
])('%o is sent as %s', (content, name, input) => {
  expect(handedOver(aDraft(content), verasIssuer).entry).toMatchObject({ name, input });
});

test('a report with files is two commands: the call, and right after it what brings them (INC-4)', () => {
  const draft = aDraft(aReport({ files: [anAttachment()] }));

  const { entry, attach } = handedOver(draft, verasIssuer);

  expect(entry).toMatchObject({ id: draft.command, name: 'incident.log' });
  expect(attach).toEqual({
    ...entry,
    id: verasIssuer.attachCommand,
    name: 'incident.attach',
    input: { attachments: [anAttachment()], text: null, audience: 'readers' },
  });
});

test.each([
  ['See there.', 'See there.'],
  [' ', null],
])('a reply with files is one command with its words: %j', (text, said) => {
  const content: DraftContent = { kind: 'reply', text, files: [anAttachment()] };

  expect(isComplete(content)).toBe(true);
  expect(handedOver(aDraft(content), verasIssuer)).toMatchObject({
    entry: {
      name: 'incident.attach',
      input: { attachments: [anAttachment()], text: said, audience: 'readers' },
    },
    attach: null,
  });
});

describe('descriptionOf', () => {
  test('says nothing twice: a short sentence is all in the summary', () => {
    expect(descriptionOf(aReport())).toBeNull();
  });

  test('longer words stand in it whole, then the details', () => {
    const words = 'The printer is on strike\nIt blinks red.';

    expect(descriptionOf(aReport({ words, details: 'Third floor' }))).toBe(`${words}\n\nThird floor`);
  });
});

test('a report is complete with a few words and how much it stops one', () => {
  expect(isComplete(aReport())).toBe(true);
  expect(isComplete(aReport({ words: ' \n' }))).toBe(false);
  expect(isComplete(aReport({ effect: null }))).toBe(false);
});

test('whatever a person types or pastes, a complete report is one the desk can read', () => {
  const anyText = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
  fc.assert(
    fc.property(anyText(MAX_WORDS), anyText(MAX_DETAILS), (words, details) => {
      const content = aReport({ words: words.slice(0, MAX_WORDS), details: details.slice(0, MAX_DETAILS) });
      fc.pre(isComplete(content));
      const { entry } = handedOver(aDraft(content), verasIssuer);
      const read = readCommand(recordKinds, commandEntry.parse(entry));
      expect(read).toMatchObject({ ok: true });
    }),
    { seed: 4_680 },
  );
});

test('whatever a person types or pastes, a complete reply is one the desk can read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const content: DraftContent = { kind: 'reply', text, files: [] };
      fc.pre(isComplete(content));
      const { entry } = handedOver({ ...aDraft(content), target: anIncidentId(7) }, verasIssuer);
      expect(incidentCommands['incident.reply'].input.safeParse(entry?.input)).toMatchObject({ success: true });
    }),
    { seed: 4_680 },
  );
});
