import type { UpdateRefusal } from '#contracts/update-state.ts';
import type { UpdateOffer } from '#contracts/updates.ts';
import { channelFileName, signatureFileName } from '#contracts/updates.ts';
import { authenticOffer } from '#platform/node/authentic-offer.ts';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater';
import { Provider } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { Installation } from './judge-offer.ts';
import { judgeOffer } from './judge-offer.ts';
import type { Fetch } from './read-small-file.ts';
import { readSmallFile } from './read-small-file.ts';

/** The way an offer is refused through electron-updater, which knows no other way than throwing. */
export class RefusedUpdate extends Error {
  readonly code: UpdateRefusal;

  constructor(code: UpdateRefusal, options: { readonly cause?: unknown } = {}) {
    super(`The update was refused: ${code}.`, options);
    this.name = 'RefusedUpdate';
    this.code = code;
  }
}

export interface SignedProviderPorts {
  /** The folder with the channel files, such as `https://desk.example.org/updates/console/`. */
  readonly feed: () => string;
  readonly installation: () => Promise<Installation>;
  /** Called with every authentic offer for this installation, before anything else is decided about it. */
  readonly remember: (offer: UpdateOffer) => Promise<void>;
  /** How the name of the one file ends that this installation can use: `.deb`. */
  readonly fileEnding: string;
  readonly fetch: Fetch;
  readonly nowMs: () => number;
  /** How long the server may take to answer with a small file. */
  readonly answerWithinMs: number;
}

/** More than any channel file or signature of ours; a server that sends more is not one of ours. */
const MOST_BYTES = 64 * 1_024;

/**
 * Where electron-updater hears of a newer version: the channel file, believed only when one of the pinned keys has signed
 * its very bytes. File name, size and SHA-512 of what is downloaded come from those bytes and from nowhere else.
 */
class SignedProvider extends Provider<UpdateInfo> {
  readonly #ports: SignedProviderPorts;

  constructor(ports: SignedProviderPorts, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.#ports = ports;
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const { fileEnding, installation, nowMs, remember } = this.#ports;
    const asking = await installation();
    const offer = await this.#fetchOffer(asking);
    const refusal = judgeOffer(offer, asking, nowMs());
    if (offer.app === asking.app && offer.target === asking.target && refusal !== 'update.from-the-future') {
      await remember(offer);
    }
    if (refusal !== null) throw new RefusedUpdate(refusal);
    const file = offer.files.find(({ name }) => name.endsWith(fileEnding));
    if (file === undefined) throw new RefusedUpdate('update.other-system');
    return {
      version: offer.version,
      files: [{ url: file.name, sha512: file.sha512, size: file.sizeBytes }],
      path: file.name,
      sha512: file.sha512,
      releaseDate: new Date(offer.issuedAtMs).toISOString(),
      stagingPercentage: offer.stagingPercent,
    };
  }

  override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    const feed = this.#ports.feed();
    return info.files.map((file) => ({ url: new URL(file.url, feed), info: file }));
  }

  async #fetchOffer({ keys, target }: Installation): Promise<UpdateOffer> {
    const channelFile = channelFileName(target);
    const bytes = await this.#read(channelFile);
    if (bytes === null) throw new RefusedUpdate('update.unreachable');
    const signature = await this.#read(signatureFileName(channelFile));
    const text = signature === null ? null : Buffer.from(signature).toString('utf8');
    const read = authenticOffer(bytes, text, keys);
    if (!read.ok) throw new RefusedUpdate(read.refusal.code);
    return read.value;
  }

  async #read(name: string): Promise<Uint8Array | null> {
    const { answerWithinMs, feed, fetch } = this.#ports;
    try {
      const address = new URL(name, feed()).href;
      return await readSmallFile(fetch, address, { mostBytes: MOST_BYTES, withinMs: answerWithinMs });
    } catch (error) {
      throw new RefusedUpdate('update.unreachable', { cause: error });
    }
  }
}

/** The same as a class that electron-updater can make one of by itself. */
export function signedProviderOver(
  ports: SignedProviderPorts,
): new (options: unknown, updater: unknown, runtime: ProviderRuntimeOptions) => Provider<UpdateInfo> {
  return class extends SignedProvider {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(ports, runtime);
    }
  };
}
