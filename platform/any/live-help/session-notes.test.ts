import type { CommandInput } from '#domain/processes.ts';
import { agentId } from '#domain/kernel/fields.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { ChainEnd } from '#domain/remote-support/session-chain.rules.ts';
import { firstBrokenLink } from '#domain/remote-support/session-chain.rules.ts';
import { plainSha256 } from '../attachment/sha256.ts';
import { newRecordId } from '../new-id.ts';
import { expect, test } from 'vitest';
import { createSessionNotes } from './session-notes.ts';

const mira = agentId.parse(newRecordId('agent'));
const hash = (text: string) => plainSha256(new TextEncoder().encode(text));

function notebook(known: ChainEnd | null = null) {
  const handedIn: CommandInput<'support-session.note'>[] = [];
  const faults: unknown[] = [];
  const due: (() => void)[] = [];
  let isRefused = false;
  const notes = createSessionNotes({
    by: mira,
    readHead: async () => known,
    issue: async (input) => {
      if (isRefused) return refuse({ code: 'support-session.not-there' });
      handedIn.push(input);
      return ok(null);
    },
    nowMs: () => 1_700_000_000_000,
    later: (run) => void due.push(run),
    reportFault: (fault) => void faults.push(fault),
  });
  return { notes, handedIn, faults, due, refuseAll: () => (isRefused = true) };
}

const connected = { actor: 'console', type: 'connected', data: { path: 'direct' } } as const;
const compared = { actor: mira, type: 'trust', data: { outcome: 'same' } } as const;

test('what happens is handed in together, as a chain that holds (W14)', async () => {
  const { notes, handedIn, due } = notebook();
  notes.note(connected);
  notes.note(compared);
  expect(due).toHaveLength(1);
  await notes.flush();
  notes.note({ actor: 'console', type: 'interrupted', data: {} });
  await notes.flush();

  expect(handedIn.map(({ entries }) => entries.length)).toEqual([2, 1]);
  const entries = handedIn.flatMap((input) => input.entries);
  expect(firstBrokenLink([{ by: mira, entries, head: { seq: 3, hash: handedIn[1]!.hash } }], hash)).toBeNull();
});

test('a window goes on where another one of the same agent has come to', async () => {
  const { notes, handedIn } = notebook({ seq: 7, hash: 'ab'.repeat(32) });
  notes.note(connected);
  await notes.flush();

  expect(handedIn[0]?.entries[0]).toMatchObject({ seq: 8, prev: 'ab'.repeat(32) });
});

test('a head is told once, and never for having heard the other side’s', async () => {
  const { notes } = notebook();
  notes.note(connected);
  await notes.flush();
  expect(notes.newHead()).toMatchObject({ by: mira, seq: 1 });
  expect(notes.newHead()).toBeNull();

  notes.note({ actor: 'console', type: 'head-heard', data: { by: 'user', seq: 3, hash: 'cd'.repeat(32) } });
  await notes.flush();

  expect(notes.newHead()).toBeNull();
});

test('what is not taken is a fault and no part of the chain', async () => {
  const { notes, faults, refuseAll } = notebook();
  refuseAll();
  notes.note(connected);
  await notes.flush();

  expect(faults).toMatchObject([{ code: 'session.not-noted' }]);
  expect(notes.newHead()).toBeNull();
});
