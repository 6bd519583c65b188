import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Fault } from '#contracts/fault.ts';

const run = promisify(execFile);

/** What the console and the portal are made of, from the project's folder. */
const sources = ['renderer', 'portal', 'platform', 'domain', 'contracts', 'build', 'package-lock.json'];
/** Starting and testing change no page. */
const isBeside = (path: string) => path === 'build/set-up' || /\.test\.tsx?$/.test(path);
/** Written after a build: the fingerprint of the sources it was made from. */
const noteFile = 'dist/.built-from';

/** Builds console and portal when their sources have changed. Throws a `Fault` when that fails. */
export async function buildPages(root: string): Promise<void> {
  if (arePagesBuilt(root)) return;
  console.log('Building console and portal …');
  try {
    await run(process.execPath, ['build/build.ts'], { cwd: root });
  } catch (error) {
    // Node's own message holds the command and everything it said.
    const said = error instanceof Error ? error.message : String(error);
    throw new Fault('start.not-built', `Console and portal could not be built.\n${said}`, { cause: error });
  }
  notePagesBuilt(root);
}

/** Whether `dist/` holds the pages of the sources as they are now. */
export function arePagesBuilt(root: string): boolean {
  try {
    return readFileSync(join(root, noteFile), 'utf8') === fingerprintOf(root);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

export function notePagesBuilt(root: string): void {
  mkdirSync(dirname(join(root, noteFile)), { recursive: true });
  writeFileSync(join(root, noteFile), fingerprintOf(root));
}

/** Equal for equal contents, whatever git or a copy did to the files' times. */
function fingerprintOf(root: string): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesAt(root, source))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesAt(root: string, path: string): readonly string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .map((name) => `${path}/${name}`)
    .filter((below) => !isBeside(below))
    .flatMap((below) => filesAt(root, below));
}
