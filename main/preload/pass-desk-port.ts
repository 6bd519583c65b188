import { ipcRenderer } from 'electron';
import { DESK_PORT_CHANNEL, DESK_PORT_MARK } from '#contracts/console-ipc-names.ts';

/**
 * Passes the window's port to the data service on to its page: a port cannot cross the bridge, but a message of the
 * window to itself carries it.
 */
export function passDeskPort(): void {
  ipcRenderer.on(DESK_PORT_CHANNEL, ({ ports }) => {
    // `/` stands for the page's own origin.
    window.postMessage(DESK_PORT_MARK, '/', [...ports]);
  });
}
