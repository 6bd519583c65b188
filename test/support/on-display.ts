import type { WorkerFixture } from '@playwright/test';
import { startDisplay } from './x-display.ts';

/** A screen of its own for all apps that a worker starts; they find it in `DISPLAY`. */
export function displayOfWorker(
  size?: Parameters<typeof startDisplay>[0],
): [WorkerFixture<string, object>, { scope: 'worker'; auto: true }] {
  return [
    async ({}, use: (name: string) => Promise<void>) => {
      const display = await startDisplay(size);
      // Read by each app that this worker starts.
      process.env['DISPLAY'] = display.name;
      delete process.env['ELECTRON_STANDIN_HEADLESS'];
      await use(display.name);
      await display.stop();
    },
    { scope: 'worker', auto: true },
  ];
}
