import { textIn } from './acts.ts';

/**
 * What somebody was told about something they did.
 *
 * - `kept`: the console answered that it is kept.
 * - `unsure`: the console died before it answered; either is right.
 * - `refused`: the console said no, or that it could not keep it.
 */
export type Told = 'kept' | 'unsure' | 'refused';

export interface Deed {
  readonly console: number;
  readonly name: string;
  readonly target: string;
  readonly input: unknown;
  /** `null` where there is none to know it by again. */
  readonly text: string | null;
  /** Of the command; known when its author was told that it is kept. */
  command: string | null;
  told: Told;
  /** Its author let it go after the hub had refused it. */
  isDismissed: boolean;
}

/** Something that somebody wrote and has not sent. */
export interface DraftDeed {
  readonly person: string;
  readonly key: string;
  /** Empty: it was discarded. */
  readonly text: string;
  /** The texts that its author had in sight and wrote over. */
  readonly over: readonly string[];
  told: Told;
}

/** Everything that people were told in a run, to be held against what is there in the end. */
export interface Ledger {
  readonly deeds: readonly Deed[];
  /** Every number that a console gave out, by console. */
  readonly numbers: readonly { readonly number: string; readonly console: number }[];
  begin(deed: Pick<Deed, 'console' | 'name' | 'target' | 'input'>): Deed;
  giveNumber(number: string, console: number): void;
  readonly drafts: readonly DraftDeed[];
  beginDraft(draft: Omit<DraftDeed, 'told'>): DraftDeed;
  /** Who left the desk at some time, and may have come back. */
  readonly released: Set<string>;
  /** How often a backup took the place of the hub. */
  restores: number;
  /** What the hub has answered to commands, whoever heard it; a second answer that differs is remembered. */
  answered(command: string, answer: unknown): void;
  readonly answers: ReadonlyMap<string, string>;
  /** The hub was put back to an earlier day: it will decide anew what it has forgotten. */
  forgetAnswers(): void;
  readonly wavering: readonly string[];
  /** How often the hub said what, told again or not. */
  counts(): { readonly accepted: number; readonly refused: number };
}

export function createLedger(): Ledger {
  const deeds: Deed[] = [];
  const numbers: { number: string; console: number }[] = [];
  const answers = new Map<string, string>();
  const wavering: string[] = [];
  const drafts: DraftDeed[] = [];
  let [accepted, refused] = [0, 0];
  return {
    deeds,
    numbers,
    answers,
    wavering,
    drafts,
    released: new Set(),
    restores: 0,
    counts: () => ({ accepted, refused }),
    forgetAnswers: () => answers.clear(),
    beginDraft: (begun) => {
      const draft: DraftDeed = { ...begun, told: 'unsure' };
      drafts.push(draft);
      return draft;
    },
    begin: (begun) => {
      const deed: Deed = { ...begun, text: textIn(begun.input), command: null, told: 'unsure', isDismissed: false };
      deeds.push(deed);
      return deed;
    },
    giveNumber: (number, console) => numbers.push({ number, console }),
    answered: (command, answer) => {
      const said = JSON.stringify(answer);
      const before = answers.get(command);
      if (before === undefined) {
        answers.set(command, said);
        if (said.includes('"kind":"accepted"')) accepted += 1;
        else refused += 1;
      } else if (before !== said) wavering.push(`${command} was answered ${before}, and then ${said}`);
    },
  };
}
