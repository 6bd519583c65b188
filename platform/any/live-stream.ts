import { Fault } from '#contracts/fault.ts';
import type { ClientToHub, HubToClient } from '#contracts/sync.ts';
import { hubToClient } from '#contracts/sync.ts';

/** The hub's live stream as one reader sees it. */
export interface LiveStream {
  /** The next message; `null` once the connection is gone. Throws a `Fault` for what this version cannot read. */
  next(): Promise<HubToClient | null>;
  send(message: Exclude<ClientToHub, { kind: 'hello' }>): void;
  close(): void;
}

type Hello = Extract<ClientToHub, { kind: 'hello' }>;
export type OpenStream = (hello: Hello, signal: AbortSignal) => LiveStream;

/**
 * Connects to the hub's live stream and says hello. The token goes in that first message and stands in no address.
 * A connection that cannot be made ends the stream like one that breaks.
 *
 * @param origin The hub's address without a path, such as `https://desk.example.org`.
 */
export function openLiveStream(origin: string, hello: Hello, signal: AbortSignal): LiveStream {
  const address = new URL('/api/sync/stream', origin);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const arrived: unknown[] = [];
  let isOver = false;
  let wake = Promise.withResolvers<void>();

  function end(): void {
    isOver = true;
    wake.resolve();
  }

  function close(): void {
    socket.close();
    end();
  }

  socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
  socket.addEventListener('message', ({ data }) => {
    arrived.push(data);
    wake.resolve();
  });
  // What went wrong is kept from scripts; `close` follows in any case.
  socket.addEventListener('error', end);
  socket.addEventListener('close', end);
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();

  async function next(): Promise<HubToClient | null> {
    while (arrived.length === 0) {
      if (isOver) return null;
      await wake.promise;
      wake = Promise.withResolvers();
      if (isOver) wake.resolve();
    }
    return readMessage(arrived.shift());
  }

  function send(message: ClientToHub): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  return { next, send, close };
}

function readMessage(text: unknown): HubToClient {
  const message = hubToClient.safeParse(parseJson(String(text)));
  if (message.success) return message.data;
  throw new Fault('protocol.unknown', 'The hub sent a message that this version cannot read.', {
    cause: message.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so the caller says what was wrong with it.
    return undefined;
  }
}
