import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a hub that holds back what is asked at one address until it is let through; everything else passes. */
export interface HubBehind {
  readonly port: number;
  letThrough(): void;
  close(): Promise<void>;
}

export async function openHubBehind(origin: string, heldPath: string): Promise<HubBehind> {
  const free = Promise.withResolvers<void>();

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (asked.url === heldPath) await free.promise;
    const options = { method: asked.method, headers: asked.headers };
    const onwards = request(new URL(asked.url ?? '/', origin), options, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onwards.on('error', () => answer.destroy());
    asked.pipe(onwards);
  }

  const server = createServer((asked, answer) => void pass(asked, answer));
  // The live stream: without it consoles ask, and are offline.
  server.on('upgrade', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    letThrough: free.resolve,
    close: async () => {
      free.resolve();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
