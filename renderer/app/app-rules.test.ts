import type { DeskStatus } from '#contracts/desk-port.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal, vera } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, anAgent, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { i18n } from 'i18next';
import { createWords } from '../words/words.ts';
import { directoryOf } from './directory.ts';
import { gateOf } from './gate.rules.ts';
import { parsePreferences } from './preferences.ts';
import { statusLineOf } from './status-corner.rules.ts';

const session = { principal: anAgentPrincipal(), name: 'Mira', offlineUntilMs: epochMs.parse(10_000) };

function aStatus(over: Partial<DeskStatus> = {}): DeskStatus {
  return {
    session,
    link: 'online',
    waiting: 0,
    refused: 0,
    isReplicaWhole: true,
    isUsable: true,
    received: 0,
    expected: 0,
    hubOffsetMs: 0,
    fetchingOlder: null,
    visits: {},
    problem: null,
    ...over,
  };
}

const restored = { backupAtMs: epochMs.parse(1_000), taken: 3, again: 0, files: 0, left: 2 };

describe('the door', () => {
  test('opens to an agent whose copy of the desk is whole', () => {
    expect(gateOf(aStatus(), 5_000)).toEqual({ kind: 'desk', me: session.principal, name: 'Mira' });
  });

  test('opens without a network on the second visit', () => {
    expect(gateOf(aStatus({ link: 'offline' }), 5_000).kind).toBe('desk');
  });

  test('asks to meet the hub once the time without it is over', () => {
    const status = aStatus({ link: 'offline' });
    expect(gateOf(status, 10_001)).toEqual({ kind: 'sign-in', because: 'offline-over' });
    expect(gateOf(aStatus(), 10_001).kind).toBe('desk');
  });

  test('asks for a sign-in where nothing is here and nothing can be received without one', () => {
    const status = aStatus({ isUsable: false, link: 'offline', problem: 'session.token-lost' });
    expect(gateOf(status, 5_000)).toEqual({ kind: 'sign-in', because: 'ended' });
    expect(gateOf({ ...status, isUsable: true }, 5_000).kind).toBe('desk');
  });

  test('asks who is there while nobody is signed in', () => {
    expect(gateOf(aStatus({ session: null }), 5_000)).toEqual({ kind: 'sign-in', because: 'nobody-here' });
  });

  test.each([
    ['session.offline-expired', 'offline-over'],
    ['session.ended', 'ended'],
    ['storage.failed', 'nobody-here'],
  ])('says why it asks again: %s', (problem, because) => {
    expect(gateOf(aStatus({ session: null, problem }), 5_000)).toEqual({ kind: 'sign-in', because });
  });

  test('sends those who do not work on the desk to the portal', () => {
    expect(gateOf(aStatus({ session: { ...session, principal: vera } }), 5_000).kind).toBe('not-an-agent');
  });

  test('waits while what every screen needs is received for the first time', () => {
    const status = aStatus({ isReplicaWhole: false, isUsable: false });
    expect(gateOf(status, 5_000)).toEqual({ kind: 'first-sync', isOffline: false });
  });

  test('opens before everything is here, as soon as people can work', () => {
    expect(gateOf(aStatus({ isReplicaWhole: false }), 5_000).kind).toBe('desk');
  });

  test('stays shut until the data service has spoken', () => {
    expect(gateOf(undefined, 5_000)).toEqual({ kind: 'opening' });
  });
});

describe('the line in the corner', () => {
  let words: i18n;
  beforeAll(async () => {
    words = await createWords('en');
  });
  const lineFor = (over: Partial<DeskStatus>) => statusLineOf(aStatus(over), words.t);

  test.each([
    [{}, 'fine', 'Up to date'],
    [{ waiting: 2 }, 'busy', '2 not yet synced'],
    [{ link: 'offline', waiting: 3 }, 'offline', 'Offline · 3 not yet synced'],
    [{ link: 'offline', waiting: 3, refused: 1 }, 'attention', 'Offline · 3 not yet synced · 1 refused'],
    [{ refused: 1 }, 'attention', '1 refused'],
    [{ link: 'catching-up' }, 'busy', 'Catching up'],
    [{ link: 'catching-up', restored: { ...restored, step: 'handing-in' } }, 'busy', 'The hub was restored'],
    [{ restored: { ...restored, step: 'done' } }, 'attention', 'The hub was restored'],
    [{ problem: 'storage.failed', waiting: 1 }, 'attention', 'This browser cannot store your work. · 1 not yet synced'],
  ] as const)('%j looks %s and says “%s”', (over, mark, line) => {
    const found = lineFor(over);
    expect([found.mark, found.parts.join(' · ')]).toEqual([mark, line]);
  });
});

describe('preferences', () => {
  test('what cannot be read is as if it had never been set', () => {
    const fresh = parsePreferences(null);
    expect(parsePreferences('{{')).toEqual(fresh);
    expect(parsePreferences('"text"')).toEqual(fresh);
    expect(parsePreferences('{"theme":"pink","density":"compact"}')).toEqual({ ...fresh, density: 'compact' });
  });
});

test('the directory joins agents with their names', () => {
  const rows = [anAgent(), aTeam()].map((state) => ({ id: state.id, record: state.id.split(':')[0] ?? '', state }));
  const mira = aPerson({ id: personId.parse('person:mira'), name: 'Mira Solberg' });
  const directory = directoryOf(rows, new Map([[mira.id, mira]]));
  expect([...directory.colleagues.values()].map(({ name }) => name)).toEqual(['Mira Solberg']);
  expect([...directory.teams.values()].map(({ name }) => name)).toEqual(['First line']);
});
