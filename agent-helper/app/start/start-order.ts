/** On the command line of a start at sign-in: the helper is there, and nobody has to close its window. */
export const HIDDEN_SWITCH = '--hidden';

export interface StartFacts {
  readonly execPath: string;
  /** Of an AppImage, whose mounted program has another path with every start. */
  readonly appImage: string | undefined;
  /** Where the app lies that the program was told to run; `null` where the program is the app. */
  readonly appFolder: string | null;
}

/** How to start this very helper again, in the background. */
export function startCommand({ execPath, appImage, appFolder }: StartFacts): readonly string[] {
  return [appImage ?? execPath, ...(appFolder === null ? [] : [appFolder]), HIDDEN_SWITCH];
}

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN_SWITCH);
}
