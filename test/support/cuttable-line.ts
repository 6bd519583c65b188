import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/**
 * A wire between browsers and a hub that can be cut for real: for pages, workers and WebSockets alike, which a browser's
 * own "offline" switch does not reach. Its address stays the same while the hub behind it comes and goes.
 */
export interface CuttableLine {
  readonly origin: string;
  /** Where new connections are led to; those that stand stay where they are. */
  leadTo(port: number, host?: string): void;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function openCuttableLine(): Promise<CuttableLine> {
  let state: 'whole' | 'cut' = 'whole';
  let hub: { readonly port: number; readonly host: string } | null = null;
  const sockets = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (near) => {
    if (state === 'cut' || hub === null) near.resetAndDestroy();
    else join(near, hub);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function join(near: Socket, { port, host }: { readonly port: number; readonly host: string }): void {
    const far = connect(port, host);
    near.pipe(far);
    far.pipe(near);
    for (const [here, there] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(here);
      // An end that breaks takes the other with it; that it broke is all there is to know.
      here.on('error', () => there.destroy());
      here.on('close', () => {
        sockets.delete(here);
        there.destroy();
      });
    }
  }

  function endAll(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (port, host = '127.0.0.1') => {
      hub = { port, host };
    },
    cut: () => {
      state = 'cut';
      endAll();
    },
    restore: () => {
      state = 'whole';
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
