/**
 * Entry of a utility process: gives it `process.parentPort` over file descriptor 3 and runs the app's module, whose path
 * is the first argument.
 */
import { EventEmitter } from 'node:events';
import { runMain } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import type { ParentPort } from 'electron';
import { cloned, MessagePortMain } from '../modules/message-channel.ts';
import { PortEnd, type PortMessage } from '../ports/port-end.ts';
import { resolveElectronHere } from '../resolve-electron.ts';
import { PortLine } from './port-line.ts';

const [, , executablePath = process.execPath, modulePath = '', ...args] = process.argv;

/** As in Electron, messages wait until somebody listens, and again when nobody does any more. */
class PortToParent extends EventEmitter implements Pick<ParentPort, 'postMessage'> {
  readonly #end: PortEnd;

  constructor(end: PortEnd) {
    super();
    this.#end = end;
    const holder = {
      onMessage: ({ data, ports }: PortMessage) => {
        this.emit('message', { data, ports: ports.map((port) => new MessagePortMain(port)) });
      },
      onClose: () => {},
    };
    this.on('newListener', (event) => {
      if (event === 'message' && this.listenerCount('message') === 0) setImmediate(() => end.hold(holder));
    });
    this.on('removeListener', (event) => {
      if (event === 'message' && this.listenerCount('message') === 0) end.release();
    });
  }

  postMessage(message: unknown): void {
    this.#end.send({ data: cloned(message), ports: [] });
  }
}

const [here, there] = PortEnd.channel();
// When the app has ended, everything it started ends.
const line = new PortLine(new Socket({ fd: 3 }), 'child', {
  onMessage: (message) => here.send(message),
  onEnd: () => process.exit(0),
});
here.hold({ onMessage: (message) => line.send(message), onClose: () => {} });

process.argv = [executablePath, modulePath, ...args];
process.execPath = executablePath;
Object.assign(process, { type: 'utility', parentPort: new PortToParent(there) });
resolveElectronHere(new URL('./utility-electron.ts', import.meta.url));
runMain(path.resolve(modulePath));
