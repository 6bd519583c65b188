import { decodeValue } from '../codec/decode-value.ts';
import { encodeValue } from '../codec/encode-value.ts';
import type { PortTraffic } from './page-messages.ts';

export interface RendererPorts {
  /** A port the page sends to the main process; what comes out of its other end goes there from now on. */
  send(port: MessagePort): number;
  /** A port the main process sends under `id`. */
  receive(id: number): MessagePort;
  deliver(traffic: PortTraffic): void;
}

/** Joins message ports of a page to channels of the main process, by number. */
export function createRendererPorts(post: (traffic: PortTraffic) => void): RendererPorts {
  const ports = new Map<number, MessagePort>();
  let lastSent = -1;

  const join = (id: number, port: MessagePort): void => {
    ports.set(id, port);
    port.addEventListener('message', ({ data, ports: carried }) => {
      post({ kind: 'port', id, data: encodeValue(data), ports: carried.map(send) });
    });
    port.addEventListener('close', () => {
      if (ports.delete(id)) post({ kind: 'port-close', id });
    });
    port.start();
  };

  const send = (port: MessagePort): number => {
    lastSent += 2;
    join(lastSent, port);
    return lastSent;
  };

  const receive = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    join(id, port1);
    return port2;
  };

  return {
    send,
    receive,
    deliver: (traffic) => {
      const port = ports.get(traffic.id);
      if (traffic.kind === 'port') port?.postMessage(decodeValue(traffic.data), traffic.ports.map(receive));
      else {
        ports.delete(traffic.id);
        port?.close();
      }
    },
  };
}
