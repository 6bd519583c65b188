import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { IpcContract } from '#contracts/ipc.ts';
import type { IpcRefusal } from './typed-ipc.ts';
import { createIpcGate, createTellWindows } from './typed-ipc.ts';
import type { AppWindow } from './window-factory.ts';

const contract = {
  requests: {
    'bell.ring': { input: z.strictObject({ times: z.int().min(1).max(3) }), output: z.string(), windows: ['desk'] },
    'bell.break': { input: z.strictObject({}), output: z.string(), windows: ['desk'] },
    'bell.lie': { input: z.strictObject({}), output: z.string(), windows: ['desk'] },
    'desk.only': { input: z.strictObject({}), output: z.void(), windows: ['desk'] },
  },
  emissions: { 'bell.rang': { payload: z.strictObject({ times: z.int() }), windows: ['desk'] } },
} as const satisfies IpcContract;

function aWindow(role: string, sent: unknown[] = []): AppWindow<string> {
  const webContents = { send: (channel: string, message: unknown) => sent.push([channel, message]) };
  return { role, path: '/', browserWindow: { isDestroyed: () => false, webContents } as unknown as BrowserWindow };
}

function aGate(asker: AppWindow<string> | null = aWindow('desk')) {
  const reported: IpcRefusal[] = [];
  let reports = 0;
  const gate = createIpcGate<typeof contract, string>({
    contract,
    senderOf: () => asker,
    newReportId: () => `report-${(reports += 1)}`,
    report: (refusal) => reported.push(refusal),
    answers: {
      'bell.ring': ({ times }) => 'ding '.repeat(times).trim(),
      'bell.break': () => {
        throw new Error('The clapper fell off.');
      },
      'bell.lie': () => 7 as unknown as string,
      'desk.only': () => {},
    },
  });
  return { reported, gate, ask: (message: unknown) => gate.answer({} as IpcMainInvokeEvent, message) };
}

test('what a page asks by the contract is answered by it', async () => {
  const { ask, reported } = aGate();

  expect(await ask({ request: 'bell.ring', input: { times: 2 } })).toEqual({ ok: true, value: 'ding ding' });
  expect(reported).toEqual([]);
});

test('who is no window of ours is told nothing, whatever it asks', async () => {
  const { ask } = aGate(null);

  expect(await ask({ request: 'bell.ring', input: { times: 2 } })).toMatchObject({ code: 'ipc.sender-untrusted' });
});

test('a window of another role is refused', async () => {
  const { ask } = aGate(aWindow('set-up'));

  expect(await ask({ request: 'desk.only', input: {} })).toMatchObject({ code: 'ipc.window-not-allowed' });
});

test.each([
  [{ request: 'bell.melt', input: {} }, 'ipc.request-unknown'],
  [{ request: 'constructor', input: {} }, 'ipc.request-unknown'],
  [{ request: '__proto__', input: {} }, 'ipc.request-unknown'],
  ['bell.ring', 'ipc.request-unknown'],
  [null, 'ipc.request-unknown'],
  [{ request: 'bell.ring', input: {}, extra: 1 }, 'ipc.request-unknown'],
  [{ request: 'bell.ring', input: { times: 99 } }, 'ipc.input-invalid'],
  [{ request: 'bell.ring', input: { times: 1, loud: true } }, 'ipc.input-invalid'],
  [{ request: 'bell.lie', input: {} }, 'ipc.output-invalid'],
  [{ request: 'bell.break', input: {} }, 'ipc.fault'],
])('%j is refused with %s', async (message, code) => {
  expect(await aGate().ask(message)).toEqual({ ok: false, code, reportId: 'report-1' });
});

test('what broke inside is reported with its cause, and the page is told its report alone', async () => {
  const { ask, reported } = aGate();

  const told = await ask({ request: 'bell.break', input: {} });

  expect(JSON.stringify(told)).not.toContain('clapper');
  expect(reported).toMatchObject([{ code: 'ipc.fault', request: 'bell.break', reportId: 'report-1' }]);
  expect(reported[0]?.cause).toBeInstanceOf(Error);
});

test('a page that repeats a refused message is reported once and counted each time', async () => {
  const { ask, gate, reported } = aGate();

  for (const _ of [1, 2, 3]) await ask({ request: 'bell.ring', input: 'loud' });

  expect(reported).toHaveLength(1);
  expect(gate.refusals()).toEqual({ 'ipc.input-invalid': 3 });
});

test('windows are told what the contract lets them hear, and a payload outside of it is told to nobody', () => {
  const [heardByDesk, heardBySetUp]: [unknown[], unknown[]] = [[], []];
  const tell = createTellWindows(contract, () => [aWindow('desk', heardByDesk), aWindow('set-up', heardBySetUp)]);

  tell('bell.rang', { times: 2 });

  expect(heardByDesk).toEqual([['deskbell.tell', { emission: 'bell.rang', payload: { times: 2 } }]]);
  expect(heardBySetUp).toEqual([]);
  expect(() => tell('bell.rang', { times: 'often' } as never)).toThrow(z.ZodError);
  expect(heardByDesk).toHaveLength(1);
});
