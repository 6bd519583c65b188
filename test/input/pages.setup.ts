import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { helperPagesConfig } from '../../build/vite.desktop.ts';
import { pagesFolder } from './agent-pages.ts';

const pages = fileURLToPath(new URL('pages', import.meta.url));

test('the page of the agent is built as those of the product are', async () => {
  await build({
    ...helperPagesConfig,
    root: pages,
    logLevel: 'warn',
    build: {
      ...helperPagesConfig.build,
      outDir: pagesFolder,
      rolldownOptions: { ...helperPagesConfig.build?.rolldownOptions, input: join(pages, 'index.html') },
    },
  });

  expect(existsSync(join(pagesFolder, 'index.html'))).toBe(true);
});
