import { decodeValue } from '../codec/decode-value.ts';
import { encodeValue } from '../codec/encode-value.ts';
import type { PortTraffic } from '../page/page-messages.ts';
import { PortEnd } from '../ports/port-end.ts';

/** The channels that lead into one document, by number: even ones were sent to it, odd ones came from it. */
export interface PagePorts {
  /** Lets the page hold `end` from now on. */
  send(end: PortEnd): number;
  /** A port the page sent under `id`; the page keeps the other end. */
  receive(id: number): PortEnd;
  deliver(traffic: PortTraffic): void;
  /** The document is gone, and with it all it held. */
  closeAll(): void;
}

export function createPagePorts(post: (traffic: PortTraffic) => void): PagePorts {
  const ends = new Map<number, PortEnd>();
  let lastSent = 0;

  const join = (id: number, end: PortEnd): void => {
    ends.set(id, end);
    end.hold({
      onMessage: ({ data, ports }) => post({ kind: 'port', id, data: encodeValue(data), ports: ports.map(send) }),
      onClose: () => {
        if (ends.delete(id)) post({ kind: 'port-close', id });
      },
    });
  };

  const send = (end: PortEnd): number => {
    lastSent += 2;
    const id = lastSent;
    // The page has to know of the port before anything comes out of it.
    queueMicrotask(() => join(id, end));
    ends.set(id, end);
    return id;
  };

  const receive = (id: number): PortEnd => {
    const [mine, theirs] = PortEnd.channel();
    join(id, mine);
    return theirs;
  };

  return {
    send,
    receive,
    deliver: (traffic) => {
      const end = ends.get(traffic.id);
      if (traffic.kind === 'port') {
        end?.send({ data: decodeValue(traffic.data), ports: traffic.ports.map(receive) });
        return;
      }
      ends.delete(traffic.id);
      end?.close();
    },
    closeAll: () => {
      const open = [...ends.values()];
      ends.clear();
      for (const end of open) end.close();
    },
  };
}
