import type { SessionOpened } from '#contracts/api/api-request.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { createKeptStorage } from '../app/kept-storage.ts';
import { aWebStorage } from '../draft/draft.fixtures.ts';
import type { Answers } from '../hub-link/hub-link.fixtures.ts';
import { askOf } from '../hub-link/hub-link.fixtures.ts';
import type { Sessions } from './sessions.ts';
import { createSessions } from './sessions.ts';

const opened: SessionOpened = {
  token: 'token-1',
  principal: { kind: 'person', id: personId.parse('person:vera') },
  name: 'Vera Lindqvist',
  nowMs: epochMs.parse(5_020),
  expiresAtMs: epochMs.parse(9_000),
  offlineUntilMs: epochMs.parse(9_000),
};
const vera = { login: 'vera', password: 'correct horse', stays: false };

/** A browser whose tabs can be closed while the device remembers. */
function aBrowser(answers: Answers = { 'session.open': () => ok(opened), 'session.close': () => ok({}) }) {
  const device = aWebStorage();
  const asked: string[] = [];
  const openTab = (tab = aWebStorage()): Sessions =>
    createSessions({
      tab: createKeptStorage(tab),
      device: createKeptStorage(device),
      installation: 'client:a',
      ask: askOf(answers, asked),
      nowMs: () => 5_000,
    });
  return { openTab, asked };
}

const stateOf = (sessions: Sessions) => firstValueFrom(sessions.state$);

test('a reload stays signed in', async () => {
  const { openTab } = aBrowser();
  const tab = aWebStorage();
  await openTab(tab).open(vera);

  expect(await stateOf(openTab(tab))).toMatchObject({
    kind: 'in',
    session: { token: 'token-1', name: 'Vera Lindqvist', hubOffsetMs: 20 },
  });
});

test('closing the tab is enough on somebody else’s machine', async () => {
  const { openTab } = aBrowser();
  await openTab().open(vera);

  expect(await stateOf(openTab())).toEqual({ kind: 'out', why: 'new' });
});

test('whoever asks for it stays signed in on the device', async () => {
  const { openTab } = aBrowser();
  await openTab().open({ ...vera, stays: true });

  expect(await stateOf(openTab())).toMatchObject({ kind: 'in' });
});

test('a wrong password changes nothing and is said', async () => {
  const { openTab } = aBrowser({ 'session.open': () => refuse({ code: 'sign-in.wrong' }) });
  const sessions = openTab();

  expect(await sessions.open(vera)).toEqual({ ok: false, refusal: { code: 'sign-in.wrong' } });
  expect(await stateOf(sessions)).toEqual({ kind: 'out', why: 'new' });
});

test('signing out ends the session here and on the hub', async () => {
  const { openTab, asked } = aBrowser();
  const tab = aWebStorage();
  const sessions = openTab(tab);
  await sessions.open({ ...vera, stays: true });

  await sessions.close();

  expect(await stateOf(sessions)).toEqual({ kind: 'out', why: 'left' });
  expect(await stateOf(openTab(tab))).toEqual({ kind: 'out', why: 'new' });
  expect(asked).toEqual(['session.open', 'session.close']);
});

test('signing out works without a connection', async () => {
  const { openTab } = aBrowser({ 'session.open': () => ok(opened) });
  const sessions = openTab();
  await sessions.open(vera);

  await sessions.close();

  expect(await stateOf(sessions)).toEqual({ kind: 'out', why: 'left' });
});

test('a late word that an older session ended does not end the present one', async () => {
  const { openTab } = aBrowser();
  const sessions = openTab();
  await sessions.open(vera);

  sessions.ended('token-0');
  expect(await stateOf(sessions)).toMatchObject({ kind: 'in' });

  sessions.ended('token-1');
  expect(await stateOf(sessions)).toEqual({ kind: 'out', why: 'ended' });
});
