import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createHttpServer } from '../http/http-server.ts';
import { servePages } from '../http/serve-pages.ts';
import { createLog } from '../log.ts';
import { serveDictionaries } from './serve-dictionaries.ts';

async function aHub(hasFolder = true) {
  const folder = await temporaryFolder();
  const files = {
    'dictionaries/en-US-10-1.bdic': 'words',
    'dictionaries/.env': 'SECRET',
    'console/index.html': 'page',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const log = createLog('silent', { write: () => {} });
  const server = await createHttpServer({ log, requestsPerMinute: 1_000, origins: () => [], proxies: [] });
  await servePages(server, { consoleFolder: join(folder, 'console'), portalFolder: join(folder, 'portal') });
  serveDictionaries(server, { dictionariesFolder: hasFolder ? join(folder, 'dictionaries') : null });
  onTestFinished(() => server.close());
  return server;
}

test.each(['/dictionaries/en-US-10-1.bdic', '/dictionaries/en-us-10-1.bdic'])(
  'a word list is served, however its name is written: %s',
  async (url) => {
    expect((await (await aHub()).inject(url)).payload).toBe('words');
  },
);

test.each(['/dictionaries/', '/dictionaries/.env', '/dictionaries/..%2fconsole%2findex.html', '/dictionaries/fr.bdic'])(
  'nothing else is: %s',
  async (url) => {
    const answer = await (await aHub()).inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.payload).not.toMatch(/SECRET|^page/);
  },
);

test('a hub without a folder for them serves none', async () => {
  expect((await (await aHub(false)).inject('/dictionaries/en-us-10-1.bdic')).statusCode).toBe(404);
});
