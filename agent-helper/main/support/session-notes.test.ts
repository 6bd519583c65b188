import { createHash } from 'node:crypto';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { agentId, deviceId, supportSessionId } from '#domain/kernel/fields.ts';
import { noteInput } from '#domain/remote-support/note-session.ts';
import { firstBrokenLink } from '#domain/remote-support/session-chain.rules.ts';
import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { createBell } from '../bell.ts';
import { createSessionNotes } from './session-notes.ts';

const session = supportSessionId.parse('support-session:one');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const given: HappeningNoted = {
  actor: 'user',
  type: 'consent',
  data: { capability: 'view', answer: 'given', agent: agentId.parse('agent:mira') },
};

/** A computer whose gathering ends when the test says so. */
async function aComputer(folder?: string) {
  const at = folder ?? (await temporaryFolder());
  const sent: CommandEntry[] = [];
  const disk = { isFull: false };
  const stop = new AbortController();
  const napping = Promise.withResolvers<void>();
  const rest = (_delayMs: number, signal: AbortSignal) =>
    new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done());
    });
  const sleep = (delayMs: number, signal: AbortSignal) => Promise.race([napping.promise, rest(delayMs, signal)]);
  const notes = createSessionNotes({
    folder: at,
    bell: createBell(rest),
    outbox: {
      add: async (entry) => {
        if (disk.isFull) throw new Error('The disk is full.');
        sent.push(entry);
      },
    },
    origin: async () => ({ device: deviceId.parse('device:nb0142'), nowMs: 1_000, hubOffsetMs: 500 }),
    sleep,
  });
  const run = () => {
    const running = notes.run(stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await running.catch(() => null);
    });
    return running;
  };
  return { notes, sent, disk, run, at, gather: () => napping.resolve() };
}

const entriesIn = (sent: readonly CommandEntry[]) => sent.flatMap(({ input }) => noteInput.parse(input).entries);

test('what is noted is one chain, by the hub’s clock, and sent some at a time', async () => {
  const { notes, sent, run, gather } = await aComputer();
  void run();
  const head = await notes.note(session, [given, { actor: 'helper', type: 'connected', data: { path: 'direct' } }]);
  await notes.note(session, [{ actor: 'helper', type: 'interrupted', data: {} }]);
  gather();

  await expect.poll(() => entriesIn(sent)).toHaveLength(3);
  const entries = entriesIn(sent);
  expect(sent[0]).toMatchObject({ name: 'support-session.note', target: session, actor: 'device:nb0142' });
  expect(entries[0]).toMatchObject({ seq: 1, atMs: 1_500, type: 'consent' });
  expect(head).toMatchObject({ by: 'user', seq: 2 });
  const last = noteInput.parse(sent.at(-1)!.input);
  expect(firstBrokenLink([{ by: 'user', entries, head: { seq: 3, hash: last.hash } }], hash)).toBeNull();
});

test('a helper that dies before it has sent sends the same command when it starts again, and goes on with the chain', async () => {
  const before = await aComputer();
  await before.notes.note(session, [given]);
  before.disk.isFull = true;
  await expect(before.run()).rejects.toThrow('full');
  expect(before.sent).toEqual([]);

  const after = await aComputer(before.at);
  void after.run();
  await expect.poll(() => after.sent).toHaveLength(1);
  await after.notes.note(session, [given]);
  after.gather();

  await expect.poll(() => entriesIn(after.sent).map(({ seq }) => seq)).toEqual([1, 2]);
});

test('much at once is sent in commands that are small enough', async () => {
  const { notes, sent, run } = await aComputer();
  for (let index = 0; index < 6; index += 1)
    await notes.note(
      session,
      Array.from({ length: 20 }, () => given),
    );
  void run();

  await expect.poll(() => entriesIn(sent)).toHaveLength(120);
  expect(sent.map(({ input }) => noteInput.parse(input).entries.length)).toEqual([50, 50, 20]);
});
