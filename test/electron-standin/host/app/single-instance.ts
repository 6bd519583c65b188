import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hostState, pathOf } from '../host-state.ts';

/** What a second start tells the first. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** The lock is a socket in the app's own folder: who can listen on it is first, and hears of every other start. */
export class SingleInstance {
  #server: Server | null = null;

  get isHeld(): boolean {
    return this.#server !== null;
  }

  /** Whether this process is the first; if not, the first one has been told. */
  request(mine: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.#server !== null) return true;
    const socket = join(pathOf('userData'), 'standin-instance');
    mkdirSync(dirname(socket), { recursive: true });
    if (existsSync(socket)) {
      if (toldFirst(socket, mine)) return false;
      // Its owner was killed: nobody listens behind the file any more.
      rmSync(socket, { force: true });
    }
    this.#server = createServer((connection) => {
      void text(connection).then((told) => onSecond(JSON.parse(told) as SecondInstance));
    });
    this.#server.listen(socket).unref();
    process.once('exit', () => this.release());
    return true;
  }

  release(): void {
    if (this.#server === null) return;
    this.#server.close();
    this.#server = null;
    rmSync(join(pathOf('userData'), 'standin-instance'), { force: true });
  }
}

/** The answer is needed at once, and Node connects later: so a process of its own does it meanwhile. */
function toldFirst(socket: string, mine: SecondInstance): boolean {
  const script = `
    const [socket, told] = process.argv.slice(1);
    const connection = require('node:net').connect(socket, () => connection.end(told));
    connection.on('error', () => process.exit(1));`;
  const { status } = spawnSync(hostState.nodePath, ['-e', script, socket, JSON.stringify(mine)], { timeout: 10_000 });
  return status === 0;
}
