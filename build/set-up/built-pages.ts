import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '#contracts/fault.ts';

const run = promisify(execFile);

/** What the pages and the desktop apps are made of, from the project's folder. */
const sources = [
  'renderer',
  'portal',
  'main',
  'agent-helper',
  'platform',
  'domain',
  'contracts',
  'build',
  'package-lock.json',
];
/** Starting and testing change no page. */
const isBeside = (path: string) => path === 'build/set-up' || /\.test\.tsx?$/.test(path);
/** Written after a build: the fingerprint of the sources it was made from. */
const noteFile = 'dist/.built-from';

/** Builds console, portal and the desktop apps, unless `dist/` holds the pages of the sources as they are. Throws a `Fault` when it fails. */
export async function buildPages(root: string, build = runBuild): Promise<void> {
  const sourcesNow = fingerprintOf(root);
  if (sourcesNow === sourcesBuilt(root)) return;
  console.log('Building console, portal and desktop apps …');
  await build(root);
  writeFileSync(join(root, noteFile), sourcesNow);
}

async function runBuild(root: string): Promise<void> {
  try {
    await run(process.execPath, ['build/build.ts'], { cwd: root });
  } catch (error) {
    // Node's own message holds the command and everything it said.
    const said = error instanceof Error ? error.message : String(error);
    throw new Fault('start.not-built', `The pages and apps could not be built.\n${said}`, { cause: error });
  }
}

/** The fingerprint of the sources that `dist/` was made from; `null` when nothing was built yet. */
function sourcesBuilt(root: string): string | null {
  try {
    return readFileSync(join(root, noteFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
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
