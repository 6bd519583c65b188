import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that tests need and npm does not bring. */
export interface NeededProgram {
  readonly name: string;
  readonly debianPackage: string;
  /** Its path, or `null` where it is not installed. */
  readonly find: () => string | null;
}

export function findChromium(): string | null {
  return firstOnPath(['chromium', 'chromium-browser', 'google-chrome']);
}

/** The folder with `initdb` and `postgres`. Debian keeps them off the PATH, one folder per version. */
export function findPostgresFolder(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...pathFolders()];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => isRunnable(join(folder, name)))) ?? null;
}

export function findTurnServer(): string | null {
  return firstOnPath(['turnserver']);
}

export const neededPrograms: readonly NeededProgram[] = [
  { name: 'Chromium', debianPackage: 'chromium', find: findChromium },
  { name: 'PostgreSQL', debianPackage: 'postgresql', find: findPostgresFolder },
  { name: 'coturn', debianPackage: 'coturn', find: findTurnServer },
  { name: 'ip', debianPackage: 'iproute2', find: () => firstOnPath(['ip']) },
  { name: 'Xvfb', debianPackage: 'xvfb', find: () => firstOnPath(['Xvfb']) },
  { name: 'Openbox', debianPackage: 'openbox', find: () => firstOnPath(['openbox']) },
  { name: 'xprop', debianPackage: 'x11-utils', find: () => firstOnPath(['xprop']) },
  { name: 'setxkbmap', debianPackage: 'x11-xkb-utils', find: () => firstOnPath(['setxkbmap']) },
  { name: 'xterm', debianPackage: 'xterm', find: () => firstOnPath(['xterm']) },
];

/** noVNC's pages; a folder, and no program. */
export function findNoVnc(): string | null {
  const debian = '/usr/share/novnc';
  return existsSync(join(debian, 'vnc.html')) ? debian : null;
}

/** What `npm run bench -- remote` compares with, and what makes its lines thin and lossy. No test needs them. */
export const peerPrograms: readonly NeededProgram[] = [
  { name: 'x11vnc', debianPackage: 'x11vnc', find: () => firstOnPath(['x11vnc']) },
  { name: 'websockify', debianPackage: 'websockify', find: () => firstOnPath(['websockify']) },
  { name: 'noVNC', debianPackage: 'novnc', find: findNoVnc },
  { name: 'iptables', debianPackage: 'iptables', find: () => firstOnPath(['iptables']) },
];

/** Installs packages and gives back what it said; whether it worked shows in whether the programs are there. */
export type Installer = (packages: readonly string[]) => string;

/**
 * Installs what is missing where that can be done without asking, and says so.
 *
 * @param install `null` where it has to be left to people.
 * @returns One sentence for each program that is still missing.
 */
export function bringPrograms(programs: readonly NeededProgram[], install: Installer | null): readonly string[] {
  const isMissing = ({ find }: NeededProgram) => find() === null;
  const missing = programs.filter(isMissing);
  if (missing.length === 0 || install === null) return missing.map(sentenceFor);

  const packages = missing.map(({ debianPackage }) => debianPackage);
  console.log(`Installing from Debian: ${packages.join(', ')} …`);
  const said = install(packages);
  const stillMissing = missing.filter(isMissing);
  if (stillMissing.length > 0) console.error(said.trim());
  return stillMissing.map(sentenceFor);
}

/** apt-get, where this is Debian and we are root. */
export function debianInstaller(): Installer | null {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  return (packages) =>
    [aptGet(['update', '--quiet']), aptGet(['install', '--yes', '--no-install-recommends', ...packages])].join('\n');
}

function sentenceFor({ name, debianPackage }: NeededProgram): string {
  return `${name} is missing: install it (on Debian: apt-get install ${debianPackage}) and run this again.`;
}

function aptGet(args: readonly string[]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { stdout, stderr, error } = spawnSync('apt-get', args, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
  return `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
}

function firstOnPath(names: readonly string[]): string | null {
  const paths = names.flatMap((name) => pathFolders().map((folder) => join(folder, name)));
  return paths.find(isRunnable) ?? null;
}

function pathFolders(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: the next folder may have it.
    return false;
  }
}
