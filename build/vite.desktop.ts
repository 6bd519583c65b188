import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
}

const consoleApp: DesktopApp = {
  folder: 'console',
  packageName: 'deskbell-console',
  productName: 'Deskbell',
  processes: { main: 'main/main.ts', 'data-service': 'main/data-service/data-service-process.ts' },
  preload: 'main/preload/preload.ts',
  pages: 'dist/console',
};

const helperApp: DesktopApp = {
  folder: 'helper',
  packageName: 'deskbell-helper',
  productName: 'Deskbell Helper',
  processes: {
    main: 'agent-helper/app/main.ts',
    core: 'agent-helper/core/core.ts',
    'caged-call': 'agent-helper/main/inventory/caged-child.ts',
  },
  preload: 'agent-helper/preload/preload.ts',
  pages: 'dist/helper-pages',
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

/** The desktop keeps its files itself: no service worker, and no maps in what is shipped. */
function isForDesktop(path: string): boolean {
  return !path.endsWith('.map') && !path.endsWith('service-worker.js');
}

async function packageJsonOf({ packageName, productName }: DesktopApp): Promise<string> {
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, string>;
  const manifest = { name: packageName, productName, version, license, private: true, main: 'main.cjs' };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
