import { execFile, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgresFolder } from '../../build/set-up/needed-programs.ts';

const run = promisify(execFile);

const SUPERUSER = 'deskbell';

export interface PostgresServer {
  /** Of the database `postgres`: the place from which others are made. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a PostgreSQL of its own in a temporary folder, reached by a socket in that folder and by nothing else.
 *
 * @param options.isDurable Whether commits wait for the disk, as they do for users. Tests need not; figures do.
 */
export async function startPostgres(options: { readonly isDurable: boolean }): Promise<PostgresServer> {
  const programs = findPrograms();
  const owner = await unprivilegedOwner();
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-postgres-'));
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const asOwner = { cwd: folder, ...owner };

  const settings = ['--auth=trust', '--encoding=UTF8', '--locale=C', `--username=${SUPERUSER}`, '--no-sync'];
  await run(join(programs, 'initdb'), [...settings, `--pgdata=${data}`], asOwner);
  const server = await startServer(join(programs, 'postgres'), data, folder, asOwner, options.isDurable);
  return {
    url: `postgresql://${SUPERUSER}@/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      await stopServer(server);
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

export interface FreshDatabase {
  readonly url: string;
  /** Removes it, together with whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/** An empty database on the server at `serverUrl`. */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ask(serverUrl, `create database ${name}`);
  const url = serverUrl.replace('/postgres?', `/${name}?`);
  return { url, drop: () => ask(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function findPrograms(): string {
  const found = findPostgresFolder();
  if (found !== null) return found;
  throw new Error('PostgreSQL is not installed: put its initdb and postgres on the PATH (Debian: postgresql).');
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, or as nobody in particular. */
async function unprivilegedOwner(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((user) => user.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (user === undefined) throw new Error('PostgreSQL refuses to run as root, and there is no user it could run as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function startServer(
  program: string,
  data: string,
  socketFolder: string,
  asOwner: SpawnOptions,
  isDurable: boolean,
): Promise<ChildProcess> {
  const fast = isDurable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const settings = [
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${socketFolder}`,
    '-c',
    'max_connections=200',
  ];
  const server = spawn(program, ['-D', data, ...settings, ...fast], {
    ...asOwner,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  // Its log goes to standard error, and has to be read on or the server would wait for a full pipe.
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.join('').includes('ready to accept connections')) return;
      said.push(text);
      if (said.join('').includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said.join('').trim()}`)));
  });
  return server;
}

/** SIGINT: ends sessions, writes a checkpoint, and ends. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}
