import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { runningBrowser } from '../browser/browser.ts';
import { schemeUrls } from './scheme-urls.ts';

/** `session.cookies`, for what an app looks at and removes; the profile is shared by all sessions. */
export class Cookies extends EventEmitter implements Pick<Electron.Cookies, 'get' | 'set' | 'remove' | 'flushStore'> {
  async get(filter: Electron.CookiesGetFilter): Promise<Electron.Cookie[]> {
    const { cookies } = await runningBrowser().client.browser.send('Storage.getCookies', {});
    const host = filter.url === undefined ? null : new URL(schemeUrls.toChromium(filter.url)).hostname;
    return cookies
      .filter(({ name }) => filter.name === undefined || name === filter.name)
      .filter(({ domain }) => host === null || `.${host}`.endsWith(`.${domain.replace(/^\./, '')}`))
      .map(({ name, value, domain, path, secure, httpOnly, expires, session }) => ({
        name,
        value,
        domain,
        path,
        secure,
        httpOnly,
        session,
        ...(session ? {} : { expirationDate: expires }),
        sameSite: 'unspecified' as const,
      }));
  }

  async set({
    url,
    name = '',
    value = '',
    path,
    secure,
    httpOnly,
    expirationDate,
  }: Electron.CookiesSetDetails): Promise<void> {
    const given = { path, secure, httpOnly, expires: expirationDate };
    const optional = Object.fromEntries(Object.entries(given).filter(([, held]) => held !== undefined));
    const cookie = { url: schemeUrls.toChromium(url), name, value, ...optional };
    await runningBrowser().client.browser.send('Storage.setCookies', { cookies: [cookie] });
  }

  /** Chromium removes no single cookie here; one that has expired is gone as well. */
  async remove(url: string, name: string): Promise<void> {
    await this.set({ url, name, value: '', expirationDate: 1 });
  }

  async flushStore(): Promise<void> {
    await runningBrowser().client.browser.send('Storage.getCookies', {});
  }
}
