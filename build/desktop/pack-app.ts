import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { path7za } from '7zip-bin';
import type { Configuration } from 'electron-builder';
import { Arch, build, Platform } from 'electron-builder';
import type { PackagePlan } from './package-plan.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

export interface PackOptions extends PackagePlan {
  /** Where the app lies and where its package goes, when not where the configuration says. For apps that are not ours. */
  readonly directories?: { readonly app: string; readonly output: string };
}

/** Packs one app by its configuration. Returns the files that were made. Nothing is fetched for `dir`, `deb` and `tar.gz`. */
export async function packApp(options: PackOptions): Promise<readonly string[]> {
  const { app, directories, isStandin, publisherName, targets } = options;
  const configuration: Configuration = {
    extends: `build/desktop/${app}${isStandin ? '.standin' : ''}.yml`,
    // For the system we are on; electron-builder would fetch it otherwise.
    ...(isStandin ? {} : { electronDist: 'node_modules/electron/dist' }),
    ...(directories === undefined ? {} : { directories }),
    ...(publisherName === null ? {} : { win: { signtoolOptions: { publisherName } } }),
  };
  useOwnTools();
  return await build({
    projectDir: projectFolder,
    config: configuration,
    targets: Platform.current().createTarget([...targets], Arch[process.arch as 'x64' | 'arm64']),
    publish: 'never',
  });
}

/** electron-builder fetches these tools unless it is told where they are; it takes that from the environment alone. */
function useOwnTools(): void {
  // npm leaves away that it may be run.
  chmodSync(path7za, 0o755);
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = path7za;
  process.env['CUSTOM_FPM_PATH'] = join(projectFolder, 'build/desktop/fpm-over-dpkg.ts');
}
