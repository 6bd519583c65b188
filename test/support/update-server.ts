import { createHash, generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { updateOffer } from '#contracts/updates.ts';
import { channelFileName, signatureFileName } from '#contracts/updates.ts';
import { publicKeyOf, signUpdate } from '#platform/node/update-signature.ts';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';

/** Answers a request in a way of its own: slowly, elsewhere, or not to the end. */
export type OddAnswer = (asked: IncomingMessage, reply: ServerResponse) => void;

export interface UpdateServer {
  /** Where the channel files are. */
  readonly feed: string;
  /** What lies on the server, by name. A function answers by itself. */
  readonly files: Map<string, Uint8Array | string | OddAnswer>;
  /** Every name that was asked for, in order. */
  readonly asked: string[];
}

/** A server of files on this machine, gone when the running test has finished. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const files: UpdateServer['files'] = new Map();
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    const [path = ''] = (request.url ?? '').split('?');
    const name = decodeURIComponent(path.slice('/updates/console/'.length));
    asked.push(name);
    const file = files.get(name);
    if (typeof file === 'function') file(request, reply);
    else if (file === undefined) reply.writeHead(404).end();
    else reply.end(file);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { feed: `http://127.0.0.1:${port}/updates/console/`, files, asked };
}

/** A pair of keys as a publisher has them. */
export function updateKeyPair() {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}
export type UpdateKeyPair = ReturnType<typeof updateKeyPair>;

/** A channel file's text, before anybody has read it. */
export type OfferText = z.input<typeof updateOffer>;

/** When the offers of tests are signed, unless they say otherwise. */
export const ISSUED_AT_MS = 1_800_000_000_000;
const DAY_MS = 86_400_000;

/** The channel file of version 1.1.0 of the console on Linux, with `content` as its Debian package and its AppImage. */
export function anOffer(content: Uint8Array, over: Partial<OfferText> = {}): OfferText {
  const version = over.version ?? '1.1.0';
  const file = { sha512: createHash('sha512').update(content).digest('base64'), sizeBytes: content.byteLength };
  return {
    format: 'deskbell-update/1',
    app: 'console',
    target: 'linux-x64',
    version,
    issuedAtMs: ISSUED_AT_MS,
    expiresAtMs: (over.issuedAtMs ?? ISSUED_AT_MS) + 90 * DAY_MS,
    stagingPercent: 100,
    notes: { en: 'Rings louder.', de: 'Klingelt lauter.' },
    files: [
      { name: `deskbell-console-${version}-amd64.deb`, ...file },
      { name: `deskbell-console-${version}-x86_64.AppImage`, ...file },
    ],
    ...over,
  };
}

/** Puts an offer on the server as its publisher would: channel file, signature, and the files it names. */
export function publish(
  { files }: UpdateServer,
  offer: OfferText,
  content: Uint8Array,
  { privateKey }: UpdateKeyPair,
): void {
  const channelFile = channelFileName('linux-x64');
  const bytes = Buffer.from(JSON.stringify(offer));
  files.set(channelFile, bytes);
  files.set(signatureFileName(channelFile), JSON.stringify(signUpdate(bytes, privateKey)));
  for (const { name } of offer.files) files.set(name, content);
}
