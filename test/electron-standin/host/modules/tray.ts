import { EventEmitter } from 'node:events';
import type { Point, Rectangle, Tray as ElectronTray, NativeImage as ElectronImage } from 'electron';
import { record } from '../recorded-calls.ts';
import { desktop, type TrayOnDesktop } from './desktop.ts';
import type { Menu } from './menu.ts';
import { imageFrom } from './native-image.ts';

type NotHere =
  | keyof EventEmitter
  | 'closeContextMenu'
  | 'displayBalloon'
  | 'removeBalloon'
  | 'focus'
  | 'setPressedImage'
  | 'setContextMenu'
  | 'popUpContextMenu';

/** An icon in a panel nobody sees: `desktop.trays` says what it shows, `emit('click')` clicks it. */
export class Tray extends EventEmitter implements Omit<ElectronTray, NotHere> {
  readonly #shown: TrayOnDesktop;
  readonly #guid: string | null;
  #ignoresDoubleClicks = false;

  constructor(image: ElectronImage | string, guid?: string) {
    super();
    this.#guid = guid ?? null;
    this.#shown = { tray: this, image: imageFrom(image), toolTip: '', title: '', menu: null };
    desktop.trays.push(this.#shown);
    record('Tray', { guid: this.#guid });
  }

  setImage(image: ElectronImage | string): void {
    this.#shown.image = imageFrom(image);
    record('Tray.setImage', this.#shown.image.getSize());
  }

  setToolTip(toolTip: string): void {
    this.#shown.toolTip = toolTip;
    record('Tray.setToolTip', { toolTip });
  }

  setTitle(title: string): void {
    this.#shown.title = title;
    record('Tray.setTitle', { title });
  }

  getTitle(): string {
    return this.#shown.title;
  }

  setContextMenu(menu: Menu | null): void {
    this.#shown.menu = menu;
    record('Tray.setContextMenu', { labels: menu?.items.map(({ label }) => label) ?? null });
  }

  popUpContextMenu(menu: Menu | null = this.#shown.menu, position?: Point): void {
    menu?.popup(position === undefined ? {} : { x: position.x, y: position.y });
  }

  getBounds(): Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 };
  }

  getGUID(): string | null {
    return this.#guid;
  }

  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#ignoresDoubleClicks = ignore;
  }

  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoresDoubleClicks;
  }

  destroy(): void {
    const place = desktop.trays.indexOf(this.#shown);
    if (place !== -1) desktop.trays.splice(place, 1);
  }

  isDestroyed(): boolean {
    return !desktop.trays.includes(this.#shown);
  }
}
