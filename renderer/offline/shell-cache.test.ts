import { expect, test } from 'vitest';
import type { Shell, ShellPorts } from './shell-cache.ts';
import { answerFromShell, forgetOtherShells, keepShell, shellFileFor } from './shell-cache.ts';

const origin = 'https://desk.example.org';
const shell: Shell = { version: '2', files: ['/assets/index-2.js', '/icon.svg', '/index.html'] };

/** A browser's caches and its network: files by path. */
function aBrowser(network: Readonly<Record<string, string>>) {
  const kept = new Map<string, Map<string, string>>();
  const asked: string[] = [];

  async function fetchText(path: string): Promise<string> {
    asked.push(path);
    const text = network[path];
    if (text === undefined) throw new TypeError('Failed to fetch');
    return text;
  }

  const cacheOf = (name: string) => {
    const files = kept.get(name) ?? new Map<string, string>();
    kept.set(name, files);
    return {
      addAll: async (requests: readonly Request[]) => {
        const added = await Promise.all(
          requests.map(async ({ url }) => [new URL(url).pathname, await fetchText(new URL(url).pathname)] as const),
        );
        for (const [path, text] of added) files.set(path, text);
      },
      match: async (path: string) => (files.has(path) ? new Response(files.get(path)) : undefined),
    };
  };
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (path: string) => {
      const holder = [...kept.values()].find((files) => files.has(path));
      return holder === undefined ? undefined : new Response(holder.get(path));
    },
  };
  const fetch = async (request: Request) => new Response(await fetchText(new URL(request.url).pathname));
  // Only what the shell uses of the browser's types is there.
  return { kept, asked, ports: { caches, fetch } as unknown as ShellPorts };
}

const wholeNetwork = { '/index.html': 'page 2', '/assets/index-2.js': 'code 2', '/icon.svg': 'icon' };
const atOrigin = (path: string) => new Request(origin + path);

test('a build is kept whole', async () => {
  const { kept, ports } = aBrowser(wholeNetwork);

  await keepShell(shell, ports, origin);

  expect(kept.get('deskbell-shell-2')?.size).toBe(3);
});

test('a build with a file missing is not kept', async () => {
  const { kept, ports } = aBrowser({ '/index.html': 'page 2' });

  await expect(keepShell(shell, ports, origin)).rejects.toThrow('Failed to fetch');

  expect(kept.get('deskbell-shell-2')?.size).toBe(0);
});

test('what is kept is answered without the network, which may be gone', async () => {
  const { asked, ports } = aBrowser(wholeNetwork);
  await keepShell(shell, ports, origin);
  asked.length = 0;

  const page = await answerFromShell('/index.html', atOrigin('/incidents'), shell, ports);

  expect(await page.text()).toBe('page 2');
  expect(asked).toEqual([]);
});

test('a window that outlived its build still finds its own parts', async () => {
  const { ports } = aBrowser({ ...wholeNetwork, '/assets/old-1.js': 'code 1' });
  await keepShell({ version: '1', files: ['/assets/old-1.js'] }, ports, origin);
  await keepShell(shell, ports, origin);

  const old = await answerFromShell('/assets/old-1.js', atOrigin('/assets/old-1.js'), shell, ports);
  expect(await old.text()).toBe('code 1');

  await forgetOtherShells(shell, ports);
  expect(await ports.caches.keys()).toEqual(['deskbell-shell-2']);
});

test('what no build has comes over the network', async () => {
  const { ports } = aBrowser({ '/assets/index-2.js.map': 'map' });

  const map = await answerFromShell('/assets/index-2.js.map', atOrigin('/assets/index-2.js.map'), shell, ports);

  expect(await map.text()).toBe('map');
});

test.each([
  ['the start page', '/', 'navigate', '/index.html'],
  ['an address within the console', '/incidents/BER-000001-Z', 'navigate', '/index.html'],
  ['a part of this build', '/assets/index-2.js', 'no-cors', '/assets/index-2.js'],
  ['a part of another build', '/assets/index-1.js', 'no-cors', '/assets/index-1.js'],
  ['a file at the root', '/icon.svg', 'no-cors', '/icon.svg'],
] as const)('%s is the shell’s to answer', (_what, path, mode, file) => {
  expect(shellFileFor({ method: 'GET', mode, url: origin + path }, shell, origin)).toBe(file);
});

test.each([
  ['the API', 'POST', `${origin}/api/sync/pull`, 'cors'],
  ['the API by an address typed in', 'GET', `${origin}/api/sync/stream`, 'navigate'],
  ['the portal', 'GET', `${origin}/portal/`, 'navigate'],
  ['the portal’s parts', 'GET', `${origin}/portal/assets/index.js`, 'no-cors'],
  ['whether the hub is well', 'GET', `${origin}/healthz`, 'navigate'],
  ['a file no build has', 'GET', `${origin}/favicon.ico`, 'no-cors'],
  ['another host', 'GET', 'https://elsewhere.example.org/assets/index-2.js', 'no-cors'],
] as const)('%s is not the shell’s to answer', (_what, method, url, mode) => {
  expect(shellFileFor({ method, mode, url }, shell, origin)).toBeNull();
});
