import type { UpdateTarget } from '#contracts/updates.ts';
import { updateTargets } from '#contracts/updates.ts';

/** How an app came onto a computer, as far as it matters for replacing it. */
export type InstallationKind = 'deb' | 'appimage' | 'nsis' | 'mac';

/** How the name of the file ends that replaces it. */
export const fileEndings: Readonly<Record<InstallationKind, string>> = {
  deb: '.deb',
  appimage: '.AppImage',
  nsis: '.exe',
  mac: '.zip',
};

export interface InstallationFacts {
  readonly platform: string;
  /** What electron-builder wrote into `package-type` beside the app; `null` when there is no such file. */
  readonly packageType: string | null;
  /** Set by AppImage's runtime to the file it was started from. */
  readonly appImage: string | undefined;
}

/** `null` for an app that was unpacked somewhere: nobody but whoever did that knows how to replace it. */
export function installationKind({ platform, packageType, appImage }: InstallationFacts): InstallationKind | null {
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'mac';
  if (platform !== 'linux') return null;
  if (packageType?.trim() === 'deb') return 'deb';
  return appImage === undefined || appImage === '' ? null : 'appimage';
}

/** `null` for a system that we do not build for. */
export function updateTargetOf(platform: string, architecture: string): UpdateTarget | null {
  return updateTargets.find((target) => target === `${platform}-${architecture}`) ?? null;
}
