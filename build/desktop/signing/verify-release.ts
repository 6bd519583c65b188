import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateKeys, UpdateOffer } from '#contracts/updates.ts';
import { channelFileName, signatureFileName, updateTargets } from '#contracts/updates.ts';
import { authenticOffer } from '#platform/node/authentic-offer.ts';
import { checkFile, wrong } from './built-files.ts';

/**
 * Looks at a folder as an installation with these keys would: every channel file, its signature, and every file it names.
 * Returns what is offered. Throws a `Fault` with a sentence about the first thing an installation would refuse.
 */
export function verifyRelease(folder: string, keys: UpdateKeys, nowMs: number): readonly UpdateOffer[] {
  const channelFiles = updateTargets.map(channelFileName).filter((name) => existsSync(join(folder, name)));
  if (channelFiles.length === 0) throw wrong(`${folder} offers nothing: no channel file was signed there.`);
  const offers = channelFiles.map((name) => verifiedOffer(folder, name, keys, nowMs));
  if (new Set(offers.map(({ app }) => app)).size > 1) throw wrong('The channel files are of two apps.');
  const strangers = readdirSync(folder).filter((name) => name.includes('-standin-'));
  if (strangers.length > 0) throw wrong(`${strangers[0]} was made for tests and is never released.`);
  return offers;
}

function verifiedOffer(folder: string, name: string, keys: UpdateKeys, nowMs: number): UpdateOffer {
  const signature = join(folder, signatureFileName(name));
  const text = existsSync(signature) ? readFileSync(signature, 'utf8') : null;
  const read = authenticOffer(readFileSync(join(folder, name)), text, keys);
  if (!read.ok) throw wrong(`${name} is refused: ${read.refusal.code}.`);
  const offer = read.value;
  if (channelFileName(offer.target) !== name) throw wrong(`${name} is for ${offer.target}.`);
  if (offer.expiresAtMs <= nowMs) throw wrong(`${name} has expired: sign it anew.`);
  for (const { name: file, ...said } of offer.files) checkFile(folder, file, said);
  return offer;
}
