import { hubApi } from '#contracts/hub-api.ts';
import { deviceId } from '#domain/kernel/fields.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { expect, test } from 'vitest';
import { signInOverApi } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';
import { foundSmallDesk } from '../../test/support/small-desk.ts';
import { mayAsk } from '../http/askers.ts';

async function aDesk() {
  const hub = await runHubForTest();
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const create = (token: string, input: { readonly person: string; readonly login: string }) =>
    askHub(hub.origin, 'account.create', input, { token });
  return { ...hub, ...desk, create };
}

test('an administrator gives a person a way in; the password is shown once and kept nowhere', async () => {
  const { origin, vera, logged } = await aDesk();

  const session = await signInOverApi(origin, vera.login, vera.password);

  expect(vera.password).toMatch(/^([2-9A-HJKMNP-TW-Z]{5}-){3}[2-9A-HJKMNP-TW-Z]{5}$/);
  expect(session.opened.principal).toEqual({ kind: 'person', id: vera.person });
  expect(logged()).not.toContain(vera.password);
});

test('a second account for one person, a login twice, and a person nobody knows are refused', async () => {
  const { administrator, vera, create } = await aDesk();
  const { token } = administrator.opened;

  expect(await create(token, { person: vera.person, login: 'vera2' })).toMatchObject({
    refusal: { code: 'account.exists' },
  });
  expect(await create(token, { person: 'person:nobody', login: 'nobody' })).toMatchObject({
    refusal: { code: 'person.unknown' },
  });
  const person = 'person:wim';
  await administrator.issue('person.register', person, {
    name: 'Wim Aerts',
    login: null,
    emails: [],
    phones: [],
    site: null,
    department: null,
    title: null,
    isVip: false,
    language: 'en',
  });
  expect(await create(token, { person, login: vera.login.toUpperCase() })).toMatchObject({
    refusal: { code: 'account.login-taken' },
  });
});

test('nobody but an administrator makes accounts', async () => {
  const { origin, mira, vera, create } = await aDesk();

  for (const { login, password } of [mira, vera]) {
    const { opened } = await signInOverApi(origin, login, password);
    expect(await create(opened.token, { person: vera.person, login: 'other' })).toEqual({
      ok: false,
      refusal: { code: 'request.not-permitted' },
    });
  }
});

test('nobody but an administrator gives a new password, and no device changes one', async () => {
  const { origin, administrator, mira, vera } = await aDesk();
  const reset = (token: string) => askHub(origin, 'account.reset', { person: vera.person }, { token });
  const phone = await signInOverApi(origin, vera.login, vera.password);
  const lead = await signInOverApi(origin, mira.login, mira.password);
  const notPermitted = { ok: false, refusal: { code: 'request.not-permitted' } };

  expect([await reset(phone.opened.token), await reset(lead.opened.token)]).toEqual([notPermitted, notPermitted]);
  const { password } = await administrator.ask('account.reset', { person: vera.person });

  const again = await signInOverApi(origin, vera.login, password);
  await again.ask('password.change', { currentPassword: password, newPassword: 'chosen by herself' });
  expect((await signInOverApi(origin, vera.login, 'chosen by herself')).opened.name).toBe('Vera Lindqvist');
  await expect(phone.ask('session.renew', {})).rejects.toThrow('session.unknown');
  expect(
    mayAsk(hubApi['password.change'].access, { kind: 'device', id: deviceId.parse('device:1'), person: null }),
  ).toBe(false);
});

test('people end their own sessions, one by one', async () => {
  const { origin, vera } = await aDesk();
  const phone = await signInOverApi(origin, vera.login, vera.password);
  const desk = await signInOverApi(origin, vera.login, vera.password);
  const listed = await desk.ask('session.list', {});
  const other = listed.find(({ isThis }) => !isThis)!;

  await desk.ask('session.revoke', { id: other.id });

  expect(await askHub(origin, 'session.renew', {}, { token: phone.opened.token })).toEqual({
    ok: false,
    refusal: { code: 'session.unknown' },
  });
  const revokedAgain = await askHub(origin, 'session.revoke', { id: other.id }, { token: desk.opened.token });
  expect(revokedAgain).toEqual({ ok: false, refusal: { code: 'session.not-found' } });
  expect(await desk.ask('session.renew', {})).toMatchObject({ token: desk.opened.token, name: 'Vera Lindqvist' });
  await desk.ask('session.close', {});
  await expect(desk.ask('session.renew', {})).rejects.toThrow('session.unknown');
});
