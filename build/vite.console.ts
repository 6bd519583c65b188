import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { serviceWorkerPlugin } from './service-worker-plugin.ts';
import { sqliteWasmPlugin } from './sqlite-wasm-plugin.ts';

/** The agents' console, served at `/`. */
export const consoleConfig = {
  configFile: false,
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  base: '/',
  plugins: [react(), serviceWorkerPlugin('/offline/service-worker.ts')],
  worker: {
    format: 'es',
    plugins: () => [sqliteWasmPlugin()],
    // A library in the worker advertises on the console; our own code writes nothing there.
    rolldownOptions: { output: { minify: { compress: { dropConsole: true } } } },
  },
  build: {
    outDir: fileURLToPath(new URL('../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    // The content policy knows no `data:`, and the preload polyfill would be an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
} satisfies InlineConfig;
