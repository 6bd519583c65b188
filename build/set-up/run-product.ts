import { Fault } from '#contracts/fault.ts';
import type { DemoSignIn } from '../../hub/demo/create-demo.ts';
import { buildPages } from './built-pages.ts';
import type { Child } from './child.ts';
import { fillWithDemo, keepSignIns } from './first-start.ts';
import type { Started } from './greeting.ts';
import { greeting } from './greeting.ts';
import { startHub } from './hub-process.ts';
import { openBrowser } from './open-browser.ts';
import { openConsole } from './open-console.ts';
import type { Places } from './places.ts';
import { claimPort, openPlaces } from './places.ts';
import type { StartSettings } from './start-settings.ts';
import { readStartSettings } from './start-settings.ts';
import { enrolThisMachine, isEnrolled, startHelper } from './this-machine.ts';

/**
 * Builds what changed, starts the hub and the helper of this machine, and keeps them until it is told to stop. Until the
 * hub runs, a signal ends it at once: what was begun is completed by the next start.
 * Throws a `Fault` with one sentence for people when something stands in the way; nothing is left running then.
 */
export async function runProduct(projectFolder: string): Promise<void> {
  const settings = readStartSettings(process.env, projectFolder);
  const places = await openPlaces(settings.hub.dataFolder);
  const port = await claimPort(settings.hub.host, settings.hub.port);
  await buildPages(projectFolder);
  const signIns = settings.wantsDemo ? await createDemoOnce(settings.hub, places) : [];

  const told = stopSignal();
  const hub = await startHub({ DESKBELL_PORT: String(port), DESKBELL_DATA: places.dataFolder }, places.hubLog);
  const running: Child[] = [hub];
  try {
    if (!isEnrolled(places)) await enrolThisMachine(hub.origin, signIns, places);
    const hasHelper = isEnrolled(places);
    if (hasHelper) running.unshift(keepHelper(places));
    const shown = await show(settings.opens, projectFolder, hub.origin, places);
    if (shown.child !== null) running.unshift(shown.child);
    console.log(greeting({ hub, places, signIns, hasHelper, shownIn: shown.in }));
    await Promise.race([told, hub.ended.then(({ lastWords }) => reportEnd(lastWords, places))]);
  } finally {
    for (const child of running) await child.stop();
  }
}

async function createDemoOnce(
  settings: Parameters<typeof fillWithDemo>[0],
  { firstSignIn }: Places,
): Promise<readonly DemoSignIn[]> {
  const signIns = await fillWithDemo(settings);
  if (signIns.length > 0) await keepSignIns(firstSignIn, signIns);
  return signIns;
}

interface Shown {
  readonly in: Started['shownIn'];
  readonly child: Child | null;
}

/** The console in windows of its own where that can be, else in a browser, else on the terminal as an address. */
async function show(
  opens: StartSettings['opens'],
  projectFolder: string,
  origin: string,
  places: Places,
): Promise<Shown> {
  const opened = opens === 'console' ? openConsole(projectFolder, origin, places) : null;
  if (opened !== null) {
    void tellEnd('console', opened.child);
    return { in: opened.isRealElectron ? 'electron' : 'stand-in', child: opened.child };
  }
  const isInBrowser = opens !== 'nothing' && (await openBrowser(origin));
  return { in: isInBrowser ? 'browser' : null, child: null };
}

/** Runs beside the hub. The desk works without it, so its end is told and nothing else ends. */
function keepHelper(places: Places): Child {
  const helper = startHelper(places, ['run']);
  void tellEnd('helper', helper);
  return helper;
}

async function tellEnd(name: 'helper' | 'console', { ended, logFile }: Child): Promise<void> {
  const { exitCode, lastWords } = await ended;
  if (exitCode !== null && exitCode !== 0) {
    console.error(`The ${name} of this machine has ended: ${lastWords} See ${logFile}.`);
  }
}

/** Resolves when this process is told to stop. Told again, it goes on stopping. */
async function stopSignal(): Promise<void> {
  const told = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.resolve());
  await told.promise;
}

function reportEnd(lastWords: string, { hubLog }: Places): never {
  throw new Fault('start.hub-ended', `The hub has ended: ${lastWords || 'it did not say why'} See ${hubLog}.`);
}
