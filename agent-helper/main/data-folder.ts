import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openPrivateFolder } from '#platform/node/private-files.ts';

/** Where the helper keeps what it must not lose. Nobody but its user may open any of it. */
export interface DataFolder {
  readonly path: string;
  /** The private half of the device key. */
  readonly deviceKey: string;
  /** Which device this is and where its hub is; there once enrolled. */
  readonly enrolment: string;
  /** What the hub last said about this device. */
  readonly acquaintance: string;
  /** What was last reported, to tell what changed. */
  readonly lastInventory: string;
  /** One file per command that the hub has not answered yet. */
  readonly waiting: string;
  /** One file per command that the hub said no to, for people to read. */
  readonly refused: string;
  /** Files that were found damaged and set aside. */
  readonly damaged: string;
  /** One file per problem that the hub has taken. */
  readonly problems: string;
  /** The bytes of files on their way to the hub, each under its SHA-256. */
  readonly files: string;
  /** The person's tickets as the hub last told them, and which answers were looked at. */
  readonly tickets: string;
  readonly seen: string;
  /** One file per ticket: what was said on it, as last read. */
  readonly conversations: string;
  readonly announcements: string;
  /** One file per article that was found here, to be read while the hub is away. */
  readonly articles: string;
  /** One file per look at the computer that found something changed. */
  readonly looks: string;
  /** What the hub last told of what was done on this computer. */
  readonly history: string;
  /** Help at this computer. */
  readonly help: string;
  /** One file per session: what happened in it, as this computer wrote it down. */
  readonly sessions: string;
  /** Keys of consoles for which digits were compared here. */
  readonly knownConsoles: string;
  /** What the organisation lets its desk do here. */
  readonly policy: string;
  /** The key by which consoles of this desk are known where no hub is. */
  readonly deskKey: string;
  /** One file per session that began without a hub, until the hub knows of it. */
  readonly meetings: string;
  /** Held by the one helper that runs. */
  readonly lock: string;
}

/** Makes or checks the folder and those in it; throws where others could look inside. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder: DataFolder = {
    path,
    deviceKey: join(path, 'device-key.pem'),
    enrolment: join(path, 'enrolment.json'),
    acquaintance: join(path, 'acquaintance.json'),
    lastInventory: join(path, 'last-inventory.json'),
    waiting: join(path, 'waiting'),
    refused: join(path, 'refused'),
    damaged: join(path, 'damaged'),
    problems: join(path, 'problems'),
    files: join(path, 'files'),
    tickets: join(path, 'tickets.json'),
    seen: join(path, 'seen.json'),
    conversations: join(path, 'conversations'),
    announcements: join(path, 'announcements.json'),
    articles: join(path, 'articles'),
    looks: join(path, 'looks'),
    history: join(path, 'history.json'),
    help: join(path, 'help.json'),
    sessions: join(path, 'sessions'),
    knownConsoles: join(path, 'known-consoles.json'),
    policy: join(path, 'policy.json'),
    deskKey: join(path, 'desk-key.json'),
    meetings: join(path, 'meetings'),
    lock: join(path, 'running.lock'),
  };
  const { waiting, refused, damaged, problems, files, conversations, articles, looks, sessions, meetings } = folder;
  const kept = [waiting, refused, damaged, problems, files, conversations, articles, looks, sessions, meetings];
  for (const each of [path, ...kept]) {
    await openPrivateFolder(each);
  }
  return folder;
}

/** `DESKBELL_HELPER_DATA`, or where programs of this platform keep what belongs to one user and stays on the machine. */
export function dataPathOf(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home = homedir(),
): string {
  const { DESKBELL_HELPER_DATA: chosen, XDG_DATA_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(local ?? join(home, 'AppData', 'Local'), 'Deskbell Helper');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Deskbell Helper');
  return join(xdg ?? join(home, '.local', 'share'), 'deskbell-helper');
}
