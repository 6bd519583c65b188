import type { RemoteInfo, Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { LineShape, ShapedWay } from './line-shape.ts';
import { shapedWay } from './line-shape.ts';

/**
 * A stretch of network between two browsers that can be cut: every address in the signals is replaced by one of the line's own,
 * so that all packets go through here. Needs no rights of a system's administrator, and both ends may run in one browser.
 */
export interface UdpLine {
  /** The signal as the other end shall see it; `null` for one that leads past the line. */
  carry(signal: LinkSignal): Promise<LinkSignal | null>;
  /** Drops everything from now on. */
  cut(): void;
  mend(): void;
  /** What it can bear from now on; `null`: everything, at once. What is on its way stays on it. */
  shape(shape: LineShape | null): void;
  /** The longest that a packet has waited for room on the line since this was asked last, and how many there were. */
  waited(): { readonly longestMs: number; readonly packets: number };
  packets(): number;
  /** Shows each packet that goes by, as it is on the wire. */
  watch(see: (packet: Buffer) => void): void;
  close(): void;
}

/** Whether a candidate can go through the line: UDP, by IPv4, and of this machine itself. */
const carriedCandidate = /^(candidate:\S+ \d+ udp \d+) (\d+\.\d+\.\d+\.\d+) (\d+) typ host/;

export function openUdpLine(): UdpLine {
  /** By the address of a browser: the socket that stands for it towards the other one. */
  const stands = new Map<string, Promise<Socket>>();
  let isCut = false;
  let isClosed = false;
  let packets = 0;
  let see: (packet: Buffer) => void = () => undefined;
  let shape: LineShape | null = null;
  /** By the address of the browser that they lead to. */
  const ways = new Map<string, ShapedWay>();
  let waited = { longestMs: 0, packets: 0 };

  function standFor(address: string, port: number): Promise<Socket> {
    const key = `${address}:${port}`;
    const known = stands.get(key) ?? open(address, port);
    stands.set(key, known);
    return known;
  }

  async function open(address: string, port: number): Promise<Socket> {
    const socket = createSocket('udp4');
    socket.on('message', (packet: Buffer, from: RemoteInfo) => {
      if (isCut) return;
      packets += 1;
      see(packet);
      // Sent on from the socket that stands for whoever sent it: answers then find their way back.
      const passOn = () =>
        void standFor(from.address, from.port)
          .then((sender) => sender.send(packet, port, address))
          // The line was closed while it was on its way.
          .catch(() => null);
      if (shape === null) passOn();
      else passOnShaped(shape, `${address}:${port}`, packet.length, passOn);
    });
    // A browser that has closed its socket is no fault of ours.
    socket.on('error', () => null);
    socket.bind(0);
    await once(socket, 'listening');
    return socket;
  }

  function passOnShaped(by: LineShape, to: string, bytes: number, passOn: () => void): void {
    const way = ways.get(to) ?? shapedWay(by);
    ways.set(to, way);
    const nowMs = performance.now();
    const taken = way.take(bytes, nowMs);
    if (taken === null) return;
    waited = { longestMs: Math.max(waited.longestMs, taken.waitsMs), packets: waited.packets + 1 };
    setTimeout(() => {
      if (!isCut && !isClosed) passOn();
    }, taken.arrivesAtMs - nowMs);
  }

  async function throughHere(candidate: string): Promise<string | null> {
    // What goes over a relay goes round the line, as it would in earnest.
    if (candidate.includes(' typ relay ')) return candidate;
    const [, start, address = '', port] = carriedCandidate.exec(candidate) ?? [];
    if (start === undefined) return null;
    const socket = await standFor(address, Number(port));
    return `${start} ${address} ${socket.address().port} typ host`;
  }

  async function carrySdp(sdp: string): Promise<string> {
    const lines = await Promise.all(
      sdp.split('\r\n').map(async (line) => {
        if (!line.startsWith('a=candidate:')) return line;
        const carried = await throughHere(line.slice(2));
        return carried === null ? null : `a=${carried}`;
      }),
    );
    return lines.filter((line) => line !== null).join('\r\n');
  }

  return {
    carry: async (signal) => {
      if (signal.kind === 'description') return { ...signal, sdp: await carrySdp(signal.sdp) };
      if (signal.kind !== 'candidate') return signal;
      const candidate = await throughHere(signal.candidate.candidate);
      return candidate === null ? null : { ...signal, candidate: { ...signal.candidate, candidate } };
    },
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
    },
    shape: (wanted) => {
      shape = wanted;
      ways.clear();
    },
    waited: () => {
      const told = waited;
      waited = { longestMs: 0, packets: 0 };
      return told;
    },
    packets: () => packets,
    watch: (wanted) => {
      see = wanted;
    },
    close: () => {
      isClosed = true;
      for (const stand of stands.values()) void stand.then((socket) => socket.close());
      stands.clear();
    },
  };
}
