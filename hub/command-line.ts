import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Fault } from '#contracts/fault.ts';
import type { createHub } from './hub.ts';
import type { HubProcess } from './run-hub.ts';
import { runHub, sentenceOf } from './run-hub.ts';
import { readSettings } from './settings.ts';

type CommandProcess = HubProcess & Pick<NodeJS.Process, 'argv'>;

/**
 * The hub's command-line: nothing runs the hub; `backup`, `restore FILE [--sign-everybody-out]`, `session verify ID` and `policy …`
 * do what they say on the store that the same settings name. One sentence on stderr and exit code 1 when something stands in the way.
 */
export async function runCommandLine(create: typeof createHub, hubProcess: CommandProcess): Promise<void> {
  const [name, ...rest] = hubProcess.argv.slice(2);
  if (name === undefined) return await runHub(create, hubProcess);
  try {
    // Loaded only here: a hub that runs has no use for them.
    const { typedCommands } = await import('./typed-commands.ts');
    const command = typedCommands[name];
    if (command === undefined) {
      throw new Fault('command.unknown', `There is no ${name}; there are ${Object.keys(typedCommands).join(', ')}.`);
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
