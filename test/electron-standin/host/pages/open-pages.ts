import type { EventEmitter } from 'node:events';
import type { Page } from './page.ts';

/** Every page that is open; one list for the process, as `webContents.getAllWebContents` is. */
class OpenPages {
  readonly #byId = new Map<number, Page>();
  readonly #byContents = new WeakMap<EventEmitter, Page>();
  #lastId = 0;

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(page: Page): void {
    this.#byId.set(page.id, page);
    this.#byContents.set(page.contents, page);
  }

  remove(page: Page): void {
    this.#byId.delete(page.id);
  }

  all(): readonly Page[] {
    return [...this.#byId.values()];
  }

  byId(id: number): Page | undefined {
    return this.#byId.get(id);
  }

  byTarget(targetId: string): Page | undefined {
    return this.all().find((page) => page.targetId === targetId);
  }

  /** @param frameId Of a main frame, as DevTools calls it. */
  byFrame(frameId: string): Page | undefined {
    return this.all().find((page) => page.navigation.frameId === frameId);
  }

  /** The page behind what the app holds, also after it was closed. */
  of(contents: EventEmitter): Page {
    const page = this.#byContents.get(contents);
    if (page === undefined) throw new TypeError('These are no contents of a window.');
    return page;
  }
}

export const pages = new OpenPages();

/** The page is gone, whoever closed it. */
export function closePage(page: Page): void {
  if (page.isGone) return;
  page.isGone = true;
  pages.remove(page);
  page.loseDocument();
  page.emit('destroyed');
  page.window?.onGone();
}
