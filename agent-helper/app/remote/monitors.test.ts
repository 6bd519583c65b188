import type { DesktopCapturerSource } from 'electron';
import { expect, test } from 'vitest';
import { createCaptureLeaves } from './monitors-capture.ts';
import { pointerOn } from './monitors-pointer.ts';
import { withheldBy } from './monitors-withheld.ts';
import { screensAsked, sourceOf, toldMonitors, workAreaOf } from './monitors.ts';

const left = {
  id: 7,
  label: 'Left',
  bounds: { x: -1_080, y: 0, width: 1_080, height: 1_920 },
  size: { width: 1_080, height: 1_920 },
  scaleFactor: 1,
};
const main = {
  id: 3,
  label: 'Main',
  bounds: { x: 0, y: 0, width: 1_280, height: 720 },
  size: { width: 1_280, height: 720 },
  scaleFactor: 1.5,
};

test('monitors are told with the main one first, in their own pixels', () => {
  expect(toldMonitors([left, main], 3)).toEqual([
    { name: 'Main', x: 0, y: 0, width: 1_920, height: 1_080, isPrimary: true },
    { name: 'Left', x: -1_080, y: 0, width: 1_080, height: 1_920, isPrimary: false },
  ]);
});

test.each([
  ['by the name of the display', [{ display_id: '7' }, { display_id: '3' }], 0, { display_id: '3' }],
  ['by their order where no display is named', [{ display_id: '' }, { display_id: '' }], 1, { display_id: '' }],
  ['the only one there is', [{ display_id: '99' }], 0, { display_id: '99' }],
  ['none rather than another one', [{ display_id: '7' }, { display_id: '9' }], 0, null],
  ['none where there is no such monitor', [{ display_id: '3' }], 4, null],
  ['none where the system gives none', [], 0, null],
])('what is captured is found: %s', (_how, sources, monitor, found) => {
  expect(sourceOf(monitor, [left, main], 3, sources)).toEqual(found);
});

test('the strip belongs on the monitor that is seen; where that is all or none, it has no place to go (C7)', () => {
  const displays = [left, main].map((one) => ({ ...one, workArea: { ...one.bounds, height: one.bounds.height - 40 } }));
  expect(workAreaOf(1, displays, 3)).toMatchObject({ x: -1_080, height: 1_880 });
  expect([workAreaOf('all', displays, 3), workAreaOf(null, displays, 3), workAreaOf(5, displays, 3)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the pointer is told on the monitor that it is on, edge to edge', () => {
  const told = toldMonitors([left, main], 3);
  expect(pointerOn(told, { x: 0, y: 0 })).toMatchObject({ monitor: 0, x: 0, y: 0 });
  expect(pointerOn(told, { x: 1_919, y: 1_079 })).toMatchObject({ monitor: 0, x: 65_535, y: 65_535 });
  expect(pointerOn(told, { x: -1, y: 0 })).toMatchObject({ monitor: 1, x: 65_535 });
  expect(pointerOn(told, { x: 0, y: 5_000 })).toBeNull();
});

test('leave to capture is for the monitor that it was given for, and once (C1)', async () => {
  const allowed = new Set([0]);
  const source = (id: string) => ({ display_id: id }) as DesktopCapturerSource;
  const leaves = createCaptureLeaves({
    nowMs: () => 0,
    mayCapture: (_contents, monitor) => allowed.has(monitor),
    displays: () => [left, main],
    primaryId: () => 3,
    sources: async () => [source('7'), source('3')],
  });
  leaves.give(11, 0);
  expect(await leaves.sourceFor(11)).toEqual({ display_id: '3' });
  expect(await leaves.sourceFor(11)).toBeNull();

  leaves.give(11, 1);
  expect(await leaves.sourceFor(11)).toBeNull();
});

const open = {
  platform: 'linux' as NodeJS.Platform,
  displays: () => [main],
  isLocked: () => false,
  permission: { getMediaAccessStatus: () => 'granted' as const },
};

test.each([
  ['nothing keeps it back', {}, null],
  ['the system is locked', { isLocked: () => true }, 'picture.locked'],
  ['no monitor is connected', { displays: () => [] }, 'picture.no-display'],
  [
    'what is connected has a single pixel',
    { displays: () => [{ size: { width: 1, height: 1 } }] },
    'picture.no-display',
  ],
  [
    'macOS was told no',
    { platform: 'darwin' as const, permission: { getMediaAccessStatus: () => 'denied' as const } },
    'picture.not-permitted',
  ],
  [
    'macOS has not been asked yet',
    { platform: 'darwin' as const, permission: { getMediaAccessStatus: () => 'not-determined' as const } },
    null,
  ],
])('whether the system keeps the screen is known before it is captured: %s (V10, P4)', (_what, keeping, reason) => {
  expect(withheldBy({ ...open, ...keeping })).toBe(reason);
});

test('the person is told how many screens can be seen, and where the desktop asks as well (P1)', () => {
  expect([screensAsked(1, false), screensAsked(3, false), screensAsked(2, true)]).toEqual([
    {},
    { screens: 3 },
    { asksItself: true },
  ]);
});
