import { expect, test } from 'vitest';
import type { CoreToMain } from '#contracts/helper-core.ts';
import { Fault } from '#contracts/fault.ts';
import { createCoreLink } from './core-link.ts';
import { vaultOver } from './vault-over.ts';

function aLink(answer: (request: string) => Promise<unknown> = async () => null) {
  const sent: CoreToMain[] = [];
  const faults: unknown[] = [];
  const did: string[] = [];
  const link = createCoreLink({
    send: (message) => void sent.push(message),
    answer,
    onWake: () => void did.push('wake'),
    onStop: () => void did.push('stop'),
    reportFault: (error) => void faults.push(error),
  });
  return { link, sent, faults, did };
}

test('what is asked is answered under its number; what broke, by its code', async () => {
  const { link, sent, faults } = aLink(async (request) => {
    if (request === 'bad') throw new Fault('core.not-enrolled', 'No.');
    if (request === 'worse') throw new TypeError('oh');
    return 42;
  });

  for (const [id, request] of ['good', 'bad', 'worse'].entries()) link.take({ kind: 'ask', id, request, input: {} });

  await expect
    .poll(() => sent)
    .toEqual([
      { kind: 'answer', id: 0, reply: { ok: true, value: 42 } },
      { kind: 'answer', id: 1, reply: { ok: false, code: 'core.not-enrolled' } },
      { kind: 'answer', id: 2, reply: { ok: false, code: 'core.fault' } },
    ]);
  expect(faults).toHaveLength(2);
});

test('a key is sealed by the main process, and what that cannot do is a fault here', async () => {
  const { link, sent } = aLink();
  const vault = vaultOver(link);

  const sealing = vault.seal('pem');
  const opening = vault.open('sealed');
  expect(sent).toMatchObject([{ ask: { request: 'key.seal', text: 'pem' } }, { ask: { request: 'key.open' } }]);
  link.take({ kind: 'answer', id: 1, reply: { ok: true, value: 'sealed' } });
  link.take({ kind: 'answer', id: 2, reply: { ok: false, code: 'main.fault' } });

  expect(await sealing).toBe('sealed');
  await expect(opening).rejects.toMatchObject({ code: 'main.fault' });
});

test('it is woken and stopped by the main process, and takes nothing that is no message', () => {
  const { link, did } = aLink();

  link.take({ kind: 'wake' });
  link.take({ kind: 'stop' });

  expect(did).toEqual(['wake', 'stop']);
  expect(() => link.take({ kind: 'rm -rf' })).toThrow('invalid_union');
});
