import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateApp } from '#contracts/updates.ts';
import { channelFileName, signatureFileName, updateApps, updateFileName, updateTargets } from '#contracts/updates.ts';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problems.ts';

export interface ServeUpdatesOptions {
  /** Holds one folder per app, as `npm run release` signs it; `null`: this hub serves no updates. */
  readonly updatesFolder: string | null;
}

/** A version is never published twice under one name; channel files are asked for anew each time. */
const KEPT = 'public, max-age=31536000, immutable';

/**
 * Serves the apps' updates at `/updates/<app>/…`, with range requests and without listings. Open to anyone: an app asks
 * before anybody has signed in, and what it believes is the signature. What has no name of ours is not there, whatever
 * lies in the folder. Needs the `sendFile` that `servePages` brings.
 */
export function serveUpdates(server: FastifyInstance, { updatesFolder }: ServeUpdatesOptions): void {
  if (updatesFolder === null) return;
  for (const app of updateApps) serveApp(server, app, join(updatesFolder, app));
}

function serveApp(server: FastifyInstance, app: UpdateApp, folder: string): void {
  server.get<{ Params: { readonly file: string } }>(`/updates/${app}/:file`, async (asked, reply) => {
    const { file } = asked.params;
    if (!isPublished(file) || !(await isFile(join(folder, file)))) {
      return sendProblem(reply, { code: 'address.unknown' });
    }
    reply.header('cache-control', channelFiles.has(file) ? 'no-cache' : KEPT);
    return reply.sendFile(file, folder, { cacheControl: false });
  });
}

const channelFiles = new Set(updateTargets.map(channelFileName).flatMap((name) => [name, signatureFileName(name)]));

function isPublished(file: string): boolean {
  return channelFiles.has(file) || updateFileName.safeParse(file).success;
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
