import { epochMs } from '#domain/kernel/fields.ts';
import { describe, expect, test } from 'vitest';
import { createKeptStorage } from '../app/kept-storage.ts';
import type { Draft } from './draft.ts';
import { aReport, anIncidentId, aWebStorage, openDrafts, verasIssuer } from './draft.fixtures.ts';

function aStorage() {
  return createKeptStorage(aWebStorage());
}

test('what was typed and the id it will be sent under survive a reload', () => {
  const storage = aStorage();
  const before = openDrafts(storage);
  before.write(before.open('report', null), aReport());

  const after = openDrafts(storage, { firstSerial: 50 });

  expect(after.open('report', null)).toEqual(before.find('report', null));
  expect(after.find('report', null)?.content).toEqual(aReport());
});

test('a second click, and one after a reload, hand over the very same command', () => {
  const storage = aStorage();
  const drafts = openDrafts(storage);
  const draft = drafts.open('report', null);
  drafts.write(draft, aReport());
  drafts.handOver(draft, verasIssuer);
  const [first] = drafts.handedOver();

  drafts.handOver(draft, { ...verasIssuer, nowMs: epochMs.parse(verasIssuer.nowMs + 1) });
  const reloaded = openDrafts(storage, { firstSerial: 50 });
  reloaded.handOver(reloaded.open('report', null), verasIssuer);

  expect(drafts.handedOver()).toEqual([first]);
  expect(reloaded.handedOver()).toEqual([first]);
});

test('what was handed over stands still until the hub has answered', () => {
  const drafts = openDrafts();
  const draft = drafts.open('report', null);
  drafts.write(draft, aReport());
  drafts.handOver(draft, verasIssuer);

  drafts.write(draft, aReport({ words: 'Something else' }));

  expect(drafts.find('report', null)?.content.words).toBe('The printer is on strike');
});

test('what was accepted is forgotten, told to other tabs and announced once', () => {
  const told: Draft[] = [];
  const announced: Draft[] = [];
  const drafts = openDrafts(aStorage(), { tellOtherTabs: (draft) => told.push(draft) });
  drafts.accepted$.subscribe((draft) => announced.push(draft));
  const draft = drafts.open('report', null);

  drafts.accept(draft);
  drafts.accept(draft);

  expect(drafts.find('report', null)).toBeNull();
  expect(told).toEqual([draft]);
  expect(announced).toEqual([draft]);
});

test('after a refusal the text is there to be changed, and goes out as a new command about a new incident', () => {
  const drafts = openDrafts();
  const draft = drafts.open('report', null);
  drafts.write(draft, aReport());
  drafts.handOver(draft, verasIssuer);

  drafts.refuse(draft, { code: 'incident.service-unknown' });

  const refused = drafts.find('report', null);
  expect(refused).toMatchObject({ content: aReport(), entry: null, refusal: { code: 'incident.service-unknown' } });
  expect(refused?.command).not.toBe(draft.command);
  expect(refused?.target).not.toBe(draft.target);
});

test('a refused reply stays about its incident', () => {
  const drafts = openDrafts();
  const draft = drafts.open('reply', anIncidentId(7));
  drafts.write(draft, { kind: 'reply', text: 'It works on the second floor.', files: [] });
  drafts.handOver(draft, verasIssuer);

  drafts.refuse(draft, { code: 'incident.closed' });

  expect(drafts.find('reply', anIncidentId(7))).toMatchObject({ target: anIncidentId(7), entry: null });
});

test('replies to two incidents are two drafts', () => {
  const drafts = openDrafts();
  drafts.write(drafts.open('reply', anIncidentId(7)), { kind: 'reply', text: 'Seven', files: [] });
  drafts.write(drafts.open('reply', anIncidentId(8)), { kind: 'reply', text: 'Eight', files: [] });

  expect(drafts.find('reply', anIncidentId(7))?.content.text).toBe('Seven');
  expect(drafts.find('reply', anIncidentId(8))?.content.text).toBe('Eight');
});

test('commands wait in the order in which they were handed over', () => {
  const drafts = openDrafts();
  const close = drafts.open('close', anIncidentId(7));
  const reply = drafts.open('reply', anIncidentId(7));
  drafts.write(reply, { kind: 'reply', text: 'Thank you', files: [] });
  drafts.handOver(reply, verasIssuer);
  drafts.handOver(close, { ...verasIssuer, nowMs: epochMs.parse(verasIssuer.nowMs + 1) });

  expect(drafts.handedOver().map(({ content }) => content.kind)).toEqual(['reply', 'close']);
});

describe('when another tab with the same draft was quicker', () => {
  test('the same text is not kept to be sent again', () => {
    const drafts = openDrafts();
    const draft = drafts.open('report', null);
    drafts.write(draft, aReport());

    drafts.heardAccepted({ ...draft, content: aReport({ effect: 'business-halted' }) });

    expect(drafts.find('report', null)).toBeNull();
  });

  test('other text is kept, and goes out under an id of its own', () => {
    const drafts = openDrafts();
    const draft = drafts.open('report', null);
    drafts.write(draft, aReport({ words: 'And the scanner, too' }));

    drafts.heardAccepted({ ...draft, content: aReport() });

    expect(drafts.find('report', null)?.content.words).toBe('And the scanner, too');
    expect(drafts.find('report', null)?.command).not.toBe(draft.command);
  });
});

test('a form that is left takes along what nobody would miss, and nothing else', () => {
  const drafts = openDrafts();
  const close = drafts.open('close', anIncidentId(7));
  drafts.handOver(close, verasIssuer);
  drafts.tidy('close', anIncidentId(7));
  expect(drafts.handedOver()).toHaveLength(1);

  drafts.refuse(close, { code: 'incident.not-resolved' });
  drafts.tidy('close', anIncidentId(7));
  expect(drafts.find('close', anIncidentId(7))).toBeNull();

  drafts.write(drafts.open('report', null), aReport());
  drafts.tidy('report', null);
  expect(drafts.find('report', null)?.content).toEqual(aReport());
});

test('signing out asks first only when something would be lost', () => {
  const drafts = openDrafts();
  drafts.open('close', anIncidentId(7));
  drafts.write(drafts.open('report', null), aReport({ words: '  ' }));
  expect(drafts.holdText()).toBe(false);

  drafts.write(drafts.open('reply', anIncidentId(7)), { kind: 'reply', text: 'One more thing', files: [] });
  expect(drafts.holdText()).toBe(true);
});

test('nothing of what was discarded is left on the device', () => {
  const storage = aStorage();
  const drafts = openDrafts(storage);
  drafts.write(drafts.open('report', null), aReport());

  drafts.discardAll();

  expect(storage.names()).toEqual([]);
});
