import { Fault } from '#contracts/fault.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Writes the database to a file of PostgreSQL's own format, as it is at one moment, while hubs go on. */
export async function dumpDatabase(databaseUrl: string, to: string): Promise<void> {
  await runProgram('pg_dump', databaseUrl, ['--format=custom', '--no-owner', '--no-privileges', `--file=${to}`]);
  await checkDump(to);
}

/** Throws a `Fault` (`backup.damaged`) unless the file is a dump of a hub's database. */
export async function checkDump(path: string): Promise<void> {
  const contents = await runProgram('pg_restore', null, ['--list', path]).catch((cause: unknown) => {
    if (cause instanceof Fault) throw cause;
    throw new Fault('backup.damaged', `${path} is damaged, or no backup of a hub.`, { cause, details: { path } });
  });
  if (/TABLE DATA \S+ journal /.test(contents)) return;
  throw new Fault('backup.damaged', `${path} is no backup of a hub.`, { details: { path } });
}

/** Puts what the file holds in the place of what the database holds: all of it, or nothing changes. */
export async function restoreDump(databaseUrl: string, from: string): Promise<void> {
  const options = [
    '--clean',
    '--if-exists',
    '--no-owner',
    '--no-privileges',
    '--single-transaction',
    '--exit-on-error',
  ];
  await runProgram('pg_restore', databaseUrl, [...options, from]);
}

/** The password goes by the environment: what is on the command line, everybody on the machine may read. */
async function runProgram(name: string, databaseUrl: string | null, options: readonly string[]): Promise<string> {
  const { address, password } = databaseUrl === null ? { address: null, password: '' } : withoutPassword(databaseUrl);
  const connection = address === null ? [] : [`--dbname=${address}`];
  const environment = password === '' ? process.env : { ...process.env, PGPASSWORD: password };
  try {
    const { stdout } = await run(name, [...connection, ...options], { env: environment, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
    const sentence = `Deskbell needs PostgreSQL's own ${name} for this; put it on the PATH.`;
    throw new Fault('backup.no-program', sentence, { cause, details: { name } });
  }
}

/** PostgreSQL's addresses need not be ones that `URL` reads; the password stands in the same place in both. */
function withoutPassword(databaseUrl: string): { readonly address: string; readonly password: string } {
  const [, begin = '', password = '', rest = ''] = /^([^:]+:\/\/[^:@/]*):([^@/]*)(@.*)$/.exec(databaseUrl) ?? [];
  return password === ''
    ? { address: databaseUrl, password }
    : { address: begin + rest, password: decodeURIComponent(password) };
}
