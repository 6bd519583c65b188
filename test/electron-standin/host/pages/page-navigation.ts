import type { DevToolsSession } from '../cdp/devtools-client.ts';
import type { PausedRequest, PayloadOf } from '../cdp/protocol.ts';
import { emittedEvent } from '../emitted-event.ts';
import { schemeUrls } from '../session/scheme-urls.ts';
import { asElectron } from './main-frame.ts';
import { LoadError } from './net-errors.ts';
import { PageHistory } from './page-history.ts';
import type { Page } from './page.ts';

/** A load the app asked for. */
interface PendingLoad {
  readonly url: string;
  readonly done: PromiseWithResolvers<void>;
  /** Chromium has shown the new document; its load event is the one to wait for. */
  isCommitted: boolean;
  /** Chromium shows its own page for the failure; before that it takes no further orders. */
  isFailureShown: boolean;
  errorText: string | null;
}

/**
 * Where a page is and where it goes:
 *
 *     idle ──load, reload, or the page itself──▶ begun ──document shown──▶ committed ──load event──▶ idle
 *                  └ will-navigate prevented: stays idle     └ fails: did-fail-load ──▶ idle
 */
export class PageNavigation {
  readonly history = new PageHistory(this);
  readonly page: Page;
  frameId = '';
  url = '';
  title = '';
  isLoading = false;
  /** What Chromium will ask for because the app said so; anything else the page wants itself. */
  #expected: string | null = null;
  #pending: PendingLoad | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  watch(session: DevToolsSession): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#commit(frame);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.frameId) return;
      this.url = schemeUrls.toApp(url);
      this.history.refresh();
      this.page.emit('did-navigate-in-page', emittedEvent(), this.url, true, 1, 1);
    });
    session.on('Page.domContentEventFired', () => {
      // Not earlier: while it shows another document, Chromium tells no history.
      this.history.refresh();
      this.page.emit('dom-ready', emittedEvent());
      const title = session.send('Runtime.evaluate', { expression: 'document.title', returnByValue: true });
      void title.then(
        ({ result }) => this.takeTitle(String(result.value)),
        () => {}, // The page went on or away before it could tell its title.
      );
    });
    session.on('Page.loadEventFired', () => this.#finish());
  }

  /** Resolves when the page has loaded; rejects with a `LoadError`. */
  async load(url: string): Promise<void> {
    const session = await this.page.ready;
    const target = new URL(schemeUrls.toChromium(url)).href;
    const load: PendingLoad = {
      url,
      done: Promise.withResolvers(),
      isCommitted: false,
      isFailureShown: false,
      errorText: null,
    };
    this.#fail('net::ERR_ABORTED');
    this.#pending = load;
    this.#expected = target;
    // Told apart from `done` below: somebody may reload before this load is through.
    load.done.promise.catch(() => {});
    const { errorText, loaderId } = await session.send('Page.navigate', { url: target });
    if (errorText === 'net::ERR_ABORTED') this.#fail(errorText, load);
    else if (errorText !== undefined) this.#failShown(load, { errorText });
    else if (loaderId === undefined) this.#settle(load);
    return load.done.promise;
  }

  reload(ignoreCache = false): void {
    this.page.drive((session) => {
      this.#expected = schemeUrls.toChromium(this.url);
      session.tell('Page.reload', { ignoreCache });
    });
  }

  stop(): void {
    this.page.drive((session) => session.tell('Page.stopLoading'));
  }

  /** The app goes to an entry of the history. */
  expect(url: string): void {
    this.#expected = schemeUrls.toChromium(url);
  }

  /** The page has crashed: nothing that was under way will end. */
  abandon(): void {
    this.isLoading = false;
    this.#fail('net::ERR_FAILED');
  }

  /** Whether a document may be fetched: the app hears of what the page wants, and may prevent it. */
  allows({ request, redirectedRequestId }: PausedRequest): boolean {
    const url = schemeUrls.toApp(request.url);
    const isOwn = this.#expected !== null && withoutFragment(this.#expected) === withoutFragment(request.url);
    const isRedirect = redirectedRequestId !== undefined;
    if (isRedirect || !isOwn) {
      const initiator = asElectron(this.page.frame);
      const details = { url, isMainFrame: true, isSameDocument: false, frame: initiator, initiator };
      const event = emittedEvent(details);
      // As in Electron, the event of every frame comes first, and its refusal is the last word.
      if (!isRedirect) this.page.emit('will-frame-navigate', event);
      if (!event.defaultPrevented) {
        this.page.emit(isRedirect ? 'will-redirect' : 'will-navigate', event, url, false, true, 1, 1);
      }
      if (event.defaultPrevented) {
        if (isRedirect) this.#fail('net::ERR_ABORTED');
        return false;
      }
      if (isRedirect) this.page.emit('did-redirect-navigation', emittedEvent(details), url, false, true, 1, 1);
    }
    this.#expected = null;
    this.#begin(url);
    return true;
  }

  takeTitle(title: string): void {
    const isOnlyAddress = schemeUrls.toChromium(this.url).includes(title);
    if (title === '' || title === this.title || isOnlyAddress) return;
    this.title = title;
    this.page.emit('page-title-updated', emittedEvent(), title, true);
    this.page.window?.onTitle(title);
  }

  #begin(url: string): void {
    if (this.isLoading) return;
    this.isLoading = true;
    this.page.emit('did-start-loading', emittedEvent());
    const details = { url, isMainFrame: true, isSameDocument: false, frame: asElectron(this.page.frame) };
    this.page.emit('did-start-navigation', emittedEvent(details), url, false, true, 1, 1);
  }

  #commit(frame: PayloadOf<'Page.frameNavigated'>['frame']): void {
    this.frameId = frame.id;
    const url = schemeUrls.toApp(frame.url + (frame.urlFragment ?? ''));
    // Chromium shows a page of its own for what could not be loaded; in Electron the window stays empty.
    if (frame.unreachableUrl !== undefined) {
      this.#showFailure(schemeUrls.toApp(frame.unreachableUrl));
      return;
    }
    this.#begin(url);
    this.url = url;
    if (this.#pending !== null) this.#pending.isCommitted = true;
    this.page.emit('did-navigate', emittedEvent(), url, 200, 'OK');
  }

  /** Chromium's page for a failure is there; why a load of the app's own failed is told apart from that. */
  #showFailure(url: string): void {
    this.isLoading = false;
    if (this.#pending === null) this.#reportFailure(new LoadError('net::ERR_FAILED', url));
    else this.#failShown(this.#pending, { isFailureShown: true });
  }

  /** The two come in either order; the load has failed when both are there. */
  #failShown(load: PendingLoad, told: Partial<Pick<PendingLoad, 'errorText' | 'isFailureShown'>>): void {
    Object.assign(load, told);
    if (load.isFailureShown && load.errorText !== null) this.#fail(load.errorText, load);
  }

  #finish(): void {
    if (!this.isLoading) return;
    this.isLoading = false;
    const load = this.#pending;
    this.history.refresh();
    this.page.emit('did-frame-finish-load', emittedEvent(), true, 1, 1);
    this.page.emit('did-finish-load', emittedEvent());
    this.page.emit('did-stop-loading', emittedEvent());
    this.page.window?.onLoaded();
    if (load?.isCommitted === true) this.#settle(load);
  }

  #settle(load: PendingLoad): void {
    if (this.#pending === load) this.#pending = null;
    load.done.resolve();
  }

  #fail(errorText: string, load: PendingLoad | null = this.#pending): void {
    if (load === null || load !== this.#pending) return;
    this.#pending = null;
    this.isLoading = false;
    const error = new LoadError(errorText, load.url);
    this.#reportFailure(error);
    load.done.reject(error);
  }

  #reportFailure({ errno, code, url }: LoadError): void {
    this.page.emit('did-fail-load', emittedEvent(), errno, code, url, true, 1, 1);
    this.page.emit('did-stop-loading', emittedEvent());
  }
}

/** A request has no fragment; the address the app asked for may have one. */
function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
