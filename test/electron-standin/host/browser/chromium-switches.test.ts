import { describe, expect, test } from 'vitest';
import type { SwitchWishes } from './chromium-switches.ts';
import { chromiumSwitches } from './chromium-switches.ts';
import { ELECTRON_CHROMIUM_MAJOR, readChromiumVersion } from './chromium-version.ts';

const wishes: SwitchWishes = {
  isHeadless: true,
  wantsDevToolsPort: false,
  profileFolder: '/profile',
  appSwitches: new Map(),
  captureSource: 'Entire screen',
};
const withAppSwitches = (entries: readonly (readonly [string, string])[]) =>
  chromiumSwitches({ ...wishes, appSwitches: new Map(entries) });
const valueOf = (switches: readonly string[], name: string) =>
  switches.filter((text) => text.startsWith(`--${name}=`)).map((text) => text.slice(name.length + 3));

describe('Chromium’s command line', () => {
  test('joins the features the app switches off with our own', () => {
    const [features = ''] = valueOf(
      withAppSwitches([['disable-features', 'PaintHolding,HttpsUpgrades']]),
      'disable-features',
    );

    expect(features.split(',')).toContain('LocalNetworkAccessChecks');
    expect(features.split(',').filter((name) => name === 'HttpsUpgrades')).toEqual(['HttpsUpgrades']);
    expect(features.split(',')).toContain('PaintHolding');
  });

  test('lets the app replace what is no list', () => {
    expect(valueOf(withAppSwitches([['autoplay-policy', 'user-gesture-required']]), 'autoplay-policy')).toEqual([
      'user-gesture-required',
    ]);
  });

  test('lets nobody open the way to other machines, or take the profile away', () => {
    const switches = withAppSwitches([
      ['host-resolver-rules', 'MAP * 10.0.0.1'],
      ['user-data-dir', '/elsewhere'],
    ]);

    expect(valueOf(switches, 'host-resolver-rules')).toEqual(['MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']);
    expect(valueOf(switches, 'user-data-dir')).toEqual(['/profile']);
  });

  test('fakes devices only where there is no display', () => {
    const fake = '--use-fake-device-for-media-stream';

    expect(chromiumSwitches(wishes)).toContain(fake);
    expect(chromiumSwitches({ ...wishes, isHeadless: false })).not.toContain(fake);
  });

  test('listens on a port only when asked to', () => {
    expect(valueOf(chromiumSwitches(wishes), 'remote-debugging-port')).toEqual([]);
    expect(valueOf(chromiumSwitches({ ...wishes, wantsDevToolsPort: true }), 'remote-debugging-port')).toEqual(['0']);
  });
});

test('a Chromium of Electron’s generation is taken, one far from it is refused', () => {
  expect(readChromiumVersion(`HeadlessChrome/${ELECTRON_CHROMIUM_MAJOR + 8}.0.1.2`)).toBe(
    `${ELECTRON_CHROMIUM_MAJOR + 8}.0.1.2`,
  );
  expect(() => readChromiumVersion(`Chrome/${ELECTRON_CHROMIUM_MAJOR + 9}.0.1.2`)).toThrow(/needs a Chromium near/);
});
