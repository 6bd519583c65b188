import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { assertNever } from '#domain/kernel/result.ts';
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
  /** What was opened for whoever sits here. `stand-in`: the desktop app, over Chromium in Electron's place. */
  readonly shownIn: 'electron' | 'stand-in' | 'browser' | null;
}

/** What stands on the terminal while Deskbell runs: where to look, and how to get in. */
export function greeting({ hub, places, signIns, hasHelper, shownIn }: Started): string {
  const addresses = [
    ...shownAs(shownIn),
    '',
    `  Console for agents   ${hub.origin}/`,
    `  Portal for everyone  ${hub.origin}/portal/`,
  ];
  const helper = hasHelper ? ['', `The helper on this machine tells the desk about ${hostname()}.`] : [];
  return ['', ...addresses, ...waysIn(hub.setUpToken, places, signIns), ...helper, '', 'Ctrl-C stops it.'].join('\n');
}

function shownAs(shownIn: Started['shownIn']): readonly string[] {
  switch (shownIn) {
    case 'electron':
      return ['Deskbell is running, and the console opens in a window.'];
    case 'stand-in':
      return [
        'Deskbell is running, and the console opens in a window. Electron itself is not installed on this machine, so',
        'Chromium stands in for it; `npx install-electron` brings it where it can be downloaded.',
      ];
    case 'browser':
      return ['Deskbell is running, and your browser opens it.'];
    case null:
      return ['Deskbell is running. Open it in a browser:'];
    default:
      return assertNever(shownIn);
  }
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
