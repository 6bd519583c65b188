import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { helperPagesConfig } from '../../build/vite.desktop.ts';
import { pages, pagesFolder } from './link-page-site.ts';

test('the pages are built as those of the helper are (RT-1)', async () => {
  await build({
    ...helperPagesConfig,
    root: fileURLToPath(new URL('pages', import.meta.url)),
    logLevel: 'warn',
    build: { ...helperPagesConfig.build, outDir: pagesFolder, rolldownOptions: { input: pages.map(pagePath) } },
  });

  expect(pages.filter((name) => !existsSync(join(pagesFolder, name)))).toEqual([]);
});

function pagePath(name: string): string {
  return fileURLToPath(new URL(`pages/${name}`, import.meta.url));
}
