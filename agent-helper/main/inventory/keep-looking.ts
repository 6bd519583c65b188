import type { InventoryReport } from './report-inventory.ts';

export interface KeepLookingPorts {
  /** One look; throws when it could not be kept. */
  readonly lookOnce: (signal: AbortSignal) => Promise<InventoryReport>;
  readonly onReport: (report: InventoryReport) => void;
  readonly onFault: (error: unknown) => void;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly chance: () => number;
}

const EVERY_MS = 3_600_000;

/** Looks at once and then every hour, a little more or less so that the machines of a house do not look all together. */
export async function keepLooking(ports: KeepLookingPorts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      ports.onReport(await ports.lookOnce(signal));
    } catch (error) {
      if (signal.aborted) return;
      ports.onFault(error);
    }
    await ports.wait(Math.round(EVERY_MS * (0.9 + ports.chance() / 5)), signal);
  }
}
