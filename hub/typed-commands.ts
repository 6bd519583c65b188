import { Fault } from '#contracts/fault.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { takeBackup } from './backup/take-backup.ts';
import { policyCommand } from './remote-policy/policy-command.ts';
import { sessionCommand } from './remote-support/session-command.ts';
import type { Settings } from './settings.ts';

/** What is done for whoever typed the command; what it returns is written out, one line each. */
type TypedCommand = (settings: Settings, words: readonly string[], options: { out: boolean }) => Promise<string>;

export const typedCommands: Readonly<Record<string, TypedCommand>> = {
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
  session: (settings, words) => sessionCommand(settings, words),
  policy: (settings, words) => policyCommand(settings, words, Date.now()),
};
