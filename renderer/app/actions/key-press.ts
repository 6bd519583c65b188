import type { Action } from './action.ts';

/** The parts of a keyboard event that say what was pressed. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type PressOutcome<Pressed extends Action> =
  | { readonly kind: 'run'; readonly action: Pressed }
  /** The beginning of a sequence such as `g q`. */
  | { readonly kind: 'begun'; readonly keys: string }
  | { readonly kind: 'nothing' };

/** How long the second key of a sequence is waited for. */
export const SEQUENCE_WINDOW_MS = 1_200;

/**
 * One press as it is written in an action: `c`, `mod+k`, `shift+e`, `escape`. `mod` is Ctrl, and Command on a Mac.
 * Shift is not named for signs that need it on some keyboards and not on others, such as `?`.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  const isLetterOrNamed = /^\p{L}$/u.test(key) || key.length > 1;
  const modifiers = [
    ctrlKey || metaKey ? 'mod' : '',
    altKey ? 'alt' : '',
    shiftKey && isLetterOrNamed ? 'shift' : '',
  ].filter((modifier) => modifier !== '');
  return [...modifiers, name].join('+');
}

/**
 * What a press means, after the keys of a sequence that were pressed before it.
 *
 * @param actions Innermost layer first: the first one that wants the keys gets them.
 * @param begun The keys of a sequence that has begun, or the empty text.
 */
export function readPress<Pressed extends Action>(
  actions: readonly Pressed[],
  begun: string,
  press: Press,
  isTyping: boolean,
): PressOutcome<Pressed> {
  const chord = chordOf(press);
  const keys = begun === '' ? chord : `${begun} ${chord}`;
  const listening = actions.filter((action) => !isTyping || action.worksWhileTyping === true);
  const action = listening.find(
    (candidate) => candidate.keys?.includes(keys) === true && candidate.listensTo?.(keys) !== false,
  );
  if (action !== undefined) return { kind: 'run', action };
  const isBeginning = listening.some((candidate) => candidate.keys?.some((wanted) => wanted.startsWith(`${keys} `)));
  if (isBeginning) return { kind: 'begun', keys };
  // A key that does not go on with the sequence stands for itself.
  return begun === '' ? { kind: 'nothing' } : readPress(actions, '', press, isTyping);
}

/** What palette and overlay show: not what would turn a deaf ear to its own keys at this moment. */
export function isListening({ keys, listensTo }: Action): boolean {
  return listensTo === undefined || keys?.[0] === undefined || listensTo(keys[0]);
}

const signs: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  escape: 'Esc',
};

/** The keys of a shortcut as caps to show: `mod+k` is `['Ctrl', 'K']`, `g q` is `['G', 'Q']`. */
export function capsOf(keys: string, isMac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = isMac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  return keys.split(/[ +]/).map((key) => names[key] ?? signs[key] ?? key.toUpperCase());
}

const namedKeys = [
  'mod',
  'command',
  'alt',
  'shift',
  'arrowdown',
  'arrowup',
  'arrowleft',
  'arrowright',
  'enter',
  'escape',
  'space',
] as const;
/** Keys that are called by a word and not by what is printed on them. */
export type NamedKey = (typeof namedKeys)[number];

/** The keys of a shortcut as they are read aloud: `mod+k` is `Ctrl+K`, `arrowdown` is `Down`, `g q` is `G Q`. */
export function spokenKeys(keys: string, isMac: boolean, nameOf: (key: NamedKey) => string): string {
  function speak(key: string): string {
    const named = namedKeys.find((known) => known === (isMac && key === 'mod' ? 'command' : key));
    return named === undefined ? key.toUpperCase() : nameOf(named);
  }
  const spoken = keys.split(' ').map((chord) => chord.split('+').map(speak).join('+'));
  return spoken.join(' ');
}
