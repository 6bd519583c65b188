import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A place on this machine that a page must not reach: it notes whatever comes, down to a bare connection. */
export interface ListeningPost {
  readonly origin: string;
  /** The first line of everything that came; empty where somebody connected and said nothing. */
  readonly heard: () => readonly string[];
  close(): Promise<void>;
}

export async function openListeningPost(): Promise<ListeningPost> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const place = heard.push('') - 1;
    socket.once('data', (said) => {
      heard[place] = said.toString('latin1').split('\r\n')[0] ?? '';
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n');
    });
    // Whoever connects may leave in any way.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
