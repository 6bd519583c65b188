import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a TURN server answers to somebody who asks: 200 for yes, otherwise its error code. */
export interface TurnClient {
  /** Asks for a relayed address (RFC 8656, 7). */
  allocate(username: string, password: string): Promise<number>;
  /** Asks to speak with a peer (RFC 8656, 9); after `allocate`. */
  permit(peer: string): Promise<number>;
  close(): void;
}

// RFC 8489, 18.2 and 18.3; RFC 8656, 18.1 and 18.2.
const MAGIC = 0x21_12_a4_42;
const ALLOCATE = 0x0003;
const CREATE_PERMISSION = 0x0008;
const ERROR_BIT = 0x0110;
const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  transport: 0x0019,
} as const;
const UDP = Buffer.from([17, 0, 0, 0]);

/** As much of a TURN client as it takes to be let in, over UDP. */
export function openTurnClient(host: string, port: number): TurnClient {
  const socket = createSocket('udp4');
  let credentials: { username: string; realm: Buffer; nonce: Buffer; key: Buffer } | null = null;

  async function ask(method: number, own: readonly Buffer[]): Promise<Map<number, Buffer>> {
    const signed = credentials === null ? message(method, own) : withIntegrity(method, own, credentials);
    const [answer] = (await Promise.race([
      (async () => {
        socket.send(signed, port, host);
        return await once(socket, 'message');
      })(),
      once(socket, 'error').then(([error]) => {
        throw error;
      }),
    ])) as [Buffer];
    return read(answer);
  }

  return {
    allocate: async (username, password) => {
      credentials = null;
      const challenge = await ask(ALLOCATE, [attribute(attributes.transport, UDP)]);
      const [realm, nonce] = [challenge.get(attributes.realm), challenge.get(attributes.nonce)];
      if (realm === undefined || nonce === undefined) throw new Error('The server does not ask who we are.');
      const key = createHash('md5').update(`${username}:${realm.toString()}:${password}`).digest();
      credentials = { username, realm, nonce, key };
      return codeIn(await ask(ALLOCATE, [attribute(attributes.transport, UDP)]));
    },
    permit: async (peer) => codeIn(await ask(CREATE_PERMISSION, [attribute(attributes.peer, xored(peer))])),
    close: () => socket.close(),
  };
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function message(method: number, parts: readonly Buffer[], lengthBeside = 0): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(body.length + lengthBeside, 2);
  head.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([head, randomBytes(12), body]);
}

/** RFC 8489, 14.5: over all before it, with the length that the message has with it. */
function withIntegrity(
  method: number,
  own: readonly Buffer[],
  { username, realm, nonce, key }: { username: string; realm: Buffer; nonce: Buffer; key: Buffer },
): Buffer {
  const who = [
    attribute(attributes.username, Buffer.from(username)),
    attribute(attributes.realm, realm),
    attribute(attributes.nonce, nonce),
  ];
  const before = message(method, [...own, ...who], 24);
  return Buffer.concat([before, attribute(attributes.integrity, createHmac('sha1', key).update(before).digest())]);
}

function read(answer: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  if ((answer.readUInt16BE(0) & ERROR_BIT) !== ERROR_BIT) found.set(attributes.error, Buffer.from([0, 0, 2, 0]));
  for (let at = 20; at + 4 <= answer.length;) {
    const [type, length] = [answer.readUInt16BE(at), answer.readUInt16BE(at + 2)];
    if (!found.has(type)) found.set(type, answer.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return found;
}

/** RFC 8489, 14.8: the hundreds, then the rest. */
function codeIn(answer: ReadonlyMap<number, Buffer>): number {
  const error = answer.get(attributes.error);
  return error === undefined ? 0 : (error[2]! & 7) * 100 + error[3]!;
}

/** An IPv4 address of a peer, port 9 (RFC 8656, 14.3; RFC 8489, 14.2). */
function xored(address: string): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 1;
  value.writeUInt16BE(9 ^ (MAGIC >>> 16), 2);
  const plain = Buffer.from(address.split('.').map(Number)).readUInt32BE(0);
  value.writeUInt32BE((plain ^ MAGIC) >>> 0, 4);
  return value;
}
