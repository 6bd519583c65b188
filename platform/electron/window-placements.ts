import { readFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { writePrivateFile } from '#platform/node/private-files.ts';

const placementSchema = z.strictObject({
  /** Of the window while it is neither maximised nor minimised; in device-independent pixels. */
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }),
  isMaximised: z.boolean(),
  /** Chromium's zoom level: 0 is 100 %, each step a factor of 1.2. */
  zoomLevel: z.number().min(-8).max(9),
});

/** Where a window stood and how its page was zoomed when it was seen last. */
export type WindowPlacement = z.infer<typeof placementSchema>;

/** Remembers for each role of windows where the last one stood. */
export interface WindowPlacements {
  of(role: string): WindowPlacement | null;
  keep(role: string, placement: WindowPlacement): void;
  /** Resolves when all that was kept is on the disk. */
  flush(): Promise<void>;
}

const WRITE_AFTER_MS = 500;

/**
 * Keeps placements in a file. One that cannot be read is as if there had been none; one that cannot be written is
 * told to `reportFault`, and windows open in their usual place the next time.
 */
export function openWindowPlacements(path: string, reportFault: (error: unknown) => void): WindowPlacements {
  const kept = new Map(Object.entries(readPlacements(path)));
  let timer: ReturnType<typeof setTimeout> | null = null;
  let written: Promise<unknown> = Promise.resolve();

  function write(): void {
    timer = null;
    const text = JSON.stringify(Object.fromEntries(kept), null, 2);
    written = written.then(() => writePrivateFile(path, text)).catch(reportFault);
  }

  return {
    of: (role) => kept.get(role) ?? null,
    keep: (role, placement) => {
      kept.set(role, placement);
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    flush: async () => {
      if (timer !== null) {
        clearTimeout(timer);
        write();
      }
      await written;
    },
  };
}

function readPlacements(path: string): Readonly<Record<string, WindowPlacement>> {
  try {
    const read = z.record(z.string(), placementSchema).safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : {};
  } catch {
    // None yet, or damaged: windows open in their usual place.
    return {};
  }
}

/** How much of a window has to lie on some display for people to take hold of it; device-independent pixels. */
const GRIP = { width: 100, height: 40 };

/**
 * Where a window may stand again: as it stood, if enough of its upper edge still lies on one of the displays; `null`
 * when that display is gone.
 *
 * @param workAreas Of the displays there are, without task bars.
 */
export function restorableBounds(placement: WindowPlacement | null, workAreas: readonly Rectangle[]): Rectangle | null {
  if (placement === null) return null;
  const { bounds } = placement;
  const edge = { ...bounds, height: GRIP.height };
  return workAreas.some((area) => isGrippable(area, edge)) ? bounds : null;
}

function isGrippable(area: Rectangle, edge: Rectangle): boolean {
  const width = Math.min(area.x + area.width, edge.x + edge.width) - Math.max(area.x, edge.x);
  const height = Math.min(area.y + area.height, edge.y + edge.height) - Math.max(area.y, edge.y);
  return width >= Math.min(GRIP.width, edge.width) && height >= GRIP.height / 2;
}
