import { readdir } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problems.ts';

export interface ServeDictionariesOptions {
  /** Holds the word lists of the spell checker; `null`: this hub serves none. */
  readonly dictionariesFolder: string | null;
}

const dictionaryName = /^[a-z]{2,3}(?:-[a-z]{2,8})*(?:-\d+)*\.bdic$/i;

/**
 * Serves the spell checker's word lists (`hunspell_dictionaries.zip` of an Electron release, unpacked) at
 * `/dictionaries/…`, so that the console asks nobody else for them. Chromium asks in small letters for files that have
 * capitals in their names. Open to anyone: they are public. Needs the `sendFile` that `servePages` brings.
 */
export function serveDictionaries(server: FastifyInstance, { dictionariesFolder }: ServeDictionariesOptions): void {
  if (dictionariesFolder === null) return;
  server.get<{ Params: { readonly file: string } }>('/dictionaries/:file', async ({ params }, reply) => {
    const wanted = params.file.toLowerCase();
    const files = dictionaryName.test(wanted) ? await namesIn(dictionariesFolder) : [];
    const file = files.find((name) => name.toLowerCase() === wanted);
    if (file === undefined) return sendProblem(reply, { code: 'address.unknown' });
    reply.header('cache-control', 'public, max-age=86400');
    return reply.sendFile(file, dictionariesFolder, { cacheControl: false });
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}
