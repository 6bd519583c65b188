import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import type { ExecutableKind } from './executable-kind.ts';
import { EXECUTABLE_HEAD_BYTES, executableKind } from './executable-kind.ts';
import { wrongContents } from './package-contents.ts';
import { readArchive } from './read-archive.ts';

/** The platforms electron-builder packs for, by the kind of program each of them runs. */
const kindOfPlatform: Readonly<Record<string, ExecutableKind>> = { linux: 'elf', win32: 'pe', darwin: 'mach-o' };

/** Enough to see what went wrong. */
const MOST_SENTENCES = 20;

/**
 * electron-builder calls this when an app is put together and before anything is signed or wrapped. Throws, and thereby
 * ends the packaging, when the program is not a real one for that platform or the archive holds what nobody expects.
 */
export function afterPack(context: AfterPackContext): void {
  const { appOutDir, electronPlatformName } = context;
  const executable = executableIn(context);
  const kind = kindOfFile(executable);
  if (kind !== kindOfPlatform[electronPlatformName]) {
    throw new Error(
      `${executable} is not a program for ${electronPlatformName}. A stand-in for Electron is never shipped; --standin packs it for tests.`,
    );
  }
  refuseWrongContents(context, appOutDir);
  refuseWrongResources(context);
}

/** Throws when the archive holds what nobody expects. */
export function refuseWrongContents({ packager }: Pick<AfterPackContext, 'packager'>, appOutDir: string): void {
  const wrong = wrongContents(readArchive(join(packager.getResourcesDir(appOutDir), 'app.asar')));
  if (wrong.length === 0) return;
  const said = wrong.slice(0, MOST_SENTENCES).join('\n  ');
  throw new Error(`The package is not fit to be shipped, for ${wrong.length} reasons:\n  ${said}`);
}

/**
 * Throws when a file that the configuration puts beside the archive is not there, or is none for that system: electron-builder
 * itself says so in its log and goes on.
 */
export function refuseWrongResources({ appOutDir, electronPlatformName, packager }: AfterPackContext): void {
  for (const { to } of resourcesOf(packager.config)) {
    const file = join(packager.getResourcesDir(appOutDir), to);
    if (existsSync(file) && kindOfFile(file) === kindOfPlatform[electronPlatformName]) continue;
    throw new Error(`${file} is not there as ${electronPlatformName} needs it. Has npm left out optional packages?`);
  }
}

/** Each names one file. */
function resourcesOf({ extraResources }: Pick<Configuration, 'extraResources'>): readonly { readonly to: string }[] {
  return [extraResources ?? []].flat().map((resource) => {
    if (typeof resource === 'string' || resource.to === undefined) {
      throw new TypeError('What lies beside the archive has to be named by from and to.');
    }
    return { to: resource.to };
  });
}

/** The program that starts the app. */
export function executableIn({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  if (electronPlatformName === 'darwin')
    return join(appOutDir, `${productFilename}.app/Contents/MacOS/${productFilename}`);
  const name = 'executableName' in packager ? packager.executableName : undefined;
  if (typeof name !== 'string') throw new TypeError('electron-builder does not say what the program is called.');
  return join(appOutDir, name);
}

export function kindOfFile(path: string): ExecutableKind {
  const head = Buffer.alloc(EXECUTABLE_HEAD_BYTES);
  const file = openSync(path, 'r');
  try {
    return executableKind(head.subarray(0, readSync(file, head)));
  } finally {
    closeSync(file);
  }
}
