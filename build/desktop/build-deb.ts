import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { controlText } from './deb-control.ts';
import type { DebOrder } from './fpm-arguments.ts';

interface InstalledFile {
  /** From the root of the installed system, without a slash in front. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly isLink: boolean;
}

/** Writes a Debian package by `dpkg-deb`. The same order and contents give the same bytes under the same `SOURCE_DATE_EPOCH`. */
export function buildDeb(order: DebOrder): void {
  const root = mkdtempSync(join(tmpdir(), 'deskbell-deb-'));
  try {
    chmodSync(root, 0o755);
    for (const { from, to } of order.contents) layOut(from, join(root, to));
    const files = normalised(root);
    writeControl(order, root, files);
    const args = ['--root-owner-group', `-Z${order.compression}`, '--build', root, order.output];
    execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function layOut(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (from.endsWith('/')) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  else copyFileSync(from, to);
}

/** Gives every file the modes of a package, whatever the umask of whoever builds it; lists the files. */
function normalised(root: string): readonly InstalledFile[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  return paths.flatMap((path) => {
    const found = lstatSync(join(root, path));
    if (found.isSymbolicLink()) return { path, sizeBytes: 0, isLink: true };
    const isProgram = found.isDirectory() || (found.mode & 0o111) !== 0;
    chmodSync(join(root, path), isProgram ? 0o755 : 0o644);
    return found.isFile() ? { path, sizeBytes: found.size, isLink: false } : [];
  });
}

function writeControl(order: DebOrder, root: string, files: readonly InstalledFile[]): void {
  const folder = join(root, 'DEBIAN');
  mkdirSync(folder);
  const installedKib = files.reduce((sum, { sizeBytes }) => sum + Math.ceil(sizeBytes / 1_024), 0);
  writeFileSync(join(folder, 'control'), controlText(order, installedKib));
  const plain = files.filter(({ isLink }) => !isLink).map(({ path }) => path);
  const sums = plain.map((path) => `${md5(readFileSync(join(root, path)))}  ${path}\n`);
  writeFileSync(join(folder, 'md5sums'), sums.join(''));
  // What an administrator may have changed is asked about at an upgrade and not written over.
  const settings = plain.filter((path) => path.startsWith('etc/')).map((path) => `/${path}\n`);
  if (settings.length > 0) writeFileSync(join(folder, 'conffiles'), settings.join(''));
  for (const [name, script] of [
    ['postinst', order.afterInstall],
    ['postrm', order.afterRemove],
  ] as const) {
    if (script === null) continue;
    copyFileSync(script, join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}

/** Against accidents, not attackers: what `dpkg --verify` compares with. */
function md5(content: Buffer): string {
  return createHash('md5').update(content).digest('hex');
}
