import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deviceSchema } from '#domain/inventory/device.record.ts';
import type { HubSession } from '../support/hub-session.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { typeNpmStart } from '../support/npm-start.ts';
import { processesWith } from '../support/processes.ts';

/**
 * What a newcomer does: clones what is committed into an empty folder and types the two commands, under the Node and with
 * the `PATH` of their own shell. Run by hand; it takes minutes, and leaves nothing behind but what `npm test` installs.
 */
const project = fileURLToPath(new URL('../../', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deskbell-fresh-')));
const clone = join(folder, 'deskbell');

/** This process has npm's and the project's own variables, and the project's tools on its path; a newcomer has neither. */
const environment = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => !/^(?:npm_.*|DESKBELL_.*|DATABASE_URL|NODE|INIT_CWD|COLOR)$/i.test(name))
    .map(([name, value = '']) => [name, name === 'PATH' ? withoutProject(value) : value]),
);

try {
  say('git clone into an empty folder');
  run('git', ['clone', '--quiet', project, clone], folder);
  say(`npm start, under Node ${run('node', ['--version'], clone).trim()}`);
  await start();
  say('npm test');
  const { status } = spawnSync('npm', ['test'], { cwd: clone, env: environment, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Types `npm start`, looks at what a newcomer would look at, and presses Ctrl-C. */
async function start(): Promise<void> {
  const beganAtMs = Date.now();
  const product = typeNpmStart({ DESKBELL_PORT: '0' }, { folder: clone, inherited: environment });
  try {
    await product.untilSaid(/Ctrl-C stops it\./);
    const readyAfterS = ((Date.now() - beganAtMs) / 1_000).toFixed(0);
    console.log(product.said());
    const [, origin = ''] = await product.untilSaid(/Console for agents\s+(http:\S+?)\/\s/);
    const [, login = '', password = ''] = await product.untilSaid(/administrator .*?\s(\S+)\s+(\S+)\n/);

    assert.match(await pageAt(`${origin}/`), /<script type="module"/);
    assert.match(await pageAt(`${origin}/portal/`), /<script type="module"/);
    const session = await signInOverApi(origin, login, password);
    const tickets = [...(await session.readAll()).keys()].filter((id) => id.startsWith('incident:'));
    assert.equal(tickets.length, 300);
    const memoryBytes = await memoryOfThisMachine(session);
    say(
      `ready after ${readyAfterS} s: console, portal, ${tickets.length} tickets, and this machine with ${memoryBytes} bytes`,
    );
  } finally {
    await product.pressCtrlC();
  }
  assert.deepEqual(processesWith(`PWD=${clone}`), [], 'processes are left running');
}

async function pageAt(address: string): Promise<string> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return await response.text();
}

/** The helper takes its inventory when the terminal already says that all is running. */
async function memoryOfThisMachine(session: HubSession): Promise<number> {
  for (let triesLeft = 60; triesLeft > 0; triesLeft -= 1) {
    const devices = [...(await session.readAll()).values()].flatMap(
      (record) => deviceSchema.safeParse(record).data ?? [],
    );
    const bytes = devices.find(({ name }) => name === hostname())?.inventory.memory?.totalBytes;
    if (bytes !== undefined) return bytes;
    await delay(500);
  }
  throw new Error('The helper has not reported what is in this machine.');
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env: environment, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${stderr}${error?.message ?? ''}`);
  return stdout;
}

function withoutProject(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
    .join(delimiter);
}

function say(what: string): void {
  console.log(`\n▶ ${what}\n`);
}
