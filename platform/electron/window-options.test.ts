import { expect, test } from 'vitest';
import type { WindowKind } from './window-options.ts';
import { webPreferencesOf, windowOptions } from './window-options.ts';

const kind: WindowKind = {
  width: 900,
  height: 700,
  minWidth: 400,
  minHeight: 300,
  isRemembered: true,
  permissions: [],
};
const given = {
  kind,
  preloadFile: '/app/preload.cjs',
  title: 'Deskbell',
  backgroundColor: '#fff',
  iconFile: null,
  bounds: null,
};

test('every window is sandboxed and isolated, whatever its role', () => {
  expect(windowOptions(given).webPreferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
  });
});

test('nobody can loosen the options of a window', () => {
  const options = windowOptions(given);

  expect(Object.isFrozen(options)).toBe(true);
  expect(Object.isFrozen(options.webPreferences)).toBe(true);
  expect(() => Object.assign(webPreferencesOf('/app/preload.cjs'), { sandbox: false })).toThrow(TypeError);
});

test('a role cannot bring web preferences of its own', () => {
  const hostile = { ...kind, webPreferences: { nodeIntegration: true } } as WindowKind;

  expect(windowOptions({ ...given, kind: hostile }).webPreferences?.nodeIntegration).toBe(false);
});

test('a window opens where it stood, and one of a fixed size keeps its size', () => {
  const bounds = { x: 10, y: 20, width: 800, height: 600 };

  expect(windowOptions({ ...given, bounds })).toMatchObject(bounds);
  expect(windowOptions({ ...given, bounds, kind: { ...kind, isResizable: false } })).toMatchObject({
    x: 10,
    y: 20,
    width: 900,
    height: 700,
  });
});
