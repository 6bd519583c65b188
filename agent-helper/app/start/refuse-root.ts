import { Fault } from '#contracts/fault.ts';

/**
 * The helper is for a person, and needs no more rights than they have. As root its pages would be one mistake away from
 * owning the machine, for Chromium has no sandbox there: Electron itself then starts with `--no-sandbox` only, which
 * nobody writes by accident. Whoever does, in a container or in tests, gets what they asked for.
 */
export function refuseRoot(userId: number | undefined, argv: readonly string[]): void {
  if (userId !== 0 || argv.includes('--no-sandbox')) return;
  throw new Fault('start.as-root', 'The helper app does not run as root.');
}
