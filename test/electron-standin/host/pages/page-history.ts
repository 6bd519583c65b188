import type { NavigationEntry, NavigationHistory } from 'electron';
import { schemeUrls } from '../session/scheme-urls.ts';
import type { PageNavigation } from './page-navigation.ts';

interface Entry extends NavigationEntry {
  readonly id: number;
}

type Implemented =
  | ('canGoBack' | 'canGoForward' | 'canGoToOffset' | 'goBack' | 'goForward' | 'goToIndex' | 'goToOffset')
  | ('clear' | 'getActiveIndex' | 'getAllEntries' | 'getEntryAtIndex' | 'length');

/** `webContents.navigationHistory`, as it was after the last navigation. */
export class PageHistory implements Pick<NavigationHistory, Implemented> {
  readonly #navigation: PageNavigation;
  #entries: readonly Entry[] = [];
  #active = -1;
  #hasBegun = false;

  constructor(navigation: PageNavigation) {
    this.#navigation = navigation;
  }

  /** Asks Chromium anew; the entry the page was opened with, before the app's first address, is dropped. */
  refresh(): void {
    void this.#navigation.page.ready.then(async (session) => {
      if (!this.#hasBegun) {
        this.#hasBegun = true;
        await session.send('Page.resetNavigationHistory');
      }
      const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
      this.#active = currentIndex;
      this.#entries = entries.map(({ id, url, title }) => ({ id, url: schemeUrls.toApp(url), title }));
    }, ignoreClosedPage);
  }

  canGoBack(): boolean {
    return this.canGoToOffset(-1);
  }

  canGoForward(): boolean {
    return this.canGoToOffset(1);
  }

  canGoToOffset(offset: number): boolean {
    return this.#entries[this.#active + offset] !== undefined;
  }

  goBack(): void {
    this.goToOffset(-1);
  }

  goForward(): void {
    this.goToOffset(1);
  }

  goToOffset(offset: number): void {
    this.goToIndex(this.#active + offset);
  }

  goToIndex(index: number): void {
    const entry = this.#entries[index];
    if (entry === undefined) return;
    void this.#navigation.page.ready.then((session) => {
      this.#navigation.expect(entry.url);
      session.tell('Page.navigateToHistoryEntry', { entryId: entry.id });
    }, ignoreClosedPage);
  }

  clear(): void {
    void this.#navigation.page.ready.then((session) => {
      session.tell('Page.resetNavigationHistory');
      this.refresh();
    }, ignoreClosedPage);
  }

  getActiveIndex(): number {
    return this.#active;
  }

  getAllEntries(): NavigationEntry[] {
    return this.#entries.map(({ url, title }) => ({ url, title }));
  }

  getEntryAtIndex(index: number): NavigationEntry {
    const { url = '', title = '' } = this.#entries[index] ?? {};
    return { url, title };
  }

  length(): number {
    return this.#entries.length;
  }
}

/** The history of a window that is closed by then interests nobody. */
function ignoreClosedPage(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
