import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { incidentId } from '#domain/kernel/fields.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { createMainWindow } from './helper-window.ts';

/** A window in memory: what was done with it. */
class WindowInMemory extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { getURL: () => this.address });
  address = 'app://helper/';
  isInFront = true;
  isFocused = () => this.isInFront;
  readonly did: string[] = [];
  isMinimized = () => false;
  show = () => void this.did.push('show');
  focus = () => void this.did.push('focus');
  hide = () => void this.did.push('hide');
  minimize = () => void this.did.push('minimize');

  /** Whether a click on its close button closes it. */
  closes(): boolean {
    const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) };
    this.emit('close', event);
    return !event.isPrevented;
  }
}

function aMainWindow(hasTray: boolean) {
  const opened: { readonly window: AppWindow<HelperWindow>; readonly isHidden: boolean | undefined }[] = [];
  const told: unknown[] = [];
  const browserWindow = new WindowInMemory();
  const main = createMainWindow({
    factory: {
      open: (role, path, options) => {
        // As much of a window as is looked at.
        const window = { role, path, browserWindow } as unknown as AppWindow<HelperWindow>;
        opened.push({ window, isHidden: options?.isHidden });
        return window;
      },
      all: () => opened.map(({ window }) => window),
    },
    tell: (_emission, payload) => void told.push(payload),
    hasTray,
  });
  return { main, browserWindow, opened, told };
}

describe('the helper’s window', () => {
  test.each([
    [true, 'hide'],
    [false, 'minimize'],
  ])('with a tray: %s. Closing it puts it away: %s', (hasTray, act) => {
    const { main, browserWindow } = aMainWindow(hasTray);
    main.show();

    expect(browserWindow.closes()).toBe(false);
    expect(browserWindow.did).toEqual([act]);
  });

  test('knows which conversation somebody has before them', () => {
    const { main, browserWindow } = aMainWindow(true);
    const [ticket, other] = [incidentId.parse('incident:1'), incidentId.parse('incident:2')];
    expect(main.isInFront(ticket)).toBe(false);
    main.show();
    browserWindow.address = 'app://helper/tickets/1';

    expect([main.isInFront(ticket), main.isInFront(other)]).toEqual([true, false]);
    browserWindow.isInFront = false;
    expect(main.isInFront(ticket)).toBe(false);
  });

  test('closes for good once the app goes', () => {
    const { main, browserWindow } = aMainWindow(true);
    main.show();
    main.letGo();

    expect(browserWindow.closes()).toBe(true);
  });

  test('there is one: showing it again brings it to the front', () => {
    const { main, browserWindow, opened } = aMainWindow(true);
    main.show();
    main.show();

    expect(opened).toHaveLength(1);
    expect(browserWindow.did).toEqual(['show', 'focus']);
  });

  test('a place that is asked for while the page loads is gone to when it is there', () => {
    const { main, browserWindow, told } = aMainWindow(true);
    main.show({ place: 'report' });
    expect(told).toEqual([]);

    browserWindow.webContents.emit('did-finish-load');
    main.show({ place: 'home' });

    expect(told).toEqual([{ place: 'report' }, { place: 'home' }]);
  });

  test('at sign-in it is there and out of sight, in the task bar where there is no tray', () => {
    const withTray = aMainWindow(true);
    withTray.main.openHidden();
    const without = aMainWindow(false);
    without.main.openHidden();

    expect(withTray.opened).toMatchObject([{ isHidden: true }]);
    expect(withTray.browserWindow.did).toEqual([]);
    expect(without.browserWindow.did).toEqual(['minimize']);
  });
});
