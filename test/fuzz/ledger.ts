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

/** Everything that people were told in a run, to be held against what is there in the end. */
export interface Ledger {
  readonly deeds: readonly Deed[];
  /** Every number that a console gave out, by console. */
  readonly numbers: readonly { readonly number: string; readonly console: number }[];
  begin(deed: Pick<Deed, 'console' | 'name' | 'target' | 'input'>): Deed;
  giveNumber(number: string, console: number): void;
  /** What the hub has answered to commands, whoever heard it; a second answer that differs is remembered. */
  answered(command: string, answer: unknown): void;
  readonly answers: ReadonlyMap<string, string>;
  readonly wavering: readonly string[];
}

export function createLedger(): Ledger {
  const deeds: Deed[] = [];
  const numbers: { number: string; console: number }[] = [];
  const answers = new Map<string, string>();
  const wavering: string[] = [];
  return {
    deeds,
    numbers,
    answers,
    wavering,
    begin: (begun) => {
      const deed: Deed = { ...begun, text: textIn(begun.input), command: null, told: 'unsure', isDismissed: false };
      deeds.push(deed);
      return deed;
    },
    giveNumber: (number, console) => numbers.push({ number, console }),
    answered: (command, answer) => {
      const said = JSON.stringify(answer);
      const before = answers.get(command);
      if (before === undefined) answers.set(command, said);
      else if (before !== said) wavering.push(`${command} was answered ${before}, and then ${said}`);
    },
  };
}
