import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';

/** Where the pages lie once they are built. */
export const pagesFolder = fileURLToPath(new URL('../../.cache/remote-pages', import.meta.url));

export const pages = ['link.html', 'trust.html', 'hostile.html', 'file.html', 'share.html', 'quality.html'] as const;

/** Of a secure origin, as cryptography wants; nobody resolves the name. */
export const siteAddress = 'https://remote.test/';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Answers from the built pages. Whatever else they ask for is refused; its address is kept in what is given back. */
export async function servePages(context: BrowserContext): Promise<readonly string[]> {
  const asked: string[] = [];
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    const path = address.slice(siteAddress.length);
    const contentType = types[extname(path)];
    if (!address.startsWith(siteAddress) || contentType === undefined) {
      asked.push(address);
      await route.abort();
      return;
    }
    await route.fulfill({ path: join(pagesFolder, path), contentType });
  });
  return asked;
}
