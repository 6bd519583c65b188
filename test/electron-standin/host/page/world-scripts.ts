import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { PageWorldSettings } from './page-world.ts';
import { startPageWorld } from './page-world.ts';
import type { PreloadWorldSettings } from './preload-world.ts';
import { startPreloadWorld } from './preload-world.ts';

/** What each world's runtime is made of; a file stands after those it imports. */
const pageWorldFiles = [
  './intrinsics.ts',
  './bridge-values.ts',
  './world-link.ts',
  './cut-capture.ts',
  './page-world.ts',
];
const preloadWorldFiles = [
  './intrinsics.ts',
  './bridge-values.ts',
  './world-link.ts',
  '../codec/base64.ts',
  '../codec/coded-value.ts',
  '../codec/plain-json.ts',
  '../codec/encode-value.ts',
  '../codec/decode-value.ts',
  '../emitted-event.ts',
  './renderer-emitter.ts',
  './renderer-ports.ts',
  './renderer-ipc.ts',
  './context-menu.ts',
  './window-open.ts',
  './preload-world.ts',
];

/** A preload as it was read and found to be valid JavaScript. */
export interface PreloadText {
  readonly file: string;
  readonly text: string;
}

/** The script for the page's own world; it has to run before any script of the page. */
export function pageWorldScript(settings: PageWorldSettings): string {
  return `(() => {\n${joined(pageWorldFiles)}\n${startPageWorld.name}(${asLiteral(settings)});\n})();`;
}

/** The script for the preload's isolated world; preloads run in sloppy mode, as CommonJS modules do. */
export function preloadWorldScript(settings: PreloadWorldSettings, preloads: readonly PreloadText[]): string {
  const parameters = 'require, process, exports, module, Buffer, global, setImmediate, clearImmediate';
  const scripts = preloads.map(({ file, text }) => {
    return `{ file: ${asLiteral(file)}, run: function (${parameters}) {${text}\n} }`;
  });
  const runtime = `(settings, preloads) => {\n${joined(preloadWorldFiles)}\n${startPreloadWorld.name}(settings, preloads);\n}`;
  return `(${runtime})(${asLiteral(settings)}, [${scripts.join(',\n')}]);`;
}

/**
 * Several modules as one: types stripped, imports dropped (what they name stands above) and exports made plain. That
 * works because no two of the files give the same name to different things.
 */
function joined(files: readonly string[]): string {
  const texts = files.map((file) => {
    const text = stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8'));
    return text
      .replaceAll(/^import\b[^;]*;$/gm, '')
      .replaceAll(/^export (?=const|function|async function|class)/gm, '');
  });
  return `'use strict';\n${texts.join('\n')}`;
}

/** JSON that is also JavaScript, whatever the text says. */
function asLiteral(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}
