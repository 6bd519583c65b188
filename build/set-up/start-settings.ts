import type { Settings } from '../../hub/settings.ts';
import { readSettings } from '../../hub/settings.ts';

/** What `npm start` is told by the environment. */
export interface StartSettings {
  readonly hub: Settings;
  /** `DESKBELL_OPEN`: `0` opens nothing, `browser` no window of the console's own. */
  readonly opens: 'console' | 'browser' | 'nothing';
  /** `DESKBELL_DEMO=0`: the hub starts empty and waits for its first administrator. */
  readonly wantsDemo: boolean;
}

/** Throws a `Fault` with one sentence about the first value that cannot be meant. */
export function readStartSettings(
  environment: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): StartSettings {
  return {
    hub: readSettings(environment, projectFolder),
    opens: opensBy(environment['DESKBELL_OPEN']),
    wantsDemo: environment['DESKBELL_DEMO'] !== '0',
  };
}

function opensBy(value: string | undefined): StartSettings['opens'] {
  if (value === '0') return 'nothing';
  return value === 'browser' ? 'browser' : 'console';
}
