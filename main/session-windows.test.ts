import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import { supportSessionId } from '#domain/kernel/fields.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import { createSessionWindows } from './session-windows.ts';

const one = supportSessionId.parse('support-session:1');

/** A window as far as its being closed goes. */
class ClosableWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  isMinimized = () => false;
  show = () => {};
  focus = () => {};

  /** False when somebody held it back. */
  close(): boolean {
    let isHeld = false;
    this.emit('close', { preventDefault: () => (isHeld = true) });
    if (!isHeld) this.emit('closed');
    return !isHeld;
  }
}

function aConsole() {
  const acts: string[] = [];
  const open = new Map<string, AppWindow<ConsoleWindow>>();
  const sessions = createSessionWindows({
    factory: () => ({ show: (role, path) => open.get(path) ?? made(role, path) }),
    tell: (emission, _, window) => void acts.push(`${emission} to ${window?.path}`),
    quit: () => void acts.push('quit'),
  });
  function made(role: ConsoleWindow, path: string): AppWindow<ConsoleWindow> {
    const browserWindow = new ClosableWindow();
    // The part of a window that is closed and asked.
    const window = { role, path, browserWindow: browserWindow as never };
    open.set(path, window);
    browserWindow.on('closed', () => open.delete(path));
    sessions.watch(window);
    return window;
  }
  function windowOf(session: string) {
    sessions.open(supportSessionId.parse(session));
    const window = open.get(`/help/${session}`);
    if (window === undefined) throw new Error('No window was opened.');
    const closable = window.browserWindow as unknown as ClosableWindow;
    return { window, close: () => closable.close(), crash: () => closable.webContents.emit('render-process-gone') };
  }
  return { sessions, windowOf, made, acts, paths: () => [...open.keys()] };
}

test('a session has one window, however often it is opened', () => {
  const { sessions, windowOf, paths } = aConsole();
  windowOf(one);

  sessions.open(one);

  expect(paths()).toEqual(['/help/support-session:1']);
});

test('the window of a session that nobody is helped in closes without a word', () => {
  const { sessions, windowOf, acts } = aConsole();
  const { window, close } = windowOf(one);
  sessions.note(window, true);
  sessions.note(window, false);

  expect(close()).toBe(true);
  expect(acts).toEqual([]);
});

test('while somebody is helped closing asks once; a second time it closes, also when the page says nothing', () => {
  const { sessions, windowOf, acts } = aConsole();
  const { window, close } = windowOf(one);
  sessions.note(window, true);

  expect([close(), close()]).toEqual([false, true]);
  expect(acts).toEqual(['session.closing to /help/support-session:1']);
  expect(sessions.isAnyJoined()).toBe(false);
});

test('whoever keeps it open is asked again the next time', () => {
  const { sessions, windowOf } = aConsole();
  const { window, close } = windowOf(one);
  sessions.note(window, true);
  close();

  sessions.note(window, true);

  expect(close()).toBe(false);
});

test('a session counts in whichever window it stands, until it ends, its window closes or its page crashes', () => {
  const { sessions, made, windowOf } = aConsole();
  const desk = made('desk', '/');
  sessions.note(desk, true);
  expect(sessions.isAnyJoined()).toBe(true);
  sessions.note(desk, false);
  expect(sessions.isAnyJoined()).toBe(false);

  const { window, crash } = windowOf(one);
  sessions.note(window, true);
  crash();
  expect(sessions.isAnyJoined()).toBe(false);
});

test('the console ends at once when nobody is helped, and otherwise when all who were asked have agreed', () => {
  const { sessions, windowOf, acts } = aConsole();
  expect(sessions.mayEnd()).toBe(true);
  const [first, second] = [windowOf(one), windowOf('support-session:2')];
  sessions.note(first.window, true);
  sessions.note(second.window, true);

  expect(sessions.mayEnd()).toBe(false);
  first.close();
  expect(acts.includes('quit')).toBe(false);
  second.close();

  expect(acts.filter((act) => act === 'quit')).toHaveLength(1);
  expect(sessions.mayEnd()).toBe(true);
});

test('whoever stays with the session keeps the console', () => {
  const { sessions, windowOf, acts } = aConsole();
  const { window, close } = windowOf(one);
  sessions.note(window, true);
  sessions.mayEnd();

  sessions.note(window, true);
  sessions.note(window, false);
  close();

  expect(acts).not.toContain('quit');
});

test('after a sign-out there is nobody to ask', () => {
  const { sessions, windowOf } = aConsole();
  const { window, close } = windowOf(one);
  sessions.note(window, true);

  sessions.forget();

  expect(sessions.mayEnd()).toBe(true);
  expect(close()).toBe(true);
});
