import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateNotes } from '#contracts/updates.ts';
import { channelFileName, signatureFileName, updateOffer } from '#contracts/updates.ts';
import { signUpdate } from '#platform/node/update-signature.ts';
import { compareVersions } from '#platform/node/version-order.ts';
import type { BuiltFiles } from './built-files.ts';
import { builtFilesIn, wrong } from './built-files.ts';

export interface SignReleaseOptions {
  /** The folder of one app, as it is going to be served. */
  readonly folder: string;
  readonly privateKey: KeyObject;
  readonly notes: UpdateNotes | null;
  readonly stagingPercent: number;
  /** How long installations believe it. */
  readonly validMs: number;
  readonly nowMs: number;
  /** Whether a newer version that was signed before is to be taken back from those who have not installed it. */
  readonly isWithdrawal: boolean;
}

/**
 * Signs what electron-builder made: one channel file and one signature for each target. Returns the names of the channel
 * files. Throws a `Fault` with a sentence, and writes nothing, when anything is not as it was said to be.
 */
export function signRelease(options: SignReleaseOptions): readonly string[] {
  const offers = builtFilesIn(options.folder).map((built) => ({ built, text: offerText(built, options) }));
  return offers.map(({ built, text }) => {
    const channelFile = channelFileName(built.target);
    const bytes = Buffer.from(text);
    const signature = signUpdate(bytes, options.privateKey);
    writeFileSync(join(options.folder, channelFile), bytes);
    writeFileSync(join(options.folder, signatureFileName(channelFile)), `${JSON.stringify(signature)}\n`);
    return channelFile;
  });
}

function offerText({ app, target, version, files }: BuiltFiles, options: SignReleaseOptions): string {
  const { folder, isWithdrawal, notes, nowMs, stagingPercent, validMs } = options;
  const before = offerBefore(join(folder, channelFileName(target)));
  if (!isWithdrawal && before !== null && compareVersions(version, before.version) < 0) {
    throw wrong(`${version} is older than ${before.version}, which was signed before; --withdraw takes that back.`);
  }
  // Installations refuse what was signed before what they have seen, even when the clock here was set back.
  const issuedAtMs = Math.max(nowMs, (before?.issuedAtMs ?? 0) + 1);
  const offer = updateOffer.parse({
    format: 'deskbell-update/1',
    app,
    target,
    version,
    issuedAtMs,
    expiresAtMs: issuedAtMs + validMs,
    stagingPercent,
    notes,
    files,
  });
  return `${JSON.stringify(offer, null, 2)}\n`;
}

function offerBefore(path: string) {
  return existsSync(path) ? updateOffer.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}
