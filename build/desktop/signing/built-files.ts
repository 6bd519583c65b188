import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import type { UpdateApp, UpdateFile, UpdateTarget } from '#contracts/updates.ts';
import { releaseVersion, updateApps } from '#contracts/updates.ts';
import { sha512OfFile } from '#platform/node/file-digest.ts';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';

/** What electron-builder says that it made, for one target of ours. */
export interface BuiltFiles {
  readonly app: UpdateApp;
  readonly target: UpdateTarget;
  readonly version: string;
  readonly files: readonly UpdateFile[];
}

const builderChannel = z.looseObject({
  version: releaseVersion,
  files: z.array(z.looseObject({ url: z.string(), sha512: z.string(), size: z.int() })).min(1),
});

/** How electron-builder calls its channel files, and how the files for a target are called. */
const targetsOfChannel: Readonly<Record<string, readonly (readonly [UpdateTarget, RegExp])[]>> = {
  'latest-linux.yml': [['linux-x64', /-(?:x64|x86_64|amd64)\./]],
  'latest-linux-arm64.yml': [['linux-arm64', /-(?:arm64|aarch64)\./]],
  'latest.yml': [['win32-x64', /-x64\./]],
  'latest-mac.yml': [
    ['darwin-x64', /-(?:x64|universal)\./],
    ['darwin-arm64', /-(?:arm64|universal)\./],
  ],
};

/** electron-updater takes these, and no others, on each system. */
const updatableEnding = /\.(?:AppImage|deb|exe|zip)$/;

/**
 * Reads electron-builder's channel files in a folder, and holds every file they name against its size and SHA-512.
 * Throws a `Fault` with a sentence about the first thing that is wrong.
 */
export function builtFilesIn(folder: string): readonly BuiltFiles[] {
  const channels = readdirSync(folder).filter((name) => Object.hasOwn(targetsOfChannel, name));
  if (channels.length === 0) throw wrong(`${folder} holds nothing that npm run package made.`);
  return channels.toSorted().flatMap((channel) => builtFilesOf(folder, channel));
}

function builtFilesOf(folder: string, channel: string): readonly BuiltFiles[] {
  const path = join(folder, channel);
  const read = builderChannel.safeParse(parseUpdateInfo(readFileSync(path, 'utf8'), channel, new URL('file:///')));
  if (!read.success) throw wrong(`${channel} names no version of three numbers, or no files.`);
  const { version, files } = read.data;
  const updatable = files.filter(({ url }) => updatableEnding.test(url));
  const app = appOf(
    updatable.map(({ url }) => url),
    version,
  );
  for (const { url, sha512, size } of updatable) checkFile(folder, url, { sha512, sizeBytes: size });
  return targetsOfChannel[channel]!.flatMap(([target, names]) => {
    const fitting = updatable.filter(({ url }) => names.test(url));
    const own = fitting.map(({ url, sha512, size }) => ({ name: url, sha512, sizeBytes: size }));
    return own.length === 0 ? [] : [{ app, target, version, files: own }];
  });
}

/** The app whose files these are, all of them. */
function appOf(names: readonly string[], version: string): UpdateApp {
  const standin = names.find((name) => name.includes('-standin-'));
  if (standin !== undefined) throw wrong(`${standin} was made for tests and is never released.`);
  const app = updateApps.find((app) => names.every((name) => name.startsWith(`deskbell-${app}-${version}-`)));
  if (app === undefined || names.length === 0) throw wrong(`Not all files are of one app and of version ${version}.`);
  return app;
}

/** Throws when the file is not there, or is not what was said of it. */
export function checkFile(folder: string, name: string, said: Omit<UpdateFile, 'name'>): void {
  const path = join(folder, name);
  if (!existsSync(path)) throw wrong(`${name} is missing.`);
  if (statSync(path).size !== said.sizeBytes) throw wrong(`${name} has another size than was said of it.`);
  if (sha512OfFile(path) !== said.sha512) throw wrong(`${name} has another SHA-512 than was said of it.`);
}

export function wrong(sentence: string): Fault {
  return new Fault('release.wrong', sentence);
}
