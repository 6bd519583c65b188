import { createDeskLines } from './desk-line.ts';
import type { LineArrives } from './desk-line.ts';
import { whenDeskIsFree, whenOwnerIsGone } from './desk-locks.ts';
import type { ProfileDesk } from './profile-desk.ts';

/**
 * May hold the desk of a browser profile, and does once no other worker does. Each window starts one, because only a
 * window's own worker has synchronous files; where those are missing anyway it is one shared worker for all windows.
 */
const opened = Promise.withResolvers<ProfileDesk>();

const lines = createDeskLines((window, port) => {
  void opened.promise.then(({ serveWindow }) => void whenOwnerIsGone(window.lock, serveWindow(port)));
});

function takeLine({ ports: [line] }: MessageEvent<LineArrives>): void {
  if (line !== undefined) lines.join(line);
}

async function holdDesk(): Promise<void> {
  lines.say('here');
  // Those who wait for their turn need nothing of it.
  const { openProfileDesk } = await import('./profile-desk.ts');
  const desk = openProfileDesk((error) => self.reportError(error));
  self.addEventListener('online', () => desk.wake());
  self.addEventListener('offline', () => desk.hangUp());
  opened.resolve(desk);
  await desk.start();
}

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  port?.addEventListener('message', takeLine);
  port?.start();
});
self.addEventListener('message', takeLine);

whenDeskIsFree(holdDesk, () => lines.say('elsewhere')).catch((error: unknown) => self.reportError(error));
