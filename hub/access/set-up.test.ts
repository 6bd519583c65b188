import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askHub } from '#platform/any/ask-hub.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { describe, expect, test } from 'vitest';
import { completeSetUp } from '../../test/support/hub-session.ts';
import { runHubForTest } from '../../test/support/running-hub.ts';

const input = {
  organisation: 'Lindenhof Clinic',
  site: { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' },
  administrator: {
    name: 'Ada Winter',
    login: 'ada',
    email: 'ada@lindenhof.example',
    password: 'correct horse battery',
  },
  device: 'client:a',
};

async function aNewHub() {
  const hub = await runHubForTest();
  const complete = (over: object = {}) =>
    askHub(hub.origin, 'setup.complete', { ...input, token: hub.setUpToken, ...over }, { token: null });
  return { ...hub, complete };
}

test('the one-time token founds the organisation and signs its first administrator in', async () => {
  const { origin, setUpToken } = await aNewHub();
  const read = () => askHub(origin, 'setup.read', {}, { token: null });
  expect(await read()).toEqual({ ok: true, value: { needsAdministrator: true, organisation: '' } });

  const administrator = await completeSetUp(origin, { ...input, token: setUpToken });

  expect(administrator.opened).toMatchObject({
    name: 'Ada Winter',
    principal: { kind: 'agent', role: 'administrator' },
  });
  expect(await read()).toEqual({ ok: true, value: { needsAdministrator: false, organisation: 'Lindenhof Clinic' } });
  const records = [...(await administrator.readAll()).values()];
  expect(records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'BER', zone: 'Europe/Berlin' }),
      expect.objectContaining({ name: 'Ada Winter', emails: ['ada@lindenhof.example'] }),
      expect.objectContaining({ name: 'First line', isEntry: true, lead: administrator.opened.principal.id }),
      expect.objectContaining({ name: 'site.opened', actor: 'desk:hub' }),
    ]),
  );
  expect(records.filter(({ id }) => recordNameOf(id) === 'journal')).toHaveLength(5);
});

describe('the token', () => {
  test('that is wrong founds nothing', async () => {
    const { origin, complete } = await aNewHub();

    expect(await complete({ token: 'guess' })).toEqual({ ok: false, refusal: { code: 'setup.token-wrong' } });
    expect(await askHub(origin, 'setup.read', {}, { token: null })).toMatchObject({
      value: { needsAdministrator: true },
    });
  });

  test('works once', async () => {
    const { complete } = await aNewHub();
    await complete();

    const other = { ...input.administrator, login: 'eve', password: 'another password' };
    expect(await complete({ administrator: other })).toEqual({ ok: false, refusal: { code: 'setup.done-already' } });
    expect(await complete({ token: 'guess' })).toEqual({ ok: false, refusal: { code: 'setup.done-already' } });
  });

  test('founds one organisation when it is sent twice at the same moment', async () => {
    const { complete } = await aNewHub();

    const answers = await Promise.all([complete(), complete({ device: 'client:b' })]);

    expect(answers.map(({ ok }) => ok)).toContain(true);
    const opened = answers.find((answer) => answer.ok);
    expect(opened?.value).toMatchObject({ name: 'Ada Winter' });
  });

  test('is answered again when the answer was lost, to who knows the password', async () => {
    const { complete } = await aNewHub();
    const first = await complete();

    const again = await complete();

    expect(again).toMatchObject({ ok: true, value: { name: 'Ada Winter' } });
    expect(again.ok && first.ok && again.value.token !== first.value.token).toBe(true);
    expect(again.ok && first.ok && again.value.principal.id === first.value.principal.id).toBe(true);
  });

  test('stands neither in the log nor in the data folder', async () => {
    const { complete, logged, setUpToken, settings } = await aNewHub();
    await complete();
    const files = await readdir(settings.dataFolder);
    const kept = await Promise.all(files.map((file) => readFile(join(settings.dataFolder, file), 'latin1')));

    expect(kept.join('')).toContain('Lindenhof Clinic');
    expect(kept.join('')).not.toContain(setUpToken);
    expect(kept.join('')).not.toContain('correct horse battery');
    expect(setUpToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(logged()).not.toContain(setUpToken);
    expect(logged()).not.toContain('correct horse battery');
  });

  test('of an earlier start is void: the one shown last is good', async () => {
    const { setUpToken, settings, stop } = await aNewHub();
    await stop();
    const again = await runHubForTest({ dataFolder: settings.dataFolder });
    const complete = (token: string) => askHub(again.origin, 'setup.complete', { ...input, token }, { token: null });

    expect(again.setUpToken).not.toBe(setUpToken);
    expect(await complete(setUpToken)).toMatchObject({ refusal: { code: 'setup.token-wrong' } });
    expect(await complete(again.setUpToken)).toMatchObject({ ok: true });
  });
});

test('what a set-up with a hostile name leaves is that name, and nothing else happens', async () => {
  const { origin, setUpToken } = await aNewHub();
  const name = `Robert'); DROP TABLE record;-- <script>alert(1)</script> \u202Eevil`;

  const administrator = await completeSetUp(origin, {
    ...input,
    token: setUpToken,
    administrator: { ...input.administrator, name },
  });

  expect(administrator.opened.name).toBe(name);
  expect((await administrator.readAll()).size).toBeGreaterThan(5);
});

test('a set-up that the domain refuses leaves nothing behind, and the token stays good', async () => {
  const { complete } = await aNewHub();

  expect(await complete({ site: { ...input.site, zone: 'Mars/Olympus' } })).toMatchObject({
    refusal: { code: 'request.invalid', details: { field: 'site.zone' } },
  });
  expect(await complete()).toMatchObject({ ok: true });
});

test('a hub that has an administrator makes no token when it starts again', async () => {
  const { complete, settings, stop } = await aNewHub();
  await complete();
  await stop();

  const again = await runHubForTest({ dataFolder: settings.dataFolder });

  expect(again.setUpToken).toBe('');
});
