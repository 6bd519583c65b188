import type { DesktopCapturerSource, Display } from 'electron';
import type { OneUseGrants } from '#platform/electron/one-use-grants.ts';
import { createOneUseGrants } from '#platform/electron/one-use-grants.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import { sourceOf } from './monitors.ts';

export interface CaptureLeavesPorts {
  readonly nowMs: () => number;
  /** Whether that page may capture that monitor at this moment. */
  readonly mayCapture: (contentsId: number, monitor: number) => boolean;
  readonly displays: () => readonly Pick<Display, 'id' | 'bounds'>[];
  readonly primaryId: () => number;
  readonly sources: () => Promise<readonly DesktopCapturerSource[]>;
}

/** Leave for one capture by one page, soon, of one monitor. */
export interface CaptureLeaves {
  readonly once: OneUseGrants<OneUse>;
  readonly give: (contentsId: number, monitor: number) => void;
  /** What the system captures for that page now; `null`: nothing. */
  readonly sourceFor: (contentsId: number) => Promise<DesktopCapturerSource | null>;
}

export function createCaptureLeaves(ports: CaptureLeavesPorts): CaptureLeaves {
  const once = createOneUseGrants<OneUse>(ports.nowMs);
  /** By page; the last one counts. */
  const monitors = new Map<number, number>();
  return {
    once,
    give: (contentsId, monitor) => {
      monitors.set(contentsId, monitor);
      once.give('capture', contentsId);
    },
    sourceFor: async (contentsId) => {
      const monitor = monitors.get(contentsId);
      monitors.delete(contentsId);
      if (monitor === undefined || !ports.mayCapture(contentsId, monitor)) return null;
      const sources = await ports.sources();
      // It takes a moment to ask, and somebody may have changed their mind.
      if (!ports.mayCapture(contentsId, monitor)) return null;
      return sourceOf(monitor, ports.displays(), ports.primaryId(), sources);
    },
  };
}
