import { expect, test } from 'vitest';
import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { ada, aHelp } from '../remote.fixtures.ts';
import type { PartPorts, PartStanding } from '#platform/any/live-help/session-part.ts';
import { openClipboardPart } from './clipboard-part.ts';

const standing = (over: Partial<PartStanding> = {}): PartStanding => ({
  live: new Set<Capability>(['view', 'clipboard-in', 'clipboard-out']),
  isTrusted: true,
  isHeldBack: false,
  link: 'connected',
  ...over,
});

/** A clipboard with a text, and the formats of the system that stand beside it. */
function opened(text = 'what the person copied', formats: readonly string[] = []) {
  const held = { text, formats: [...formats] };
  const said: Ctl<'helper'>[] = [];
  const noted: HappeningNoted[] = [];
  const used: Capability[] = [];
  const seen: string[] = [];
  const faults: unknown[] = [];
  const clipboard = {
    has: async (format: string) => held.formats.some((one) => format.includes(`format="${one}"`)),
    readText: async () => held.text,
    writeText: async (next: string) => void (held.text = next),
  };
  const { session, ticket } = aHelp();
  const ports: PartPorts = {
    help: { session, agent: ada, agentName: 'Ada Winter', agentRole: 'agent', ticket: ticket!, sinceMs: 0 },
    say: (message) => void said.push(message),
    order: () => undefined,
    contentsId: 1,
    note: (happening) => void noted.push(happening),
    noteUse: (capability) => void used.push(capability),
    alarm: () => undefined,
    nowMs: () => 0,
    monitors: () => [],
  };
  const part = openClipboardPart(
    {
      clipboard,
      onText: (direction, characters) => void seen.push(`${direction} ${characters}`),
      reportFault: (error) => void faults.push(error),
    },
    ports,
  );
  part.update(standing());
  return { part, held, said, noted, used, seen, faults, clipboard };
}

test('text is put into the clipboard, and the record says how much and not what (W1)', async () => {
  const { part, held, said, noted, used, seen } = opened();
  part.hear({ kind: 'clipboard.put', number: 1, text: 'zwölf 👩' });
  await expect.poll(() => said).toHaveLength(1);

  expect(held.text).toBe('zwölf 👩');
  expect(said).toEqual([{ kind: 'clipboard.put-there', number: 1 }]);
  expect(noted).toEqual([{ actor: ada, type: 'clipboard', data: { direction: 'in', characters: 7 } }]);
  expect(used).toEqual(['clipboard-in']);
  expect(seen).toEqual(['in 7']);
  expect(JSON.stringify(noted)).not.toContain('zwölf');
});

test('text is handed out when the agent asks, and at no other time (W1)', async () => {
  const { part, said, noted, seen } = opened('a\u001B\u0007bc');
  expect(said).toEqual([]);
  part.hear({ kind: 'clipboard.fetch', number: 4 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.text', number: 4, text: 'abc' }]);
  expect(noted).toEqual([{ actor: ada, type: 'clipboard', data: { direction: 'out', characters: 3 } }]);
  expect(seen).toEqual(['out 3']);
});

test.each([
  'x-kde-passwordManagerHint',
  'ExcludeClipboardContentFromMonitorProcessing',
  'org.nspasteboard.ConcealedType',
])('what is marked with %s is never sent (W1)', async (mark) => {
  const { part, said, noted, seen } = opened('hunter2', [mark]);
  part.hear({ kind: 'clipboard.fetch', number: 1 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code: 'clipboard.secret' }]);
  expect([noted, seen]).toEqual([[], []]);
});

test('what is marked while it is being read is not sent either', async () => {
  const { part, held, said, clipboard } = opened('harmless');
  clipboard.readText = async () => {
    held.formats.push('x-kde-passwordManagerHint');
    return 'hunter2';
  };
  part.hear({ kind: 'clipboard.fetch', number: 1 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code: 'clipboard.secret' }]);
});

test.each([
  ['', 'clipboard.empty'],
  ['x'.repeat(70_000), 'clipboard.too-large'],
])('what cannot go is said by name: %#', async (text, code) => {
  const { part, said, noted } = opened(text);
  part.hear({ kind: 'clipboard.fetch', number: 1 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code }]);
  expect(noted).toEqual([]);
});

test.each<[string, Partial<PartStanding>]>([
  ['the person hides the screen', { isHeldBack: true }],
  ['the digits were not compared', { isTrusted: false }],
  ['only the other way was granted', { live: new Set<Capability>(['clipboard-in']) }],
])('nothing is handed out while %s (W2, C10, S7)', async (_, over) => {
  const { part, said } = opened();
  part.update(standing(over));
  part.hear({ kind: 'clipboard.fetch', number: 1 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code: 'clipboard.withheld' }]);
});

test('what was taken back while the clipboard was being read is not sent', async () => {
  const { part, said, clipboard } = opened();
  clipboard.readText = async () => {
    part.update(standing({ live: new Set() }));
    return 'late';
  };
  part.hear({ kind: 'clipboard.fetch', number: 1 });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code: 'clipboard.withheld' }]);
});

test('a system that refuses is a fault here and a plain word there', async () => {
  const { part, said, faults, clipboard } = opened();
  clipboard.writeText = async () => {
    throw new Error('no clipboard');
  };
  part.hear({ kind: 'clipboard.put', number: 1, text: 'a' });
  await expect.poll(() => said).toHaveLength(1);

  expect(said).toEqual([{ kind: 'clipboard.refused', number: 1, code: 'clipboard.failed' }]);
  expect(faults).toHaveLength(1);
});
