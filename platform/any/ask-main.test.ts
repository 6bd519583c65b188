import type { DesktopBridge, IpcContract } from '#contracts/ipc.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { mainProcessOver } from './ask-main.ts';

const contract = {
  requests: { 'bell.ring': { input: z.strictObject({ times: z.int() }), output: z.string(), windows: ['desk'] } },
  emissions: { 'bell.rang': { payload: z.strictObject({ times: z.int() }), windows: ['desk'] } },
} as const satisfies IpcContract;

function aPage(answer: unknown) {
  let tell = (_payload: unknown): void => {};
  const bridge: DesktopBridge = {
    ask: { 'bell.ring': async () => answer },
    hear: {
      'bell.rang': (listener) => {
        tell = listener;
        return () => {
          tell = () => {};
        };
      },
    },
  };
  return { main: mainProcessOver(contract, bridge), tell: (payload: unknown) => tell(payload) };
}

test('an answer by the contract is given', async () => {
  expect(await aPage({ ok: true, value: 'ding' }).main.ask('bell.ring', { times: 1 })).toBe('ding');
});

test('a refusal is a fault with its code and the report it stands under', async () => {
  const { main } = aPage({ ok: false, code: 'ipc.fault', reportId: 'r1' });

  await expect(main.ask('bell.ring', { times: 1 })).rejects.toMatchObject({
    code: 'ipc.fault',
    details: { request: 'bell.ring', reportId: 'r1' },
  });
});

test.each([{ ok: true, value: 7 }, { ok: true }, undefined, 'ding'])('%j is no answer', async (answer) => {
  await expect(aPage(answer).main.ask('bell.ring', { times: 1 })).rejects.toThrow(z.ZodError);
});

test('what the main process tells is heard until one stops listening, and only by the contract', () => {
  const { main, tell } = aPage(null);
  const heard: unknown[] = [];
  const stop = main.hear('bell.rang', (payload) => heard.push(payload));

  tell({ times: 2 });
  expect(() => tell({ times: 'often' })).toThrow(z.ZodError);
  stop();
  tell({ times: 3 });

  expect(heard).toEqual([{ times: 2 }]);
});
