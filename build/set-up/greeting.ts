import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import type { DemoSignIn } from '../../hub/demo/create-demo.ts';
import { signInLines } from './first-start.ts';
import type { HubProcess } from './hub-process.ts';
import type { Places } from './places.ts';

export interface Started {
  readonly hub: Pick<HubProcess, 'origin' | 'setUpToken'>;
  readonly places: Pick<Places, 'firstSignIn'>;
  /** Accounts that were made by this start. */
  readonly signIns: readonly DemoSignIn[];
  readonly hasHelper: boolean;
  /** Whether a browser was opened. */
  readonly isShown: boolean;
}

/** What stands on the terminal while Deskbell runs: where to look, and how to get in. */
export function greeting({ hub, places, signIns, hasHelper, isShown }: Started): string {
  const addresses = [
    isShown ? 'Deskbell is running, and your browser opens it.' : 'Deskbell is running. Open it in a browser:',
    '',
    `  Console for agents   ${hub.origin}/`,
    `  Portal for everyone  ${hub.origin}/portal/`,
  ];
  const helper = hasHelper ? ['', `The helper on this machine tells the desk about ${hostname()}.`] : [];
  return ['', ...addresses, ...waysIn(hub.setUpToken, places, signIns), ...helper, '', 'Ctrl-C stops it.'].join('\n');
}

function waysIn(
  setUpToken: string | null,
  { firstSignIn }: Pick<Places, 'firstSignIn'>,
  signIns: readonly DemoSignIn[],
): readonly string[] {
  if (setUpToken !== null) {
    return [
      '',
      'It waits for its first administrator. The console asks for this token, which works once:',
      '',
      `  ${setUpToken}`,
    ];
  }
  if (signIns.length > 0) {
    const lines = signInLines(signIns).map((line) => `  ${line}`);
    return [
      '',
      'Who may sign in, with their names and passwords:',
      '',
      ...lines,
      '',
      `They are kept in ${firstSignIn}.`,
    ];
  }
  return existsSync(firstSignIn) ? ['', `Sign-in names and passwords of the first start: ${firstSignIn}`] : [];
}
