import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { build } from 'vite';
import { readUpdateKeys } from './desktop/update-keys.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A desktop app as it is put together in `dist/desktop/<folder>`. All paths are from the project's folder. */
interface DesktopApp {
  readonly folder: 'console' | 'helper';
  readonly packageName: string;
  readonly productName: string;
  /** One bundle for each process of the main side, by the name of its file. */
  readonly processes: Readonly<Record<string, string>>;
  readonly preload: string;
  /** Where Vite has put its pages. */
  readonly pages: string;
  /** Assets that its pages never load here, by how their names begin. */
  readonly onlyInBrowsers: readonly string[];
}

const consoleApp: DesktopApp = {
  folder: 'console',
  packageName: 'deskbell-console',
  productName: 'Deskbell',
  processes: { main: 'main/main.ts', 'data-service': 'main/data-service/data-service-process.ts' },
  preload: 'main/preload/preload.ts',
  pages: 'dist/console',
  // A browser's desk lies in a worker of its own, in SQLite's WebAssembly.
  onlyInBrowsers: ['desk.worker-', 'desk-exchange.worker-', 'profile-desk-', 'sqlite3-'],
};

const helperApp: DesktopApp = {
  folder: 'helper',
  packageName: 'deskbell-helper',
  productName: 'Deskbell Helper',
  processes: {
    main: 'agent-helper/app/main.ts',
    core: 'agent-helper/core/core.ts',
    input: 'agent-helper/input/input.ts',
    'caged-call': 'agent-helper/main/inventory/caged-child.ts',
  },
  preload: 'agent-helper/preload/preload.ts',
  pages: 'dist/helper-pages',
  onlyInBrowsers: [],
};

/** The pages of the helper; the console's are the same as in a browser (`vite.console.ts`). */
export const helperPagesConfig = {
  configFile: false,
  root: join(root, 'agent-helper/renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: join(root, helperApp.pages),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    // The content policy knows no `data:`, and the preload polyfill would be an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The helper's own, and those of a session: question, banner, the one that shows the screen, marks on it.
      input: ['index', 'consent', 'banner', 'share', 'overlay'].map((name) =>
        join(root, `agent-helper/renderer/${name}.html`),
      ),
    },
  },
} satisfies InlineConfig;

export const desktopApps = { console: consoleApp, helper: helperApp };

/**
 * Bundles everything of one app but its pages, which another build has made, and lays both together: a folder that
 * Electron runs as it is, and that the packager takes whole.
 */
export async function buildDesktopApp(app: DesktopApp, folder = join('dist/desktop', app.folder)): Promise<void> {
  const outDir = resolve(root, folder);
  // What an earlier build left would be packed as well.
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const [name, entry] of Object.entries(app.processes)) await build(processConfig(name, entry, outDir));
  await build(preloadConfig(app.preload, outDir));
  const leftOut = await leftOutOf(app);
  const isForDesktop = (path: string) => !leftOut.some((end) => path.endsWith(end));
  await cp(join(root, app.pages), join(outDir, 'pages'), { recursive: true, filter: isForDesktop });
  await cp(join(root, 'build/icons/tray', app.folder), join(outDir, 'icons'), { recursive: true });
  await cp(join(root, `build/icons/${app.folder}/256x256.png`), join(outDir, 'icons/app.png'));
  await writeFile(join(outDir, 'package.json'), await packageJsonOf(app));
}

/** One CommonJS file with everything in it; only Electron and Node's own modules are there where it runs. */
function processConfig(name: string, entry: string, outDir: string): InlineConfig {
  return {
    ...commonConfig(),
    plugins: [leaveOut(['macos-temperature-sensor', 'osx-temperature-sensor'])],
    ssr: { target: 'node', noExternal: true },
    define: { DESKBELL_BUILT_IN_UPDATE_KEYS: JSON.stringify(readUpdateKeys(process.env['DESKBELL_UPDATE_KEYS'])) },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        // `ws` asks for these and goes on without.
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}

/**
 * Packages that another asks for and goes on without. Left as they are they would be looked for in the folders around
 * the app when it runs.
 */
function leaveOut(names: readonly string[]): Plugin {
  const mark = '\0left-out';
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId: (name) => (names.includes(name) ? mark : null),
    load: (id) => (id === mark ? `throw new Error('It is not part of this app.');` : null),
  };
}

/** A sandboxed preload is one file that can require nothing but `electron`. */
function preloadConfig(entry: string, outDir: string): InlineConfig {
  return {
    ...commonConfig(),
    build: {
      lib: { entry: join(root, entry), formats: ['cjs'], fileName: () => 'preload.cjs' },
      outDir,
      emptyOutDir: false,
      target: 'chrome150',
      sourcemap: false,
      minify: false,
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  };
}

function commonConfig(): InlineConfig {
  return { configFile: false, root, publicDir: false, logLevel: 'warn' };
}

/**
 * The desktop keeps its files itself: no service worker, no maps in what is shipped, nothing that only browsers load.
 * Returns how the paths of all that end, and fails when the pages have none of it any more.
 */
async function leftOutOf({ pages, onlyInBrowsers }: DesktopApp): Promise<readonly string[]> {
  const assets = await readdir(join(root, pages, 'assets'));
  const known = onlyInBrowsers.map((beginning) => assets.filter((name) => name.startsWith(beginning)));
  const missing = onlyInBrowsers.filter((_, place) => known[place]!.length === 0);
  if (missing.length > 0) throw new TypeError(`${pages} has no ${missing.join(' and no ')} any more.`);
  return ['.map', 'service-worker.js', ...known.flat()];
}

async function packageJsonOf({ packageName, productName }: DesktopApp): Promise<string> {
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, string>;
  const manifest = { name: packageName, productName, version, license, private: true, main: 'main.cjs' };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
