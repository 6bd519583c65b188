import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createAppProtocol } from './app-protocol.ts';
import { contentPolicy, pageHeaders } from './content-policy.ts';

async function aPageFolder() {
  const around = await temporaryFolder();
  const folder = join(around, 'pages');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(around, 'secret.json'), '{"token":"x"}');
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets/main.js'), 'export {};');
  await writeFile(join(folder, 'assets/inter.woff2'), 'font');
  await symlink(join(around, 'secret.json'), join(folder, 'assets/out.json'));
  await symlink(around, join(folder, 'up'));
  const answer = createAppProtocol({ host: 'console', folder });
  return (address: string, method = 'GET') => answer(new Request(address, { method }));
}

describe('pages by app://', () => {
  test('a file comes with its type, and every answer with the headers', async () => {
    const get = await aPageFolder();
    const script = await get('app://console/assets/main.js');
    const missing = await get('app://console/assets/none.js');

    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('app://console/assets/inter.woff2')).headers.get('content-type')).toBe('font/woff2');
    expect(missing.status).toBe(404);
    for (const { headers } of [script, missing]) expect(Object.fromEntries(headers)).toMatchObject(pageHeaders);
  });

  test('addresses of screens get the start page, with ids and queries in them', async () => {
    const get = await aPageFolder();
    for (const path of ['', 'queue/mine', 'people/person:019a2b', 'queue/all/incident:01?q=a.b', 'find/BER-000001-Z']) {
      expect(await (await get(`app://console/${path}`)).text()).toBe('<!doctype html>');
    }
  });

  test('only reading is answered', async () => {
    const get = await aPageFolder();

    expect((await get('app://console/', 'POST')).status).toBe(405);
    const head = await get('app://console/assets/main.js', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    ['app://console/../secret.json', 'dot segments'],
    ['app://console/assets/..%2f..%2fsecret.json', 'encoded slashes'],
    ['app://console/%2e%2e/secret.json', 'encoded dots'],
    ['app://console/assets/%252e%252e/%252e%252e/secret.json', 'dots encoded twice'],
    ['app://console/..%5csecret.json', 'backslashes'],
    ['app://console/assets/main.js%00.html', 'a null byte'],
    ['app://console/assets/out.json', 'a link to a file outside'],
    ['app://console/up/secret.json', 'a link to a folder outside'],
    ['app://console/%zz.js', 'a broken escape'],
    ['app://console/index.html/x.js', 'a file taken for a folder'],
    ['app://helper/index.html', 'another app'],
    ['app://console.evil.example/index.html', 'another host'],
    ['file:///etc/passwd.txt', 'another scheme'],
    ['https://console/index.html', 'the web'],
  ])('%s finds nothing that is not ours (%s)', async (address) => {
    const get = await aPageFolder();
    const answer = await get(address);

    expect(await answer.text()).not.toContain('token');
    expect(answer.status).toBe(404);
  });
});

describe('the content policy', () => {
  let policy: Readonly<Record<string, string>>;
  beforeAll(() => {
    policy = Object.fromEntries(
      contentPolicy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
    );
  });

  test('lets pages load their own files and speak to nobody else', () => {
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(contentPolicy).not.toMatch(/https?:|wss?:|\*|unsafe-eval/);
    expect(policy['script-src']).not.toContain('unsafe-inline');
  });

  test('switches off what no page of ours uses', () => {
    expect(pageHeaders['permissions-policy']).toContain('camera=()');
    expect(pageHeaders['permissions-policy']).toContain('geolocation=()');
    expect(pageHeaders['permissions-policy']).toContain('display-capture=(self)');
  });
});
