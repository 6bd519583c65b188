import type { LanFromConsole, LanFromHelper } from '#contracts/lan-session/lan-messages.ts';
import { LAN_VERSION, lanFromHelper } from '#contracts/lan-session/lan-messages.ts';
import { Fault } from '#contracts/fault.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { CallLan, ReachedHelper } from '#platform/any/lan-session/lan-reach.ts';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { createLanLine } from './lan-line.ts';
import { lineKeys, newLinePart, OPENING_BYTES } from './line-keys.ts';
import { isOfLocalNetwork } from './local-addresses.ts';
import { createOpener, createSealer, FrameReader } from './sealed-frames.ts';

const PATIENCE_MS = 8_000;

/**
 * Calls a helper that waits in this network. Refused with `lan.not-local` for an address beyond it, `lan.unreachable` where nobody
 * listens, `lan.no-helper` where somebody else does, `lan.code-wrong`, and `lan.version` by an older or newer helper.
 */
export const callLan: CallLan = async ({ host, port }, digits) => {
  if (!isOfLocalNetwork(host)) return refuse({ code: 'lan.not-local' });
  const socket = connect({ host, port });
  const tooLong = setTimeout(() => socket.destroy(), PATIENCE_MS);
  try {
    const isThere = await connected(socket);
    return isThere ? await knockAt(socket, digits) : refuse({ code: 'lan.unreachable' });
  } finally {
    clearTimeout(tooLong);
  }
};

function connected(socket: Socket): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once('connect', () => resolve(true));
  socket.on('error', () => resolve(false));
  socket.once('close', () => resolve(false));
  return promise;
}

async function knockAt(socket: Socket, digits: string): Promise<Result<ReachedHelper>> {
  const frames = new FrameReader();
  const part = newLinePart();
  socket.write(part.opening);
  const opening = await openingFrom(socket, frames);
  const keys = opening === null ? null : await keysWith(part, opening, digits);
  if (keys === null) {
    socket.destroy();
    return refuse({ code: 'lan.no-helper' });
  }
  const line = createLanLine<LanFromConsole, LanFromHelper>({
    socket,
    frames,
    seal: createSealer(keys.fromCaller),
    open: createOpener(keys.fromListener),
    channel: keys.channel,
    messages: lanFromHelper,
  });
  line.say({ kind: 'knock', version: LAN_VERSION });
  return await firstOver(line);
}

function openingFrom(socket: Socket, frames: FrameReader): Promise<Buffer | null> {
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  const hear = (piece: Buffer): void => {
    frames.add(piece);
    const opening = frames.takeBytes(OPENING_BYTES);
    if (opening === null) return;
    socket.off('data', hear);
    resolve(opening);
  };
  socket.on('data', hear);
  socket.once('close', () => resolve(null));
  return promise;
}

async function keysWith(part: ReturnType<typeof newLinePart>, opening: Buffer, digits: string) {
  try {
    return await lineKeys(part, { caller: part.opening, listener: opening }, digits);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** A helper says nothing to whoever has not the digits. */
function firstOver(line: ReachedHelper['line']): Promise<Result<ReachedHelper>> {
  const { promise, resolve } = Promise.withResolvers<Result<ReachedHelper>>();
  line.listen({
    hear: (message) => {
      if (message.kind === 'here' && message.version === LAN_VERSION) return resolve(ok({ here: message, line }));
      line.close();
      const code = message.kind === 'over' ? message.code : 'lan.version';
      return resolve(refuse({ code }));
    },
    onEnd: () => resolve(refuse({ code: 'lan.code-wrong' })),
  });
  return promise;
}
