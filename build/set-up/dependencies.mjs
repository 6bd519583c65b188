import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * Whether npm's own note of what lies in `node_modules` is what the lockfile asks for. Optional packages may be
 * missing: most of them are for other operating systems.
 *
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`, which npm writes as the last act of an installation
 */
export function isInstalled(wanted, installed) {
  const paths = new Set([...Object.keys(wanted.packages), ...Object.keys(installed.packages)]);
  paths.delete('');
  return [...paths].every((path) => {
    const asked = wanted.packages[path];
    const found = installed.packages[path];
    if (asked === undefined) return false;
    if (found === undefined) return asked.optional === true;
    return asked.version === found.version && asked.integrity === found.integrity;
  });
}

/**
 * Runs `npm ci` where `node_modules` is missing or is not what the lockfile says. Blocks until it is done.
 *
 * @param {string} root the project's folder
 * @returns {boolean} false when npm failed; what it said then stands on the terminal
 */
export function ensureDependencies(root) {
  const wanted = readLockfile(join(root, 'package-lock.json'));
  if (wanted === null) {
    console.error('package-lock.json is missing or unreadable: is this a whole copy of the project?');
    return false;
  }
  const installed = readLockfile(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== null && isInstalled(wanted, installed)) return true;

  const why = installed === null ? 'are not installed yet' : 'differ from package-lock.json';
  console.log(`Dependencies ${why}: running npm ci, which takes a minute …`);
  const npm = npmCommand(['ci']);
  const { status, error, stdout, stderr } = spawnSync(npm.command, npm.args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: npm.needsShell,
  });
  if (status === 0) return true;
  console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
  console.error('npm ci failed; what it said stands above.');
  return false;
}

/**
 * npm tells the scripts it starts where it lies. Without it (`node build/set-up/start.mjs`) the one on the PATH serves,
 * which on Windows is a batch file that only a shell can run.
 *
 * @param {readonly string[]} args
 */
function npmCommand(args) {
  const npmScript = process.env['npm_execpath'];
  return npmScript?.endsWith('.js') === true
    ? { command: process.execPath, args: [npmScript, ...args], needsShell: false }
    : { command: 'npm', args: [...args], needsShell: process.platform === 'win32' };
}

/**
 * @param {string} path
 * @returns {Lockfile | null} `null` when there is none, or it was cut off while it was written
 */
function readLockfile(path) {
  try {
    const lockfile = JSON.parse(readFileSync(path, 'utf8'));
    return typeof lockfile?.packages === 'object' && lockfile.packages !== null ? lockfile : null;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw error;
  }
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
