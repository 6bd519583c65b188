import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const WORKER = 'service-worker.js';

/**
 * Builds the console's service worker to `/service-worker.js`, with the list of all files of this build and a version
 * that follows from what is in them. A build of the same sources is the same version.
 *
 * @param source The worker, from the root of the build, such as `/offline/service-worker.ts`.
 */
export function serviceWorkerPlugin(source: string): Plugin {
  let publicFolder = '';
  return {
    name: 'deskbell:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      publicFolder = config.publicDir;
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: WORKER });
    },
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new TypeError(`${WORKER} was not built.`);
      const files = [...builtFiles(bundle), ...publicFiles(publicFolder)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const digest = createHash('sha256');
      for (const [address, content] of files) digest.update(address).update('\0').update(content).update('\0');
      const version = digest.digest('hex').slice(0, 16);
      const shell = { version, files: files.map(([address]) => address) };
      // In front of the first line, so that the source map still fits.
      worker.code = `const DESKBELL_SHELL=${JSON.stringify(shell)};${worker.code}`;
    },
  };
}

type File = readonly [address: string, content: string | Uint8Array];

function builtFiles(bundle: Rolldown.OutputBundle): readonly File[] {
  return Object.values(bundle)
    .filter(({ fileName }) => fileName !== WORKER && !fileName.endsWith('.map'))
    .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]);
}

function publicFiles(folder: string): readonly File[] {
  if (folder === '' || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length).replaceAll('\\', '/'), readFileSync(path)]);
}
