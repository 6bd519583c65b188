import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { test as desktopTest } from './desktop-console.ts';
import type { ListeningPost } from './listening-post.ts';
import { openListeningPost } from './listening-post.ts';

interface HostileParts {
  /** What a page must not reach. */
  readonly post: ListeningPost;
  /** The window that asks for the hub at the first start: a page like all others, and soon there. */
  readonly taken: { readonly app: ElectronApplication; readonly page: Page };
}

/** What a test of a page that was taken over starts from. */
export const test = desktopTest.extend<HostileParts>({
  post: async ({}, use) => {
    const post = await openListeningPost();
    // It hears: what it does not hear later was not said.
    await fetch(`${post.origin}/control`);
    expect(post.heard()).toEqual(['GET /control HTTP/1.1']);
    await use(post);
    await post.close();
  },

  taken: async ({ console: desktop }, use) => {
    const started = await desktop.start();
    await expect(started.page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
    await use(started);
  },
});

/**
 * What the listening post was told, but for its own trial. Bare connections are left out: plain Chromium makes them ahead
 * of frames that it then refuses. Electron's is led to nowhere by a proxy, which the stand-in only writes down.
 */
export function toldTo(post: ListeningPost): readonly string[] {
  return post
    .heard()
    .slice(1)
    .filter((said) => said !== '');
}

/** Notes from now on what Chromium refuses the page by its content policy; `violations` reads it. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.defineProperty(window, 'notedViolations', { value: noted });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      noted.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
}

/** As `directive address`, in the order in which they were refused. */
export async function violations(page: Page): Promise<readonly string[]> {
  return z.array(z.string()).parse(await page.evaluate('window.notedViolations'));
}

const logLine = z.looseObject({ event: z.string(), level: z.string() });
export type LogLine = z.infer<typeof logLine>;

/** The console's log as it is now. */
export async function logOf(profile: string): Promise<readonly LogLine[]> {
  const text = await readFile(join(profile, 'logs/console.log'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => logLine.parse(JSON.parse(line)));
}
