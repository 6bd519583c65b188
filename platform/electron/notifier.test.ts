import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import { createNotifier } from './notifier.ts';

test('what nobody looks at is taken back, the oldest first, when there is much of it', () => {
  // What stands for the system's own list.
  const desktop = Reflect.get(globalThis, Symbol.for('electron-standin.desktop')) as { notifications: Notification[] };
  desktop.notifications.length = 0;
  const clicked: number[] = [];
  const notify = createNotifier();
  for (let one = 1; one <= 25; one += 1) notify({ title: `${one}`, body: '', onClick: () => clicked.push(one) });

  expect(desktop.notifications.map(({ title }) => Number(title))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 6),
  );
  desktop.notifications[0]!.emit('click');
  expect(clicked).toEqual([6]);
  desktop.notifications.length = 0;
});
