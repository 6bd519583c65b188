import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild } from '../../build/set-up/child.ts';
import { foundSmallDesk } from '../support/small-desk.ts';
import { enrol, offerCode } from '../support/desktop-helper.ts';
import type { Measured } from './figures.ts';
import { withHubs } from './measured-hub.ts';
import { processorMs } from './process-costs.ts';
import { builtApp, emptyApp, startApp } from './timed-apps.ts';

const MINUTE_MS = 60_000;
/** The first inventory, and whatever else a start brings, is over by then. */
const SETTLES_IN_MS = 30_000;

/** How much of one processor the helper takes while nobody needs it, without Electron and with it. */
export async function* idleFigures(folder: string, minutes: number): AsyncGenerator<Measured> {
  const found = await withHubs(null, async (hubs) => {
    const hub = await hubs.start();
    const desk = await foundSmallDesk(hub.origin, hub.setUpToken ?? '');
    const headless = await startHeadless(folder, hub.origin, await offerCode(desk.administrator, null));
    const helper = await startHelper(folder, hub.origin, await offerCode(desk.administrator, desk.vera.person));
    const empty = await startApp(await emptyApp(join(folder, 'empty-app')), join(folder, 'empty-idle'));
    await delay(SETTLES_IN_MS);
    const watched = [headless.processId, helper.processId, empty.processId];
    const before = watched.map(processorMs);
    const beganMs = performance.now();
    await delay(minutes * MINUTE_MS);
    const tookMs = performance.now() - beganMs;
    const percents = watched.map((id, index) => ((processorMs(id) - before[index]!) / tookMs) * 100);
    await Promise.all([headless.stop(), helper.app.close(), empty.app.close()]);
    return percents;
  });
  const [headless = 0, helper = 0, empty = 0] = found;
  yield { ...percent('helper.idle.headless', headless), note: 'without Electron' };
  yield { ...percent('helper.idle.app', helper), baseline: { name: 'an empty app', value: empty } };
}

async function startHeadless(folder: string, origin: string, code: string) {
  const start = (...words: readonly string[]) =>
    startChild({
      script: ['agent-helper/main/helper.ts', ...words],
      environment: { DESKBELL_HELPER_DATA: join(folder, 'headless-helper') },
      logFile: join(folder, 'headless-helper.log'),
    });
  const { exitCode, lastWords } = await start('enrol', code, '--hub', origin).ended;
  if (exitCode !== 0) throw new Error(`The helper did not enrol: ${lastWords}`);
  return start('run');
}

/** Its window is closed, as it is for most of the day. */
async function startHelper(folder: string, origin: string, code: string) {
  process.env['DESKBELL_HELPER_DATA'] = join(folder, 'helper-data');
  const helper = await startApp(builtApp('helper'), join(folder, 'helper-profile'), '--no-sandbox');
  await enrol(helper.page, origin, code);
  await helper.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  return helper;
}

function percent(id: string, value: number): Measured {
  return { id, value, unit: '%', better: 'lower' };
}
