import { build } from 'vite';
import { consoleConfig } from './vite.console.ts';
import { buildDesktopApp, desktopApps, helperPagesConfig } from './vite.desktop.ts';
import { portalConfig } from './vite.portal.ts';

/**
 * Builds what browsers load, and the two desktop apps. Hub and headless helper run from their sources and need no
 * building.
 *
 *     node build/build.ts                                 everything
 *     node build/build.ts console                         one of them
 *     node build/build.ts desktop-console desktop-helper  `dist/desktop/…`, with their pages
 */
const targets = {
  console: () => build({ ...consoleConfig, logLevel: 'warn' }),
  portal: () => build({ ...portalConfig, logLevel: 'warn' }),
  'helper-pages': () => build({ ...helperPagesConfig, logLevel: 'warn' }),
  'desktop-console': () => buildDesktopApp(desktopApps.console),
  'desktop-helper': () => buildDesktopApp(desktopApps.helper),
} satisfies Record<string, () => Promise<unknown>>;

type Target = keyof typeof targets;

/** What has to lie there before something else is built from it. */
const needed: Partial<Record<Target, Target>> = {
  'desktop-console': 'console',
  'desktop-helper': 'helper-pages',
};

const names = Object.keys(targets) as Target[];
const given = process.argv.slice(2);
const unknown = given.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`Cannot build ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

const asked: readonly string[] = given.length === 0 ? names : given;
const wanted = new Set(asked.flatMap((name) => [needed[name as Target] ?? name, name]));
for (const name of names) if (wanted.has(name)) await targets[name]();
