import { EventEmitter } from 'node:events';
import type { Menu as ElectronMenu, MenuItemConstructorOptions, PopupOptions } from 'electron';
import { emittedEvent } from '../emitted-event.ts';
import { record } from '../recorded-calls.ts';
import { desktop } from './desktop.ts';
import { MenuItem } from './menu-item.ts';

/** Menus hold and run their items as Electron's do; nothing is drawn. */
export class Menu extends EventEmitter implements Pick<ElectronMenu, 'popup' | 'closePopup'> {
  static #ofApplication: Menu | null = null;
  readonly items: MenuItem[] = [];
  #whenClosed: (() => void) | null = null;

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const entry of template as readonly (MenuItemConstructorOptions | MenuItem)[]) {
      if (!('label' in entry || 'role' in entry || entry.type === 'separator')) {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      }
      menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    }
    return menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#ofApplication;
  }

  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    Menu.#ofApplication = menu;
    record('Menu.setApplicationMenu', { labels: menu?.items.map(({ label }) => label) ?? null });
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    if (!(item instanceof MenuItem)) throw new TypeError('Invalid item');
    if (position < 0) throw new RangeError(`Position ${position} cannot be less than 0`);
    if (position > this.items.length) {
      throw new RangeError(`Position ${position} cannot be greater than the total MenuItem count`);
    }
    this.items.splice(position, 0, item);
    item.menu = this;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found != null) return found;
    }
    return null;
  }

  /** The menu stays open until `closePopup`; whoever plays the person picks an item by its `click`. */
  popup(options: PopupOptions = {}): void {
    this.#whenClosed = options.callback ?? null;
    desktop.openMenus.push(this);
    record('Menu.popup', { labels: this.items.map(({ label }) => label), x: options.x, y: options.y });
    this.emit('menu-will-show', emittedEvent());
  }

  closePopup(): void {
    const place = desktop.openMenus.indexOf(this);
    if (place === -1) return;
    desktop.openMenus.splice(place, 1);
    this.emit('menu-will-close', emittedEvent());
    this.#whenClosed?.();
  }
}
