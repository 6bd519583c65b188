import type { DesktopCapturerSource } from 'electron';
import { expect, test } from 'vitest';
import { takeScreenshot } from './take-screenshot.ts';

function aSource(name: string, isEmpty = false): DesktopCapturerSource {
  const thumbnail = {
    isEmpty: () => isEmpty,
    toPNG: () => Buffer.from(name),
    getSize: () => ({ width: 20, height: 10 }),
  };
  // As much of a source as is looked at.
  return { name, thumbnail } as unknown as DesktopCapturerSource;
}

function aDesktop(sources: () => Promise<DesktopCapturerSource[]>) {
  const did: string[] = [];
  const asked: unknown[] = [];
  const window = {
    isVisible: () => true,
    isMinimized: () => false,
    hide: () => void did.push('hide'),
    show: () => void did.push('show'),
    focus: () => undefined,
  };
  const ports = {
    desktopCapturer: {
      getSources: async (options: unknown) => {
        did.push('capture');
        asked.push(options);
        return await sources();
      },
    },
    displays: () => [
      { size: { width: 1_920, height: 1_080 }, scaleFactor: 1.5 },
      { size: { width: 1_080, height: 1_920 }, scaleFactor: 1 },
    ],
    windows: () => [window],
    wait: async () => undefined,
  };
  return { ports, did, asked };
}

test('the helper’s own window is out of sight while the pictures are taken, one for each screen', async () => {
  const { ports, did, asked } = aDesktop(async () => [aSource('left'), aSource('right')]);

  expect(await takeScreenshot(ports)).toMatchObject([
    { name: 'left', width: 20, height: 10 },
    { name: 'right', width: 20, height: 10 },
  ]);
  expect(did).toEqual(['hide', 'capture', 'show']);
  // In dots, so that what was small on a fine screen can be read.
  expect(asked).toEqual([{ types: ['screen'], thumbnailSize: { width: 2_880, height: 1_920 } }]);
});

test('the window is back even when the system refuses', async () => {
  const { ports, did } = aDesktop(async () => {
    throw new Error('Failed to get sources.');
  });

  await expect(takeScreenshot(ports)).rejects.toThrow('Failed to get sources.');
  expect(did).toEqual(['hide', 'capture', 'show']);
});

test('an empty picture is none', async () => {
  const { ports } = aDesktop(async () => [aSource('empty', true)]);

  expect(await takeScreenshot(ports)).toEqual([]);
});
