import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import type { AppLog } from '#platform/electron/app-log.ts';
import { endTogether } from './end-together.ts';
import { watchGraphics } from './watch-graphics.ts';

function anApp(isWorthKeeping: boolean, mayEnd = true) {
  const acts: string[] = [];
  const finished = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    quit: () => acts.push('quit'),
    exit: (code: number) => acts.push(`exit ${code}`),
  });
  endTogether(app as unknown as App, {
    isWorthKeeping: () => isWorthKeeping,
    mayEnd: () => mayEnd,
    beforeWindowsClose: () => acts.push('windows close'),
    finish: () => {
      acts.push('finishing');
      return finished.promise;
    },
    reportFault: (error) => acts.push(String(error)),
  });
  const willQuit = () => {
    let isPrevented = false;
    app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  };
  return { app, acts, finished, willQuit };
}

test('the console ends after what it keeps is on the disk, and is told to only once', async () => {
  const { app, acts, finished, willQuit } = anApp(true);
  app.emit('before-quit');

  expect([willQuit(), willQuit()]).toEqual([true, true]);
  expect(acts).toEqual(['windows close', 'finishing']);
  finished.resolve();

  await expect.poll(() => acts, { interval: 1 }).toEqual(['windows close', 'finishing', 'exit 0']);
});

test('the console does not end before whoever has to be asked has answered', () => {
  const { app, acts } = anApp(true, false);
  let isPrevented = false;

  app.emit('before-quit', { preventDefault: () => (isPrevented = true) });

  expect({ isPrevented, acts }).toEqual({ isPrevented: true, acts: [] });
});

test('that something could not be finished does not keep the console from ending', async () => {
  const { acts, finished, willQuit } = anApp(true);
  willQuit();

  finished.reject(new Error('The disk is full.'));

  await expect.poll(() => acts, { interval: 1 }).toEqual(['finishing', 'Error: The disk is full.', 'exit 0']);
});

test('sync goes on with all windows closed, but a console without a hub has nothing to go on with', () => {
  const [working, unset] = [anApp(true), anApp(false)];
  working.app.emit('window-all-closed');
  unset.app.emit('window-all-closed');

  expect([working.acts, unset.acts]).toEqual([[], ['quit']]);
});

test('a graphics process that crashes three times within a minute is done without at the next start', () => {
  const events = new EventEmitter();
  const changed: unknown[] = [];
  const clock = { nowMs: 0 };
  const log: AppLog = { info: () => {}, error: () => {}, read: () => '' };
  const settings = { change: async (wanted: unknown) => void changed.push(wanted) };
  watchGraphics(events as unknown as App, { settings, log, nowMs: () => clock.nowMs });
  const crash = (type: string, reason = 'crashed') =>
    events.emit('child-process-gone', {}, { type, reason, exitCode: 1 });

  crash('GPU');
  clock.nowMs = 61_000;
  crash('GPU');
  crash('Utility');
  crash('GPU', 'clean-exit');
  crash('GPU');
  expect(changed).toEqual([]);
  crash('GPU');

  expect(changed).toEqual([{ isGpuOff: true }]);
});
