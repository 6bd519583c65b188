import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { packApp } from './pack-app.ts';
import { planPackage } from './package-plan.ts';

/**
 * Builds an app and packs it:
 *
 *     npm run package -- console                  what people install on the system this runs on
 *     npm run package -- helper dir               only the folder
 *     npm run package -- console deb --standin    for tests: with the stand-in for Electron
 */
const planned = planPackage(process.argv.slice(2), {
  platform: process.platform,
  hasElectron: existsSync('node_modules/electron/path.txt'),
  environment: process.env,
});
if (!planned.ok) {
  console.error(planned.refusal.details.sentence);
  process.exit(2);
}
const { app } = planned.value;
const built = spawnSync(process.execPath, ['build/build.ts', `desktop-${app}`], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
for (const file of await packApp(planned.value)) console.log(relative('.', file));
