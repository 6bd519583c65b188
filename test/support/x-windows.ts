import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A window as the window manager shows it. */
export interface ShownWindow {
  readonly id: string;
  readonly title: string;
}

/** The windows on a display, the one in front last. Asks the window manager (Debian: `x11-utils`). */
export async function windowsOn(display: string): Promise<readonly ShownWindow[]> {
  const stacked = await property(display, ['-root'], '_NET_CLIENT_LIST_STACKING');
  const ids = stacked.match(/0x[0-9a-f]+/g) ?? [];
  return Promise.all(
    ids.map(async (id) => ({ id, title: titleIn(await property(display, ['-id', id], '_NET_WM_NAME')) })),
  );
}

async function property(display: string, of: readonly string[], name: string): Promise<string> {
  // A window may close between two questions.
  const asked = run('xprop', ['-display', display, ...of, name]).catch(() => ({ stdout: '' }));
  return (await asked).stdout;
}

function titleIn(line: string): string {
  return /= "(.*)"$/m.exec(line)?.[1]?.replaceAll('\\"', '"') ?? '';
}
