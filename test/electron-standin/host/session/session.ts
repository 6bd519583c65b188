import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { seeAllRequests } from '../browser/watch-requests.ts';
import { pathOf } from '../host-state.ts';
import { net } from '../modules/net.ts';
import { pages } from '../pages/open-pages.ts';
import { record } from '../recorded-calls.ts';
import { Cookies } from './cookies.ts';
import { proxyFor } from './proxy-rules.ts';
import { SchemeHandlers } from './scheme-handlers.ts';
import { schemeUrls } from './scheme-urls.ts';
import { servedOrigins } from './serve-request.ts';
import { WebRequest } from './web-request.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DisplayHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];

/** What the app said about permissions; asked for by the pages of the session. */
export interface PermissionHandlers {
  request: RequestHandler;
  check: CheckHandler;
  display: DisplayHandler;
}

const handlersOf = new WeakMap<Session, PermissionHandlers>();

/** A session has handlers of its own, but all share one Chromium profile, hence storage and cookies. */
export class Session extends EventEmitter {
  readonly protocol = new SchemeHandlers() as SchemeHandlers & Electron.Protocol;
  readonly cookies = new Cookies() as Cookies & Electron.Cookies;
  readonly webRequest = new WebRequest(seeAllRequests) as WebRequest & Electron.WebRequest;
  #spellCheckerLanguages: string[] = [];
  #userAgent = '';
  #proxy: Electron.ProxyConfig = {};
  #isSpellChecking = true;

  constructor() {
    super();
    handlersOf.set(this, { request: null, check: null, display: null });
  }

  get storagePath(): string {
    return pathOf('sessionData');
  }

  get availableSpellCheckerLanguages(): string[] {
    return ['de', 'en-GB', 'en-US', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR'];
  }

  get spellCheckerEnabled(): boolean {
    return this.#isSpellChecking;
  }

  set spellCheckerEnabled(isEnabled: boolean) {
    this.setSpellCheckerEnabled(isEnabled);
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    handlersOf.get(this)!.request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    handlersOf.get(this)!.check = handler;
  }

  setDisplayMediaRequestHandler(handler: DisplayHandler, options?: Electron.DisplayMediaRequestHandlerOpts): void {
    handlersOf.get(this)!.display = handler;
    if (options !== undefined) record('session.setDisplayMediaRequestHandler', options);
  }

  /** No device ever asks: there is no Bluetooth, USB, HID or serial port behind the stand-in. */
  setDevicePermissionHandler(): void {
    record('session.setDevicePermissionHandler');
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellChecking = isEnabled;
    record('session.setSpellCheckerEnabled', { isEnabled });
  }

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language));
    if (unknown !== undefined)
      throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
    this.#spellCheckerLanguages = languages;
    record('session.setSpellCheckerLanguages', { languages });
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    record('session.setSpellCheckerDictionaryDownloadURL', { url });
  }

  getSpellCheckerLanguages(): string[] {
    return this.#spellCheckerLanguages;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#isSpellChecking;
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }

  getUserAgent(): string {
    return this.#userAgent;
  }

  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const origins = options.origin === undefined ? [...servedOrigins] : [schemeUrls.toChromium(options.origin)];
    const storageTypes = (options.storages ?? ['all']).map((name) => storageNames[name]).join(',');
    // Chromium clears storage only at the request of a page.
    const [page] = pages.all();
    const session = await page?.ready;
    for (const origin of origins) await session?.send('Storage.clearDataForOrigin', { origin, storageTypes });
  }

  async clearCache(): Promise<void> {
    record('session.clearCache');
  }

  flushStorageData(): void {
    record('session.flushStorageData');
  }

  /** Written down only: Chromium takes proxies at its start. */
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.#proxy = config;
    record('session.setProxy', config);
  }

  async resolveProxy(url: string): Promise<string> {
    return proxyFor(this.#proxy, url);
  }

  isPersistent(): boolean {
    return true;
  }

  getStoragePath(): string {
    return this.storagePath;
  }

  setCertificateVerifyProc(): void {
    record('session.setCertificateVerifyProc');
  }

  fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    return net.fetch(input, init);
  }
}

export function permissionHandlersOf(session: Session): PermissionHandlers {
  return handlersOf.get(session)!;
}

const storageNames = {
  all: 'all',
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  shadercache: 'shader_cache',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
} as const;
