import { build } from 'vite';
import { consoleConfig } from './vite.console.ts';
import { portalConfig } from './vite.portal.ts';

/**
 * Builds what browsers load: the console into `dist/console`, the portal into `dist/portal`. Hub and helper run from
 * their sources and need no building.
 *
 *     node build/build.ts            both
 *     node build/build.ts console    one of them
 */
const targets = { console: consoleConfig, portal: portalConfig };

const names = Object.keys(targets) as (keyof typeof targets)[];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`Cannot build ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

for (const name of names) {
  if (wanted.length === 0 || wanted.includes(name)) await build({ ...targets[name], logLevel: 'warn' });
}
