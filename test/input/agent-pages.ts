import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** Where the agent's page lies once it is built. */
export const pagesFolder = fileURLToPath(new URL('../../.cache/input-pages', import.meta.url));

/** Of a secure origin, as `pointerrawupdate` wants; nobody resolves the name. */
const siteAddress = 'https://agent.test/';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Opens the page from its built files. */
export async function openAgentPage(page: Page): Promise<void> {
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    return route.fulfill({ path: join(pagesFolder, path), contentType: types[extname(path)] ?? 'text/plain' });
  });
  await page.goto(siteAddress);
}
