import { expect, test } from 'vitest';
import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { SendPorts } from './send-outbox.ts';
import { sendOutbox } from './send-outbox.ts';

const { signal } = new AbortController();
const aReport = (serial: number) => aCommandEntry(serial, { name: 'device.report', target: 'device:nb0142' });
const serials = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_none, place) => from + place);
const accepted = ({ id }: CommandEntry): CommandAnswer => ({ kind: 'accepted', command: id, place: 1 });

type Push = (commands: readonly CommandEntry[]) => Result<{ readonly answers: readonly CommandAnswer[] }>;

/** An outbox in memory before a hub that answers pushes as told; `pushed` holds what each push carried. */
function aSender(waiting: readonly CommandEntry[], push: Push, over: Partial<SendPorts> = {}) {
  let left = waiting;
  const pushed: number[] = [];
  const refusals: string[] = [];
  const ask = async (_name: string, { commands }: { readonly commands: readonly CommandEntry[] }) => {
    pushed.push(commands.length);
    return push(commands);
  };
  const ports: SendPorts = {
    outbox: {
      waiting: async () => left,
      drop: async (ids) => void (left = left.filter(({ id }) => !ids.has(id))),
    },
    // Only `sync.push` is asked here, and its answers are those of the contract.
    link: { ask: ask as unknown as HubLink['ask'] },
    onAccepted: async () => undefined,
    onRefused: async ({ id }, { code }: Refusal) => void refusals.push(`${id.slice(-4)} ${code}`),
    ...over,
  };
  return { ports, pushed, refusals, left: () => left };
}

test('everything that waits is sent in order, a hundred at a time', async () => {
  const waiting = serials(1, 250).map(aReport);
  const arrived: string[] = [];
  const sender = aSender(waiting, (commands) => {
    arrived.push(...commands.map(({ id }) => id));
    return ok({ answers: commands.map(accepted) });
  });

  expect(await sendOutbox(sender.ports, signal)).toEqual(ok(null));
  expect(sender.pushed).toEqual([100, 100, 50]);
  expect(arrived).toEqual(waiting.map(({ id }) => id));
  expect(sender.left()).toEqual([]);
});

test('what the hub refuses is told with its reason and leaves; the others go on', async () => {
  const sender = aSender(serials(1, 3).map(aReport), (commands) =>
    ok({
      answers: commands.map((entry, place) =>
        place === 1
          ? { kind: 'refused', command: entry.id, refusal: { code: 'command.not-permitted' } }
          : accepted(entry),
      ),
    }),
  );

  await sendOutbox(sender.ports, signal);

  expect(sender.refusals).toEqual(['0002 command.not-permitted']);
  expect(sender.left()).toEqual([]);
});

test('while the hub is away nothing leaves, and the reason is returned', async () => {
  const waiting = serials(1, 3).map(aReport);
  const sender = aSender(waiting, () => refuse({ code: 'hub.unreachable' }));

  expect(await sendOutbox(sender.ports, signal)).toEqual(refuse({ code: 'hub.unreachable' }));
  expect(sender.left()).toEqual(waiting);
  expect(sender.pushed).toEqual([3]);
});

test('a command that the hub cannot read is set aside alone, and holds up nobody behind it', async () => {
  const sender = aSender(serials(1, 4).map(aReport), (commands) =>
    commands.some(({ id }) => id === aReport(2).id)
      ? refuse({ code: 'request.invalid' })
      : ok({ answers: commands.map(accepted) }),
  );

  expect(await sendOutbox(sender.ports, signal)).toEqual(ok(null));
  expect(sender.refusals).toEqual(['0002 request.invalid']);
  expect(sender.left()).toEqual([]);
});

test('a command is dropped only when what came of it is written down', async () => {
  const waiting = [aReport(1)];
  const sender = aSender(waiting, (commands) => ok({ answers: commands.map(accepted) }), {
    onAccepted: async () => {
      throw new Error('The disk is full.');
    },
  });

  await expect(sendOutbox(sender.ports, signal)).rejects.toThrow('The disk is full.');
  expect(sender.left()).toEqual(waiting);
});

test('a hub that answers nothing of what was asked is a fault, not a reason to ask for ever', async () => {
  const sender = aSender([aReport(1)], () => ok({ answers: [accepted(aReport(9))] }));

  await expect(sendOutbox(sender.ports, signal)).rejects.toMatchObject({ code: 'hub.answer-invalid' });
  expect(sender.pushed).toEqual([1]);
});
