import type { MessagePortMain } from 'electron';
import type { WindowPort } from '#platform/any/data-service/serve-window.ts';

/** A port of Electron's main side, with the manners of a browser's. */
export function windowPortOver(port: MessagePortMain): WindowPort {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) => {
      if (type === 'message') port.on('message', ({ data }) => listener({ data }));
      if (type === 'close') port.on('close', () => listener({}));
    },
    start: () => port.start(),
    close: () => port.close(),
  };
}
