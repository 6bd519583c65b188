import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Fault } from '#contracts/fault.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { takeBackup } from './backup/take-backup.ts';
import type { createHub } from './hub.ts';
import type { HubProcess } from './run-hub.ts';
import { runHub, sentenceOf } from './run-hub.ts';
import type { Settings } from './settings.ts';
import { readSettings } from './settings.ts';

type CommandProcess = HubProcess & Pick<NodeJS.Process, 'argv'>;

/** What is done for whoever typed the command; what it returns is written out, one line each. */
type Command = (settings: Settings, words: readonly string[], options: { out: boolean }) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  backup: async (settings) => (await takeBackup(settings, Date.now())).path,
  restore: async (settings, [file], { out: signEverybodyOut }) => {
    if (file === undefined) throw new Fault('command.incomplete', 'Say which file to restore: restore FILE.');
    const { newestLineAtMs, setAside } = await restoreBackup(settings, file, { signEverybodyOut, nowMs: Date.now() });
    const upTo = newestLineAtMs === 0 ? 'It is empty' : `It holds all up to ${new Date(newestLineAtMs).toISOString()}`;
    return [
      `The backup is in place. ${upTo}; consoles hand in what they have seen since.`,
      ...(setAside === null ? [] : [`What was there before is kept in ${setAside}.`]),
    ].join('\n');
  },
};

/**
 * The hub's command-line: nothing runs the hub, `backup` and `restore FILE [--sign-everybody-out]` do what they say on the
 * store that the same settings name. One sentence on stderr and exit code 1 when something stands in the way.
 */
export async function runCommandLine(create: typeof createHub, hubProcess: CommandProcess): Promise<void> {
  const [name, ...rest] = hubProcess.argv.slice(2);
  if (name === undefined) return await runHub(create, hubProcess);
  try {
    const command = commands[name];
    if (command === undefined) {
      throw new Fault('command.unknown', `There is no ${name}; there are ${Object.keys(commands).join(' and ')}.`);
    }
    const { positionals, values } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { 'sign-everybody-out': { type: 'boolean', default: false } },
    });
    const settings = readSettings(hubProcess.env, fileURLToPath(new URL('..', import.meta.url)));
    const said = await command(settings, positionals, { out: values['sign-everybody-out'] });
    hubProcess.stdout.write(`${said}\n`);
  } catch (error) {
    hubProcess.stderr.write(`${sentenceOf(error)}\n`);
    hubProcess.exitCode = 1;
  }
}
