import type { NavigationEntry, NavigationHistory } from 'electron';
import type { DevToolsSession } from '../cdp/devtools-client.ts';
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
    this.#navigation.page.drive((session) => void this.#read(session).catch(ignoreClosedPage));
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
    this.#navigation.page.drive((session) => {
      this.#navigation.expect(entry.url);
      session.tell('Page.navigateToHistoryEntry', { entryId: entry.id });
    });
  }

  clear(): void {
    this.#navigation.page.drive((session) => {
      session.tell('Page.resetNavigationHistory');
      this.refresh();
    });
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

  async #read(session: DevToolsSession): Promise<void> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      await session.send('Page.resetNavigationHistory');
    }
    const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
    this.#active = currentIndex;
    this.#entries = entries.map(({ id, url, title }) => ({ id, url: schemeUrls.toApp(url), title }));
  }
}

/** The history of a window that is closed by then interests nobody. */
function ignoreClosedPage(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
