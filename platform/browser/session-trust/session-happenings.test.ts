import type { HappeningNoted } from '#domain/remote-support/session-entry.ts';
import { happeningNoted } from '#domain/remote-support/session-entry.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { agentId } from '#domain/kernel/fields.ts';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { LinkEvent, LinkState } from '../peer-link/peer-link.ts';
import { happeningsOf } from './session-happenings.ts';

function watched() {
  const events = new Subject<LinkEvent>();
  const changes = new Subject<LinkTrust>();
  const noted: HappeningNoted[] = [];
  const clock = { nowMs: 0 };
  const stats = async () => ({ roundTripMs: null, silentForMs: null, way: 'relay' as const, report: new Map() });
  happeningsOf({
    link: { events, stats },
    trust: { changes },
    person: agentId.parse('agent:mira'),
    program: 'console',
    nowMs: () => clock.nowMs,
  }).subscribe((happening) => noted.push(happening));
  const become = async (state: LinkState, atMs: number) => {
    clock.nowMs = atMs;
    events.next({ kind: 'state', state });
    await Promise.resolve();
  };
  return { become, changes, noted };
}

test('what became of the line is written down, with how long it was gone', async () => {
  const { become, noted } = watched();

  await become({ state: 'connected' }, 1_000);
  await become({ state: 'reconnecting' }, 5_000);
  await become({ state: 'connected' }, 9_250);
  await become({ state: 'ended', reason: 'closed-there' }, 10_000);

  await expect
    .poll(() => noted)
    .toEqual([
      { actor: 'console', type: 'connected', data: { path: 'relay' } },
      { actor: 'console', type: 'interrupted', data: {} },
      { actor: 'console', type: 'reconnected', data: { afterMs: 4_250, path: 'relay' } },
    ]);
  expect(noted.every((happening) => happeningNoted.safeParse(happening).success)).toBe(true);
});

test('whoever compared the digits is named, and for a signature the program (S7)', () => {
  const { changes, noted } = watched();

  changes.next({ state: 'comparing', code: '123456' });
  changes.next({ state: 'trusted', by: 'digits', code: '123456' });
  changes.next({ state: 'trusted', by: 'keys', code: '123456' });

  expect(noted).toEqual([
    { actor: 'agent:mira', type: 'trust', data: { outcome: 'same' } },
    { actor: 'console', type: 'trust', data: { outcome: 'signed' } },
  ]);
  expect(JSON.stringify(noted)).not.toContain('123456');
});

test('an attack is one alarm, whoever noticed it first (S6, S17)', async () => {
  const byTrust = watched();
  byTrust.changes.next({ state: 'broken', alarm: 'trust.commitment-differs' });
  await byTrust.become({ state: 'ended', reason: 'closed-here' }, 0);
  const byLink = watched();
  await byLink.become({ state: 'ended', reason: 'certificate-differs' }, 0);

  await expect
    .poll(() => [byTrust.noted, byLink.noted])
    .toEqual([
      [{ actor: 'console', type: 'alarm', data: { code: 'trust.commitment-differs' } }],
      [{ actor: 'console', type: 'alarm', data: { code: 'link.certificate-differs' } }],
    ]);
});
