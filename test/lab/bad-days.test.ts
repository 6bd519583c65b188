import type { JournalLine } from '#domain/kernel/journal.ts';
import { describe, expect, test } from 'vitest';
import { textIn } from '../fuzz/acts.ts';
import type { FuzzWorld } from '../fuzz/fuzz-world.ts';
import { judge } from '../fuzz/judge.ts';
import { settle } from '../fuzz/settle.ts';
import { passTime } from '../fuzz/take-step.ts';
import { aDesk, calm, logCall, note, onHub } from './lab-desk.ts';

const DAY_MS = 24 * 3_600_000;

async function lineOf({ hub }: FuzzWorld, text: string): Promise<JournalLine> {
  const rows = await hub.running()!.store.database.selectFrom('journal').select('line').execute();
  const lines = rows.map(({ line }) => JSON.parse(line) as JournalLine);
  return lines.find(({ input }) => textIn(input)?.endsWith(text) === true)!;
}

describe('SLA-12: what a wrong clock says is corrected, or kept within what is possible', () => {
  test.each([
    ['ten minutes fast', 600_000],
    ['ten minutes slow', -600_000],
    ['a day fast', DAY_MS],
    ['a day slow', -DAY_MS],
  ])('a clock that is %s tells the right moment, because it was compared with the hub', async (_how, skewMs) => {
    const { world } = await aDesk();
    const [laptop] = await world.running(0);
    laptop.skewMs = skewMs;
    laptop.running?.die();
    await world.running(0);
    await calm(world);
    const { target } = await logCall(world, 0, 'a call');
    await calm(world);
    laptop.isCut = true;
    const saidAtMs = world.clock.nowMs();
    await note(world, 0, target, 'said offline');
    await passTime(world, 3_600_000);
    laptop.isCut = false;
    expect(await settle(world)).toEqual([]);

    const { occurredAtMs, receivedAtMs } = await lineOf(world, 'said offline');
    expect(Math.abs(occurredAtMs - saidAtMs)).toBeLessThan(60_000);
    expect(receivedAtMs - saidAtMs).toBeGreaterThanOrEqual(3_600_000);
    expect(await judge(world)).toEqual([]);
  });

  test.each([
    ['forward', DAY_MS],
    ['back', -DAY_MS],
  ])(
    'a clock that jumps %s by a day while nobody can compare it moves nothing out of bounds',
    async (_where, jumpMs) => {
      const { world } = await aDesk();
      const [laptop] = await world.running(0);
      await calm(world);
      const { target } = await logCall(world, 0, 'a call');
      await calm(world);
      const { occurredAtMs: loggedAtMs } = await lineOf(world, 'a call');
      laptop.isCut = true;
      laptop.skewMs += jumpMs;
      await note(world, 0, target, 'said after the jump');
      await passTime(world, 600_000);
      laptop.isCut = false;
      expect(await settle(world)).toEqual([]);

      const { occurredAtMs, receivedAtMs } = await lineOf(world, 'said after the jump');
      expect(occurredAtMs).toBeGreaterThanOrEqual(loggedAtMs);
      expect(occurredAtMs).toBeLessThanOrEqual(receivedAtMs);
      expect(await judge(world)).toEqual([]);
    },
  );
});

test('two laptops of one person, both offline on the same ticket, end with the same desk, each with numbers of its own', async () => {
  const { world } = await aDesk();
  const [one] = await world.running(0);
  await calm(world);
  const [other] = await world.running(1);
  const { target } = await logCall(world, 0, 'shared');
  await calm(world);
  for (const laptop of [one, other]) laptop.isCut = true;
  await note(world, 0, target, 'on the first');
  await note(world, 1, target, 'on the second');
  const numbers = [await logCall(world, 0, 'first'), await logCall(world, 1, 'second')].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(2);

  expect(await settle(world)).toEqual([]);

  expect(new Set((await onHub(world)).texts)).toEqual(
    new Set(['shared', 'on the first', 'on the second', 'first', 'second']),
  );
  expect(one.running?.status()?.mishap ?? other.running?.status()?.mishap).toBeUndefined();
  expect(await judge(world)).toEqual([]);
});

test('a full disk refuses by name what it cannot keep, loses nothing it has, and goes on when there is room', async () => {
  const { world } = await aDesk();
  const [laptop, running] = await world.running(0);
  const [, colleague] = await world.running(1);
  await calm(world);
  const { target } = await logCall(world, 0, 'before');
  await calm(world);
  laptop.disk.isFull = true;

  const bytes = new TextEncoder().encode('A log.');
  const full = { code: 'storage.full' };
  await expect(running.ask('number.take', {})).rejects.toMatchObject(full);
  await expect(
    running.ask('command.issue', { name: 'incident.note', target, input: { text: 'typed too much' } }),
  ).rejects.toMatchObject(full);
  expect(await running.ask('attachment.add', { name: 'log.txt', mediaType: 'text/plain', bytes })).toEqual({
    ok: false,
    refusal: { code: 'attachment.no-room' },
  });
  const text = 'typed by a colleague';
  expect(await colleague.ask('command.issue', { name: 'incident.note', target, input: { text } })).toMatchObject({
    ok: true,
  });
  await calm(world);
  expect(running.status()).toMatchObject({ problem: 'storage.full', session: { name: 'Agent 0' } });

  laptop.disk.isFull = false;
  await note(world, 0, target, 'again, with room');
  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts.toSorted((a, b) => a.localeCompare(b))).toEqual([
    'again, with room',
    'before',
    'by a colleague',
  ]);
  expect(running.status()?.problem).toBeNull();
  expect(await judge(world)).toEqual([]);
});
