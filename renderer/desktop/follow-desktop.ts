import { navigate } from 'wouter/use-browser-location';
import type { Desktop } from './desktop.ts';

/** Goes where the main process says, and tells it what this window hears of the network, for as long as it lives. */
export function followDesktop(desktop: Pick<Desktop, 'ask' | 'hear'>): void {
  desktop.hear('desk.go', ({ path }) => navigate(path));
  addEventListener('online', () => void desktop.ask('network.changed', { isOnline: true }));
  addEventListener('offline', () => void desktop.ask('network.changed', { isOnline: false }));
}
