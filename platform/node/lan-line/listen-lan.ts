import type { LanFromConsole, LanFromHelper } from '#contracts/lan-session/lan-messages.ts';
import { lanFromConsole, LAN_VERSION, MAX_LAN_KNOCK_BYTES } from '#contracts/lan-session/lan-messages.ts';
import { LAN_MOST_GUESSES, LAN_PORT } from '#contracts/lan-session/lan-offer.ts';
import { Fault } from '#contracts/fault.ts';
import type { LanLine } from '#platform/any/lan-session/lan-reach.ts';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createLanLine, parsedBy } from './lan-line.ts';
import type { LineKeys } from './line-keys.ts';
import { lineKeys, newLinePart, OPENING_BYTES } from './line-keys.ts';
import { createOpener, createSealer, FrameReader } from './sealed-frames.ts';

/** A console that knows the digits. */
export type CallerLine = LanLine<LanFromHelper, LanFromConsole>;

export interface ListenLanOptions {
  /** This computer's, in networks of one's own: nobody from elsewhere gets as far as here. */
  readonly addresses: readonly string[];
  /** Nine. */
  readonly digits: string;
  /** Somebody has them. Whether this one is taken; one at a time. */
  readonly onCaller: (line: CallerLine) => boolean;
  /** So many wrong codes were tried that nobody gets in any more. */
  readonly onBurnt: () => void;
  readonly reportFault: (error: unknown) => void;
}

export interface LanListener {
  readonly port: number;
  readonly addresses: readonly string[];
  /** Nobody else gets in; a line that stands goes on. */
  readonly close: () => void;
}

/** For the first two messages; people wait for nothing here. */
const PATIENCE_MS = 10_000;
const MOST_AT_ONCE = 4;
/** Whoever only opens and closes lines keeps nobody busy for long. */
const MOST_CALLS = 200;

/** Listens for a console with the right digits. Throws a `Fault` where none of the addresses can be listened on. */
export async function listenLan(options: ListenLanOptions): Promise<LanListener> {
  const door = new Door(options);
  const servers: Server[] = [];
  let port = LAN_PORT;
  for (const address of options.addresses) {
    const server = (await serverAt(address, port, door)) ?? (await serverAt(address, 0, door));
    if (server === null) continue;
    servers.push(server);
    const bound = server.address();
    if (typeof bound === 'object' && bound !== null) port = bound.port;
  }
  door.servers = servers;
  if (servers.length === 0) throw new Fault('lan.no-network', 'None of the networks can be listened on.');
  const addresses = servers.map((server) => addressOf(server));
  return { port, addresses, close: () => door.shut() };
}

function addressOf(server: Server): string {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? `${bound.address}:${bound.port}` : '';
}

function serverAt(host: string, port: number, door: Door): Promise<Server | null> {
  const server = createServer((socket) => void door.answer(socket));
  const { promise, resolve } = Promise.withResolvers<Server | null>();
  server.once('error', () => resolve(null));
  server.listen({ host, port, backlog: MOST_AT_ONCE }, () => resolve(server));
  return promise;
}

/** Who gets in: one console at a time, with the right digits, before too many wrong ones were tried. */
class Door {
  servers: readonly Server[] = [];
  readonly #options: ListenLanOptions;
  readonly #knocking = new Set<Socket>();
  #guesses = 0;
  #calls = 0;
  #isShut = false;
  /** Each guess takes its time and room: one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ListenLanOptions) {
    this.#options = options;
  }

  shut(): void {
    this.#isShut = true;
    for (const server of this.servers) server.close();
    for (const socket of this.#knocking) socket.destroy();
  }

  async answer(socket: Socket): Promise<void> {
    this.#calls += 1;
    const isRefused = this.#isShut || this.#knocking.size >= MOST_AT_ONCE || this.#calls > MOST_CALLS;
    if (isRefused) return void socket.destroy();
    this.#knocking.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#knocking.delete(socket));
    const tooLong = setTimeout(() => socket.destroy(), PATIENCE_MS);
    try {
      await this.#letKnock(socket);
    } catch (error) {
      socket.destroy();
      this.#options.reportFault(error);
    } finally {
      clearTimeout(tooLong);
      this.#knocking.delete(socket);
    }
  }

  async #letKnock(socket: Socket): Promise<void> {
    const frames = new FrameReader();
    const part = newLinePart();
    const caller = await read(socket, frames, () => frames.takeBytes(OPENING_BYTES));
    if (!(caller instanceof Buffer)) return;
    socket.write(part.opening);
    const knock = await read(socket, frames, () => frames.takeFrame(MAX_LAN_KNOCK_BYTES));
    if (knock === null) return;
    const tried = this.#turn.then(() => this.#tryOne(part, { caller, knock }));
    this.#turn = tried.catch(() => null);
    const opened = await tried;
    if (opened === null) return void socket.destroy();
    this.#letIn(socket, frames, opened);
  }

  /** `null`: no Deskbell with these digits has knocked. */
  async #tryOne(part: ReturnType<typeof newLinePart>, said: Knocked) {
    if (this.#isShut) return null;
    const keys = await keysOf(part, said.caller, this.#options.digits);
    const open = keys === null ? null : createOpener(keys.fromCaller);
    const text = said.knock === 'too-large' ? null : (open?.(said.knock) ?? null);
    if (keys !== null && open !== null && text !== null) {
      const message = parsedBy(lanFromConsole, text);
      return message?.kind === 'knock' ? { keys, open, version: message.version } : null;
    }
    this.#guesses += 1;
    if (this.#guesses >= LAN_MOST_GUESSES && !this.#isShut) {
      this.shut();
      this.#options.onBurnt();
    }
    return null;
  }

  #letIn(
    socket: Socket,
    frames: FrameReader,
    { keys, open, version }: { keys: LineKeys; open: ReturnType<typeof createOpener>; version: number },
  ): void {
    this.#knocking.delete(socket);
    const line: CallerLine = createLanLine<LanFromHelper, LanFromConsole>({
      socket,
      frames,
      open,
      seal: createSealer(keys.fromListener),
      channel: keys.channel,
      messages: lanFromConsole,
    });
    const isTaken = version === LAN_VERSION && !this.#isShut && this.#options.onCaller(line);
    if (isTaken) return;
    line.say({ kind: 'over', code: version === LAN_VERSION ? 'lan.busy' : 'lan.version' });
    line.close();
  }
}

interface Knocked {
  readonly caller: Buffer;
  readonly knock: Buffer | 'too-large';
}

/** Bytes that are no key throw no fault here: whoever sends them has tried a code. */
async function keysOf(part: ReturnType<typeof newLinePart>, caller: Buffer, digits: string): Promise<LineKeys | null> {
  try {
    return await lineKeys(part, { caller, listener: part.opening }, digits);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** `null`: the socket is gone before it had come. What comes after it waits in the socket until somebody reads again. */
function read<Taken>(socket: Socket, frames: FrameReader, take: () => Taken | null): Promise<Taken | null> {
  const { promise, resolve } = Promise.withResolvers<Taken | null>();
  const finish = (taken: Taken | null): void => {
    socket.pause();
    socket.off('data', hear);
    socket.off('close', gone);
    resolve(taken);
  };
  const gone = (): void => finish(null);
  const hear = (piece: Buffer): void => {
    frames.add(piece);
    look();
  };
  const look = (): void => {
    const taken = take();
    if (taken !== null) finish(taken);
  };
  socket.on('data', hear);
  socket.on('close', gone);
  socket.resume();
  if (socket.destroyed) gone();
  else look();
  return promise;
}
