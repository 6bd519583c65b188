/**
 * Resolves when whatever else waits for this thread had a turn, such as the answers to windows.
 *
 * By a message, because timers wait a millisecond at the least, and in browsers four, which is as long as the work between
 * two of them. And by a channel of its own each time: Node reads up to a thousand messages of one before it looks at others.
 */
export function takeBreath(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
