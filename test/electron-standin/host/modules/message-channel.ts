import { EventEmitter } from 'node:events';
import type { MessageChannelMain as ElectronChannel, MessagePortMain as ElectronPort } from 'electron';
import { PortEnd } from '../ports/port-end.ts';

/** The ends behind the ports. A port that was closed or handed over has none; as in Electron, it says nothing more. */
const ends = new WeakMap<MessagePortMain, PortEnd>();

export class MessagePortMain extends EventEmitter implements Pick<ElectronPort, 'postMessage' | 'start' | 'close'> {
  #isStarted = false;

  constructor(end: PortEnd) {
    super();
    ends.set(this, end);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const data = cloned(message);
    const ports = takeEnds(transfer, this);
    const end = ends.get(this);
    if (end !== undefined) later(() => end.send({ data, ports }));
  }

  start(): void {
    const end = ends.get(this);
    if (end === undefined || this.#isStarted) return;
    this.#isStarted = true;
    later(() => {
      if (ends.get(this) === end) this.#listen(end);
    });
  }

  #listen(end: PortEnd): void {
    end.hold({
      onMessage: ({ data, ports }) => {
        this.emit('message', { data, ports: ports.map((port) => new MessagePortMain(port)) });
      },
      onClose: () => {
        ends.delete(this);
        this.emit('close');
      },
    });
  }

  close(): void {
    const end = ends.get(this);
    if (end === undefined) return;
    ends.delete(this);
    later(() => {
      end.close();
      this.emit('close');
    });
  }
}

export class MessageChannelMain implements ElectronChannel {
  readonly port1: ElectronPort;
  readonly port2: ElectronPort;

  constructor() {
    const [one, two] = PortEnd.channel();
    this.port1 = new MessagePortMain(one);
    this.port2 = new MessagePortMain(two);
  }
}

/**
 * Takes the ends out of ports that are handed over, so that their former holder can no longer use them.
 *
 * @param source The port that carries them, if one does: it cannot carry itself.
 */
export function takeEnds(transfer: readonly unknown[], source?: MessagePortMain): readonly PortEnd[] {
  const taken = transfer.map((port, index) => {
    if (!(port instanceof MessagePortMain)) throw new TypeError(`Port at index ${index} is not a valid port`);
    if (port === source) throw new TypeError(`Port at index ${index} contains the source port.`);
    if (transfer.indexOf(port) !== index)
      throw new TypeError(`Port at index ${index} is a duplicate of an earlier port.`);
    const end = ends.get(port);
    if (end === undefined) throw new TypeError(`Port at index ${index} is already neutered.`);
    return { port, end };
  });
  for (const { port, end } of taken) {
    end.release();
    ends.delete(port);
  }
  return taken.map(({ end }) => end);
}

/** A copy by structured clone, with the error Electron gives for what cannot be copied. */
export function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch (error) {
    throw new Error('An object could not be cloned.', { cause: error });
  }
}

/** What ports do happens after the call that asked for it, in the order of the calls, whichever ports they are. */
let waiting: (() => void)[] = [];

function later(act: () => void): void {
  if (waiting.length === 0) setImmediate(actNow);
  waiting.push(act);
}

function actNow(): void {
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}
