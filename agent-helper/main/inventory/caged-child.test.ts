import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Cage } from './ask-caged.ts';
import { askCaged } from './ask-caged.ts';
import { spawnCaged } from './spawn-caged.ts';
import { inventoryCalls } from './inventory-calls.ts';

const { signal } = new AbortController();
const cage: Cage = {
  start: spawnCaged(fileURLToPath(new URL('caged-child.ts', import.meta.url))),
  timeoutMs: 20_000,
  maxAnswerBytes: 2 ** 20,
};
const project = fileURLToPath(new URL('../../../', import.meta.url));

describe('the child in the cage (INV-6)', { timeout: 30_000 }, () => {
  test('says of this machine what Node says of it', async () => {
    expect(await askCaged('mem', cage, signal)).toMatchObject({ ok: true, value: { total: totalmem() } });
    expect(await askCaged('cpu', cage, signal)).toMatchObject({ ok: true, value: { cores: cpus().length } });
  });

  test.each(['wifiNetworks', 'versions', 'inetChecksite', 'getAllData', '__proto__', 'toString', ''])(
    'does not answer the call "%s", which is not on the list',
    async (call) => {
      // What nobody can write in TypeScript, a broken caller could still do.
      expect(await askCaged(call as 'cpu', cage, signal)).toMatchObject({ refusal: { code: 'inventory.crashed' } });
    },
  );

  test('has no call on its list that builds command lines from foreign text', () => {
    expect(inventoryCalls.filter((call) => /^(?:wifi|inet|versions|get)/.test(call))).toEqual([]);
  });

  test.runIf(process.getuid?.() === 0)(
    'gives up root before it looks at anything, and cannot take it back',
    async () => {
      const folder = await temporaryFolder();
      const script = join(folder, 'child.mjs');
      await writeFile(join(folder, 'secret'), 'for root only', { mode: 0o600 });
      await writeFile(script, asNobody(join(folder, 'secret')));

      expect(await askCaged('cpu', { ...cage, start: spawnCaged(script) }, signal)).toEqual({
        ok: true,
        value: {
          ids: [65_534, 65_534, 65_534, 65_534],
          groups: [65_534],
          capabilities: '0000000000000000',
          back: 'EPERM',
          read: 'EACCES',
          tool: '65534',
        },
      });
    },
  );

  test('what it runs is the only file that imports systeminformation', async () => {
    const code = '{domain,contracts,platform,hub,agent-helper,renderer,portal,build,test}/**/*.{ts,tsx,mjs}';
    const importing: string[] = [];
    for (const file of globSync(code, { cwd: project, exclude: ['**/node_modules/**'] })) {
      const text = await readFile(join(project, file), 'utf8');
      if (/^import.*'systeminformation'|^\} from 'systeminformation'/m.test(text)) importing.push(file);
    }

    expect(importing).toEqual(['agent-helper/main/inventory/answer-call.ts']);
  });
});

/** A child that has itself given up root and then tries what root may do. */
function asNobody(secret: string): string {
  return `
    import { execSync } from 'node:child_process';
    import { readFileSync } from 'node:fs';
    import { giveUpRoot } from ${JSON.stringify(new URL('give-up-root.ts', import.meta.url).href)};
    giveUpRoot();
    const attempt = (action) => { try { return action(); } catch (error) { return error.code; } };
    process.stdout.write(JSON.stringify({
      ids: [process.getuid(), process.geteuid(), process.getgid(), process.getegid()],
      groups: process.getgroups(),
      capabilities: /CapEff:\\s*(\\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1],
      back: attempt(() => process.setuid(0)),
      read: attempt(() => readFileSync(${JSON.stringify(secret)}, 'utf8')),
      tool: execSync('id -u').toString().trim(),
    }));`;
}
