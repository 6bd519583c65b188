import { onTestFinished } from 'vitest';
import type { Hub } from '../../hub/hub.ts';
import { createHub } from '../../hub/hub.ts';
import { createLog } from '../../hub/log.ts';
import type { Settings } from '../../hub/settings.ts';
import { readSettings } from '../../hub/settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RunningHub extends Pick<Hub, 'stop'> {
  readonly origin: string;
  /** Empty where there is an administrator already. */
  readonly setUpToken: string;
  readonly settings: Settings;
  /** Everything it has logged, as it would stand in the log. */
  readonly logged: () => string;
}

export interface RunHubOptions extends Partial<Settings> {
  readonly nowMs?: () => number;
}

/** The whole hub on a free port, with an embedded database of its own. Stopped when the running test has finished. */
export async function runHubForTest({ nowMs = Date.now, ...over }: RunHubOptions = {}): Promise<RunningHub> {
  const folder = await temporaryFolder();
  const settings = { ...readSettings({ DESKBELL_PORT: '0', DESKBELL_DATA: `${folder}/data` }, folder), ...over };
  const lines: string[] = [];
  const hub = createHub(settings, { log: createLog('debug', { write: (line) => lines.push(line) }), nowMs });
  const { origin, setUpToken } = await hub.start();
  onTestFinished(() => hub.stop());
  return { origin, setUpToken: setUpToken ?? '', settings, stop: () => hub.stop(), logged: () => lines.join('') };
}
