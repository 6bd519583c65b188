import type { AppUpdater } from 'electron-updater';
import { CancellationToken } from 'electron-updater';
import type { UpdateNotes } from '#contracts/updates.ts';
import { sha512OfFile } from '#platform/node/file-digest.ts';
import type { Installation } from './judge-offer.ts';
import type { SignedProviderPorts } from './signed-provider.ts';
import { RefusedUpdate, signedProviderOver } from './signed-provider.ts';
import type { UpdateMemory } from './update-memory.ts';
import { withIssued } from './update-rules.ts';

export interface FoundUpdate {
  readonly version: string;
  readonly sizeBytes: number;
  readonly notes: UpdateNotes | null;
}

/** What looks for, fetches and installs a version. Everything it refuses is thrown as a `RefusedUpdate`. */
export interface UpdateEngine {
  /** A version that is newer, signed, and meant for this installation; `null` when there is none. */
  look(): Promise<FoundUpdate | null>;
  /** Downloads what was found last. `onPercent` hears whole numbers from 0 to 100. */
  download(onPercent: (percent: number) => void): Promise<void>;
  /**
   * Installs what was downloaded, as the very last act of the app; returns whether it was begun.
   * Nothing is installed whose bytes are no longer those that were signed.
   */
  install(startsAgain: boolean): boolean;
  /** False where the system can only install by ending the app at once. */
  readonly canWaitForQuit: boolean;
}

export interface UpdaterEngineOptions extends Omit<SignedProviderPorts, 'installation' | 'remember'> {
  readonly updater: AppUpdater;
  /** Which app this is, on what, in which version, and whose word counts. */
  readonly identity: Omit<Installation, 'highestIssuedAtMs'>;
  readonly memory: UpdateMemory;
  /** Begins the installation, in the way of this system; returns whether it was begun. */
  readonly beginInstall: (startsAgain: boolean) => boolean;
  readonly canWaitForQuit: boolean;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** A download that has not gone on for so long is given up. */
  readonly stallMs: number;
}

/** Drives one of electron-updater's updaters, with everything it would do by itself switched off. */
export function createUpdaterEngine(options: UpdaterEngineOptions): UpdateEngine {
  const { updater, identity, memory, beginInstall, canWaitForQuit } = options;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // A differential download would take most of the file from a copy on this disk, by a block map that nobody signs.
  updater.disableDifferentialDownload = true;
  let notes: UpdateNotes | null = null;
  const ports: SignedProviderPorts = {
    ...options,
    installation: async () => ({ ...identity, highestIssuedAtMs: (await memory.read()).highestIssuedAtMs }),
    remember: async (offer) => {
      ({ notes } = offer);
      await memory.change((before) => withIssued(before, offer.issuedAtMs));
    },
  };
  updater.setFeedURL({ provider: 'custom', updateProvider: signedProviderOver(ports) });

  let found: { readonly update: FoundUpdate; readonly sha512: string } | null = null;
  let fetched: { readonly path: string; readonly sha512: string } | null = null;
  return {
    canWaitForQuit,
    look: async () => {
      found = null;
      const checked = await updater.checkForUpdates();
      if (checked?.isUpdateAvailable !== true) return null;
      const [file] = checked.updateInfo.files;
      const { version } = checked.updateInfo;
      found = { update: { version, sizeBytes: file!.size!, notes }, sha512: file!.sha512 };
      return found.update;
    },
    download: async (onPercent) => {
      if (found === null) throw new RefusedUpdate('update.fault');
      const { update, sha512 } = found;
      fetched = null;
      const path = await downloadWatched(options, update.sizeBytes, onPercent);
      fetched = { path, sha512 };
    },
    install: (startsAgain) => {
      if (fetched === null || sha512OfFile(fetched.path) !== fetched.sha512) return false;
      return beginInstall(startsAgain);
    },
  };
}

/** Downloads as long as it goes on and is no longer than was signed. Returns where the file lies. */
async function downloadWatched(
  { updater, sleep, stallMs }: UpdaterEngineOptions,
  sizeBytes: number,
  onPercent: (percent: number) => void,
): Promise<string> {
  const cancel = new CancellationToken();
  const done = new AbortController();
  let stall = new AbortController();
  let gaveUp: RefusedUpdate | null = null;
  const giveUp = (refusal: RefusedUpdate) => {
    gaveUp = refusal;
    cancel.cancel();
  };
  const watchForStall = async () => {
    while (!done.signal.aborted) {
      stall = new AbortController();
      const { signal } = stall;
      await sleep(stallMs, AbortSignal.any([signal, done.signal]));
      if (!signal.aborted && !done.signal.aborted) return giveUp(new RefusedUpdate('update.too-slow'));
    }
  };
  const onProgress = ({ transferred }: { readonly transferred: number }) => {
    stall.abort();
    if (transferred > sizeBytes) giveUp(new RefusedUpdate('update.file-wrong'));
    else onPercent(Math.floor((transferred / sizeBytes) * 100));
  };
  updater.on('download-progress', onProgress);
  const watching = watchForStall();
  try {
    const [path] = await updater.downloadUpdate(cancel);
    return path!;
  } catch (error) {
    throw gaveUp ?? refusalOfDownload(error);
  } finally {
    done.abort();
    updater.off('download-progress', onProgress);
    await watching;
  }
}

/** electron-updater's codes: https://www.electron.build/auto-update. Whatever has none is a line that broke. */
function refusalOfDownload(error: unknown): RefusedUpdate {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isWrong = code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE';
  return new RefusedUpdate(isWrong ? 'update.file-wrong' : 'update.unreachable', { cause: error });
}
