import { Notification } from 'electron';

/** One notification of the system, and what a click on it does. */
export interface Told {
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

/** Systems keep a list of what nobody has looked at, and say nothing when somebody clears it: more than that nobody reads. */
const MOST_SHOWN = 20;

/** Shows notifications of the system, where it has any. The oldest are taken back when there are too many. */
export function createNotifier(): (told: Told) => void {
  /** Held while they are shown: what nobody holds is cleared away, and a click on it leads nowhere. */
  const shown = new Set<Notification>();
  return ({ title, body, onClick }) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      onClick();
    });
    notification.show();
    for (const oldest of [...shown].slice(0, -MOST_SHOWN)) {
      shown.delete(oldest);
      oldest.close();
    }
  };
}
