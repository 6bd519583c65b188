import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { consoleIpc } from '#contracts/console-ipc.ts';
import { consoleNames } from '#contracts/console-ipc-names.ts';
import { helperIpc } from '#contracts/helper-ipc.ts';
import { helperNames } from '#contracts/helper-ipc-names.ts';
import { appScheme } from '#platform/electron/app-protocol.ts';
import { contentPolicy } from '#platform/electron/content-policy.ts';
import { windowOptions } from '#platform/electron/window-options.ts';
import { helperWindowKinds } from '../agent-helper/app/windows.ts';
import { isCode, isTest, projectFiles, projectRoot } from '../test/rooms/project-files.ts';
import { consoleWindowKinds } from './windows.ts';

/** What runs in the main processes of both apps and beside their pages; tests and the stand-in left out. */
const mainSide = /^(?:main|platform\/electron|agent-helper\/(?:app|core|preload))\//;
const pageSide = /^(?:renderer|portal|platform\/browser|agent-helper\/renderer)\//;
const code = projectFiles().filter((file) => isCode(file) && !isTest(file));
const shipped = code.filter(({ path }) => mainSide.test(path) || pageSide.test(path));
const ofMain = shipped.filter(({ path }) => mainSide.test(path));

/** Paths of the shipped files whose code, comments left out, says so. */
function saying(pattern: RegExp, files = shipped): readonly string[] {
  return files
    .filter(({ text }) => pattern.test(text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
    .map(({ path }) => path);
}

const kindsOfBoth = { ...consoleWindowKinds, ...helperWindowKinds };
const windows = Object.entries(kindsOfBoth).map(([role, kind]) => {
  const made = {
    kind,
    preloadFile: '/app/preload.cjs',
    title: '',
    backgroundColor: '#fff',
    iconFile: null,
    bounds: null,
  };
  return [role, windowOptions(made)] as const;
});

describe("Electron's security checklist, line by line (https://www.electronjs.org/docs/latest/tutorial/security)", () => {
  test('1 only secure content is loaded: our own scheme, which is a secure context', () => {
    expect(appScheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    expect(appScheme.privileges).not.toHaveProperty('bypassCSP');
    expect(saying(/\bloadURL\(/)).toEqual(['platform/electron/revive-pages.ts', 'platform/electron/window-factory.ts']);
    expect(saying(/loadFile\(|loadURL\(\s*['"`]http/)).toEqual([]);
  });

  test.each(windows)(
    '2, 3, 4 a window of the role %s is sandboxed, isolated, and without Node',
    (_, { webPreferences }) => {
      expect(webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      });
      expect(Object.isFrozen(webPreferences)).toBe(true);
    },
  );

  test('2 there is one factory of windows, and no view made beside it', () => {
    expect(saying(/new BrowserWindow\b/)).toEqual(['platform/electron/window-factory.ts']);
    expect(saying(/\b(?:BrowserView|WebContentsView|BaseWindow)\b/)).toEqual([]);
    expect(saying(/nodeIntegration|contextIsolation|sandbox:/)).toEqual(['platform/electron/window-options.ts']);
  });

  test('5 permissions are denied in one place, all kinds of them', () => {
    for (const name of [
      'PermissionCheckHandler',
      'PermissionRequestHandler',
      'DevicePermissionHandler',
      'DisplayMediaRequestHandler',
    ]) {
      expect(saying(new RegExp(`set${name}`))).toEqual(['platform/electron/permissions.ts']);
    }
    const granted = new Set(Object.values(consoleWindowKinds).flatMap(({ permissions }) => permissions));
    expect([...granted].toSorted()).toEqual(['clipboard-sanitized-write', 'display-capture', 'fullscreen']);
    expect(helperWindowKinds.helper.permissions).toEqual(['clipboard-sanitized-write']);
  });

  test('6, 8, 9, 10 no switch that weakens Chromium stands anywhere', () => {
    expect(saying(/webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/)).toEqual([]);
    expect(saying(/ignore-certificate-errors|certificate-error|setCertificateVerifyProc|NODE_TLS_REJECT/)).toEqual([]);
    expect(saying(/appendSwitch\(\s*['"](?:no-sandbox|disable-web-security|disable-site-isolation)/)).toEqual([]);
  });

  test('7 the content policy comes by header, and begins with nothing', () => {
    expect(contentPolicy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(saying(/http-equiv=["']Content-Security-Policy/i)).toEqual([]);
  });

  test('11, 12 there are no webviews, and none can be attached', () => {
    expect(saying(/<webview|webviewTag: true|allowpopups/)).toEqual([]);
    expect(saying(/will-attach-webview/)).toEqual(['platform/electron/contents-guards.ts']);
    for (const [, { webPreferences }] of windows) expect(webPreferences?.webviewTag).toBe(false);
  });

  test('13, 14 pages neither navigate nor open windows; the factory guards each of them', () => {
    expect(saying(/setWindowOpenHandler/)).toEqual(['platform/electron/contents-guards.ts']);
    expect(saying(/action: 'allow'/)).toEqual([]);
    expect(saying(/guardContents\(/)).toEqual([
      'platform/electron/contents-guards.ts',
      'platform/electron/window-factory.ts',
    ]);
  });

  test('15 one file hands addresses to the system, after a check', () => {
    expect(saying(/openExternal\(/)).toEqual(['platform/electron/open-link.ts']);
    expect(saying(/shell\.openPath|shell\.openItem/)).toEqual(['main/files/opened-files.ts']);
  });

  test('16 Electron is of a major version that is still looked after', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(projectRoot, 'node_modules/electron/package.json'), 'utf8')));

    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  test('17 every message goes through the gate: one handler, no other way in', () => {
    expect(saying(/ipcMain\s*\.\s*(?:on|once|handle|handleOnce)\(/)).toEqual(['platform/electron/typed-ipc.ts']);
    expect(saying(/ipcRenderer\.sendSync|returnValue =/)).toEqual([]);
    for (const [{ requests, emissions }, kinds] of [
      [consoleIpc, consoleWindowKinds],
      [helperIpc, helperWindowKinds],
    ] as const) {
      const roles: readonly string[] = Object.keys(kinds);
      for (const { windows } of [...Object.values(requests), ...Object.values(emissions)]) {
        expect(windows.length).toBeGreaterThan(0);
        expect(windows.every((role: string) => roles.includes(role))).toBe(true);
      }
    }
  });

  test('18 nothing is loaded from files, and the scheme is served in one place', () => {
    expect(saying(/['"`]file:/)).toEqual([]);
    expect(saying(/protocol\.handle\(/).toSorted()).toEqual(saying(/createAppProtocol\(\{/).toSorted());
    expect(saying(/registerFileProtocol|interceptFileProtocol|pathToFileURL/, ofMain)).toEqual([]);
  });

  test('20 pages get functions of their own, and none of Electron', () => {
    expect(saying(/exposeInMainWorld/)).toEqual(['platform/electron/preload/expose-bridge.ts']);
    expect(
      saying(
        /from 'electron'/,
        shipped.filter(({ path }) => pageSide.test(path)),
      ),
    ).toEqual([]);
    expect(Object.keys(consoleIpc.requests).toSorted()).toEqual([...consoleNames.requests].toSorted());
    expect(Object.keys(helperIpc.requests).toSorted()).toEqual([...helperNames.requests].toSorted());
    expect(saying(/@electron\/remote|enableRemoteModule/)).toEqual([]);
  });
});

describe('the network', () => {
  test('the pages of both apps are cut off from it, and nothing else goes by their session', () => {
    expect(saying(/\bcutOff\(/)).toEqual([
      'agent-helper/app/guard-helper.ts',
      'main/main.ts',
      'platform/electron/cut-off.ts',
    ]);
    expect(saying(/\bcancelForeignRequests\(/)).toEqual([
      'agent-helper/app/guard-helper.ts',
      'main/console-permissions.ts',
      'platform/electron/foreign-requests.ts',
    ]);
    expect(saying(/\bnet\s*\.\s*(?:fetch|request)\(|defaultSession\s*\.\s*fetch\(/, ofMain)).toEqual([]);
  });
});

describe('what pages know of the desktop', () => {
  test('no page spells its scheme or looks at it', () => {
    const pages = shipped.filter(({ path }) => pageSide.test(path));

    expect(saying(/app:\/\/|location\.protocol/, pages)).toEqual([]);
  });
});
