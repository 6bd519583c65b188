import { expect, test } from 'vitest';
import type { KeptSettings } from './settings.ts';
import { createHelperSettings } from './helper-settings.ts';

function settings() {
  let kept: KeptSettings = {
    language: null,
    theme: 'auto',
    knowsOfNoTray: false,
    neverAsked: [],
    receivedFolder: null,
  };
  const around = { isFrozen: false, isFrozenByThen: false, startsAtLogin: true };
  const told: unknown[] = [];
  const own = createHelperSettings({
    store: { read: () => kept, change: async (wanted) => (kept = { ...kept, ...wanted }) },
    startAtLogin: {
      isOn: () => around.startsAtLogin,
      set: async (isOn: boolean) => void (around.startsAtLogin = isOn),
    },
    nativeTheme: { themeSource: 'system' },
    facts: { systemLanguage: 'en', version: '1.0.0', hasTray: true },
    isFrozen: () => around.isFrozen,
    askForFolder: async () => {
      around.isFrozen ||= around.isFrozenByThen;
      return '/chosen/From the desk';
    },
    onChanged: (now) => void told.push(now),
  });
  return { own, around, told };
}

test('what is set is kept and told', async () => {
  const { own, told } = settings();

  expect(await own.change({ neverAsked: ['control'] })).toMatchObject({ neverAsked: ['control'], isFrozen: false });
  expect(told).toHaveLength(1);
});

test('nothing is set while somebody else has mouse and keyboard (C17)', async () => {
  const { own, around, told } = settings();
  around.isFrozen = true;
  const now = await own.change({ startsAtLogin: false, neverAsked: ['view'], theme: 'dark' });

  expect(now).toMatchObject({ startsAtLogin: true, neverAsked: [], theme: 'auto', isFrozen: true });
  expect(told).toEqual([]);
});

test('files that are sent are put where the person wants them', async () => {
  const { own, told } = settings();

  expect(await own.chooseFolder()).toMatchObject({ receivedFolder: '/chosen/From the desk' });
  expect(await own.change({ receivedFolder: null })).toMatchObject({ receivedFolder: null });
  expect(told).toHaveLength(2);
});

test('a folder that was being chosen when somebody got mouse and keyboard is not taken (C17)', async () => {
  const { own, around, told } = settings();
  around.isFrozenByThen = true;

  expect(await own.chooseFolder()).toMatchObject({ receivedFolder: null });
  expect(told).toEqual([]);
});
