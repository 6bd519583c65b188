import { expect, test } from 'vitest';
import type { PackedFile } from './package-contents.ts';
import { wrongContents } from './package-contents.ts';

const aFile = (path: string, text = '', isOutside = false): PackedFile => {
  return { path, isOutside, content: Buffer.from(text) };
};
const whole = [
  aFile('package.json', '{"name":"deskbell-console","main":"main.cjs"}'),
  aFile(
    'main.cjs',
    "require('electron'); require(\"fs\"); require('node:sqlite');\n//# sourceMappingURL=main.cjs.map\n",
  ),
  aFile('preload.cjs'),
  aFile('data-service.cjs'),
  aFile('pages/index.html'),
  aFile('pages/assets/desk-3f9a_-x.js', 'const example = "//# sourceMappingURL=data:";'),
  aFile('pages/assets/inter.woff2'),
  aFile('icons/tray-light@1.5x.png'),
];

test('bundles, pages and icons are what belongs into a package', () => {
  expect(wrongContents(whole)).toEqual([]);
});

test.each([
  ['settings', aFile('.env'), '.env is nothing that belongs into a package.'],
  ['settings among the pages', aFile('pages/.env'), 'pages/.env is nothing that belongs into a package.'],
  ['a source map', aFile('main.cjs.map'), 'main.cjs.map is nothing that belongs into a package.'],
  [
    'a source map of the pages',
    aFile('pages/assets/a.js.map'),
    'pages/assets/a.js.map is nothing that belongs into a package.',
  ],
  ['a source', aFile('pages/desk.ts'), 'pages/desk.ts is nothing that belongs into a package.'],
  ['a package', aFile('node_modules/ws/index.js'), 'node_modules/ws/index.js is nothing that belongs into a package.'],
  ['a native module', aFile('sqlite.node'), 'sqlite.node is nothing that belongs into a package.'],
  ['a private key', aFile('pages/key.pem'), 'pages/key.pem is nothing that belongs into a package.'],
  ['a link', aFile('pages/out.js', '', true), 'pages/out.js leads out of the archive.'],
  [
    'a map inside a bundle',
    aFile('core.cjs', 'x\n//# sourceMappingURL=data:application/json;base64,e30='),
    'core.cjs carries a source map.',
  ],
  [
    'a map inside a style',
    aFile('pages/a.css', '/*# sourceMappingURL=data:,x */'),
    'pages/a.css carries a source map.',
  ],
  [
    'a bundle that needs a package',
    aFile('core.cjs', "const ws = require('ws');"),
    'core.cjs requires ws, which nothing brings.',
  ],
  ['a bundle that fetches one later', aFile('core.cjs', 'import("ws")'), 'core.cjs requires ws, which nothing brings.'],
  [
    'a page with a script in it',
    aFile('pages/a.html', '<script type="module">go()</script>'),
    'pages/a.html has a script in it.',
  ],
  [
    'a page with a script in an attribute',
    aFile('pages/a.html', '<body\nonload="go()">'),
    'pages/a.html has a script in an attribute.',
  ],
  [
    'a page that loads from elsewhere',
    aFile('pages/a.html', '<script src="//cdn.example/a.js"></script>'),
    'pages/a.html loads something from elsewhere.',
  ],
  [
    'a service worker',
    aFile('pages/service-worker.js'),
    'pages/service-worker.js would go on when its window is closed.',
  ],
])('%s does not', (_what, file, sentence) => {
  expect(wrongContents([...whole, file])).toEqual([sentence]);
});

test.each([
  ['requires Node', "require('node:fs')", 'preload.cjs requires node:fs, which no sandbox has.'],
  ['makes code of text', "eval('1')", 'preload.cjs makes code of text.'],
  ['brings schemas', 'new ZodObject()', 'preload.cjs is larger than a bridge has to be.'],
  ['is large', '//'.repeat(4_000), 'preload.cjs is larger than a bridge has to be.'],
])('a preload that %s does not', (_what, text, sentence) => {
  const others = whole.filter(({ path }) => path !== 'preload.cjs');

  expect(wrongContents([...others, aFile('preload.cjs', text)])).toEqual([sentence]);
});

test('what an app cannot start without is missed', () => {
  expect(wrongContents([])).toEqual(['package.json is missing.', 'main.cjs is missing.', 'preload.cjs is missing.']);
});

test('a manifest promises nothing that would have to be installed', () => {
  const manifest = aFile('package.json', '{"dependencies":{},"devDependencies":{},"scripts":{},"version":"1.0.0"}');

  expect(wrongContents([manifest, ...whole.slice(1)])).toEqual([
    'package.json has dependencies.',
    'package.json has devDependencies.',
    'package.json has scripts.',
  ]);
});
