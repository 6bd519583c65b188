import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { writePrivateFile } from '#platform/node/private-files.ts';

/** What a profile holds of somebody's desk: databases with their sealed tokens, what pages have stored, open tickets. */
export const deskRemains = { desks: 'desks', pages: 'pages', tickets: 'open-tickets.json' } as const;

const MARK = 'left';

/**
 * Lets the console forget a desk whose agent has signed out, by starting anew: what browsers delete stays in their
 * files for a while, and only a program that has not opened them yet can remove them. Whether work would be lost was
 * asked before. Interrupted in any way, the next start goes on with it.
 */
export async function leaveHub(app: Pick<App, 'relaunch' | 'quit'>, profile: string): Promise<void> {
  await writePrivateFile(join(profile, MARK), '');
  app.relaunch();
  app.quit();
}

/** Removes what `leaveHub` left to this start. Has to run before anything in the profile is opened. */
export function finishLeaving(profile: string): void {
  const mark = join(profile, MARK);
  if (!existsSync(mark)) return;
  // On Windows a process that is just ending keeps its files for a moment.
  const thoroughly = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
  for (const name of Object.values(deskRemains)) rmSync(join(profile, name), thoroughly);
  rmSync(mark);
}
