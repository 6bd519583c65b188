import type {
  BaseWindow,
  KeyboardEvent,
  MenuItem as ElectronMenuItem,
  MenuItemConstructorOptions,
  WebContents,
} from 'electron';
import { Menu } from './menu.ts';
import { findRole, type MenuRole } from './menu-roles.ts';

type ItemType = NonNullable<MenuItemConstructorOptions['type']>;

const itemTypes: ReadonlySet<ItemType> = new Set(['normal', 'separator', 'submenu', 'checkbox', 'radio'] as const);

/** Members for other systems than Linux, or without an effect where nothing is drawn. */
type NotHere = 'badge' | 'sharingItem' | 'userAccelerator';

let lastCommandId = 0;

/** An entry of a menu. `click` does what a click would: flips the mark, then plays the role or calls the app. */
export class MenuItem implements Omit<ElectronMenuItem, 'menu' | 'submenu' | 'role' | NotHere> {
  readonly commandId: number;
  readonly id: string;
  readonly type: ItemType;
  readonly submenu?: Menu;
  readonly role?: MenuItemConstructorOptions['role'];
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly icon?: NonNullable<MenuItemConstructorOptions['icon']>;
  readonly click: (event?: KeyboardEvent, window?: BaseWindow, webContents?: WebContents) => void;
  label: string;
  sublabel: string;
  toolTip: string;
  accessibilityLabel: string;
  enabled: boolean;
  visible: boolean;
  menu!: Menu;
  #isChecked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    const role = findRole(options.role);
    const submenu = submenuOf(options, role);
    lastCommandId += 1;
    this.commandId = lastCommandId;
    this.type = options.type ?? (submenu === null ? (role?.type ?? 'normal') : 'submenu');
    if (!itemTypes.has(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    if (this.type === 'submenu' && submenu === null) throw new Error('Invalid submenu');
    if (submenu !== null) this.submenu = submenu;
    if (options.role !== undefined) this.role = options.role;
    if (options.icon !== undefined) this.icon = options.icon;
    this.id = options.id ?? '';
    this.label = options.label ?? role?.label() ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accessibilityLabel = options.accessibilityLabel ?? '';
    this.accelerator = options.accelerator ?? role?.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? role?.registersAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.#isChecked = options.checked ?? false;
    this.click = (event = {}, window, webContents) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
      if (role?.play(window, webContents) !== true) options.click?.(this as never, window, event);
    };
  }

  get checked(): boolean {
    return this.#isChecked;
  }

  /** Of the radio items that stand together, one is marked: marking it unmarks the others, and nothing unmarks it. */
  set checked(isChecked: boolean) {
    if (this.type !== 'radio') this.#isChecked = isChecked;
    else for (const item of radioGroupOf(this)) item.#isChecked = item === this;
  }
}

/** Radio items without a separator between them belong together. */
function radioGroupOf(item: MenuItem): readonly MenuItem[] {
  const items = item.menu?.items ?? [item];
  const place = items.indexOf(item);
  const from = items.findLastIndex((other, at) => at < place && other.type === 'separator') + 1;
  const to = items.findIndex((other, at) => at > place && other.type === 'separator');
  return items.slice(from, to === -1 ? items.length : to).filter(({ type }) => type === 'radio');
}

function submenuOf(options: MenuItemConstructorOptions, role: MenuRole | null): Menu | null {
  const submenu = options.submenu ?? role?.submenu;
  if (submenu === undefined) return null;
  return submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as MenuItemConstructorOptions[]);
}
