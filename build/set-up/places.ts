import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';

/** Where a started product keeps its things, all of it in the data folder. */
export interface Places {
  readonly dataFolder: string;
  readonly firstSignIn: string;
  readonly helperFolder: string;
  readonly hubLog: string;
  readonly helperLog: string;
  /** The profile of the console that is opened here. */
  readonly consoleFolder: string;
  readonly consoleLog: string;
}

/** Makes the data folder or checks the one that is there. Throws a `Fault` with one sentence. */
export async function openPlaces(dataFolder: string): Promise<Places> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Fault('start.folder-unusable', `Deskbell cannot keep its data in ${dataFolder}: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  return {
    dataFolder,
    firstSignIn: join(dataFolder, 'first-sign-in.txt'),
    helperFolder: join(dataFolder, 'helper'),
    hubLog: join(dataFolder, 'hub.log'),
    helperLog: join(dataFolder, 'helper.log'),
    consoleFolder: join(dataFolder, 'console'),
    consoleLog: join(dataFolder, 'console.log'),
  };
}

/**
 * Makes sure, before anything is built or created, that the hub will be able to listen. Throws a `Fault` otherwise.
 *
 * @returns The port: a free one where 0 was asked for.
 */
export async function claimPort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw new Fault('start.port-unusable', portSentence(host, port, error), { cause: error });
  } finally {
    server.close();
  }
}

function portSentence(host: string, port: number, error: unknown): string {
  if (codeOf(error) === 'EADDRINUSE') {
    return `Port ${port} is in use: Deskbell or another program runs there already. Stop it, or set DESKBELL_PORT to another.`;
  }
  return `Deskbell cannot listen on ${host}, port ${port}: ${reasonOf(error)}.`;
}

function reasonOf(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOTDIR: 'a part of that path is a file',
    EEXIST: 'there is a file of that name',
    EACCES: 'this user may not',
    EPERM: 'this user may not',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such host',
  };
  const code = codeOf(error);
  return reasons[code] ?? (code || String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
