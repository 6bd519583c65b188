import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { WindowPlacement } from './window-placements.ts';
import { openWindowPlacements, restorableBounds } from './window-placements.ts';

const placement: WindowPlacement = {
  bounds: { x: 100, y: 50, width: 900, height: 700 },
  isMaximised: true,
  zoomLevel: 0.5,
};
const throwIt = (error: unknown) => {
  throw error;
};

describe('where windows stood', () => {
  test('is known after a restart, for each role', async () => {
    const file = join(await temporaryFolder(), 'windows.json');
    const before = openWindowPlacements(file, throwIt);
    before.keep('desk', placement);
    await before.flush();

    const after = openWindowPlacements(file, throwIt);

    expect(after.of('desk')).toEqual(placement);
    expect(after.of('ticket')).toBeNull();
  });

  test.each(['', '{', '[]', '{"desk":{"bounds":{"x":"left"}}}', 'null'])(
    'is unknown when the file says %j',
    async (text) => {
      const file = join(await temporaryFolder(), 'windows.json');
      await writeFile(file, text);

      expect(openWindowPlacements(file, throwIt).of('desk')).toBeNull();
    },
  );

  test('is written at once when the app ends', async () => {
    const file = join(await temporaryFolder(), 'windows.json');
    const placements = openWindowPlacements(file, throwIt);
    placements.keep('desk', { ...placement, zoomLevel: 1 });
    placements.keep('desk', placement);

    await placements.flush();

    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ desk: placement });
  });

  test('that it cannot be written is told, and stops nobody', async () => {
    const faults: unknown[] = [];
    const placements = openWindowPlacements(join(await temporaryFolder(), 'none/windows.json'), (error) =>
      faults.push(error),
    );
    placements.keep('desk', placement);

    await placements.flush();

    expect(faults).toMatchObject([{ code: 'file.not-written' }]);
    expect(placements.of('desk')).toEqual(placement);
  });
});

describe('a window stands again where it stood', () => {
  const laptop = { x: 0, y: 25, width: 1_440, height: 875 };
  const right = { x: 1_440, y: 0, width: 1_920, height: 1_080 };
  const at = (x: number, y: number) => ({ ...placement, bounds: { x, y, width: 900, height: 700 } });

  test.each([
    ['on the display it was on', at(1_500, 100), [laptop, right], true],
    ['on a display that is gone', at(1_500, 100), [laptop], false],
    ['with its right edge hanging out', at(1_200, 100), [laptop], true],
    ['with next to nothing of it to be seen', at(1_400, 100), [laptop], false],
    ['with its title above the screen', at(100, -300), [laptop], false],
    ['with its title below the screen', at(100, 890), [laptop], false],
  ] as const)('%s', (_, stored, displays, isRestored) => {
    expect(restorableBounds(stored, displays)).toEqual(isRestored ? stored.bounds : null);
  });

  test('or nowhere in particular, the first time', () => {
    expect(restorableBounds(null, [laptop])).toBeNull();
  });
});
