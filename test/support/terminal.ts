import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Terminal {
  readonly close: () => Promise<void>;
}

/** A terminal on a display in which a line of shell runs. @param place As `-geometry` takes it. */
export function openTerminal(display: string, place: string, line: string): Terminal {
  const program = spawn('xterm', ['-u8', '-geometry', place, '-e', 'sh', '-c', line], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, LANG: 'C.UTF-8' },
  });
  return {
    close: async () => {
      const exit = once(program, 'exit');
      program.kill();
      await exit;
    },
  };
}
