import { join } from 'node:path';
import type koffi from 'koffi';

/** What the systems' own calls are reached by. */
export type Koffi = typeof koffi;

export interface KoffiPlace {
  readonly isPackaged: boolean;
  /** Of the program that runs. */
  readonly resourcesPath: string;
  /** Of the bundle, `dist/desktop/helper` where it is not packaged. */
  readonly appFolder: string;
  readonly platform: string;
  readonly arch: string;
}

/** Where koffi's part for this system lies: a file beside the archive of the app, or in the project's own packages. */
export function koffiFile({ isPackaged, resourcesPath, appFolder, platform, arch }: KoffiPlace): string {
  if (isPackaged) return join(resourcesPath, 'koffi/koffi.node');
  const packages = join(appFolder, '../../../node_modules');
  return join(packages, `@koromix/koffi-${platform}-${arch}/${platform}_${arch}/koffi.node`);
}

/**
 * Loads koffi from that file and from no other: its own way looks through the folders around the app, where anybody may have put
 * one. Throws what the system says.
 */
export function loadKoffi(file: string): Koffi {
  const addon: { exports: unknown } = { exports: {} };
  process.dlopen(addon, file);
  // What koffi's own JavaScript adds to it are names that it has given up.
  return addon.exports as Koffi;
}
