import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { Answer } from './questions.ts';
import type { JoinedHelp } from './joined-help.ts';

/** The way to whoever sits there, for one session. */
export interface AskPerson {
  /** `null` while another question stands. @param code Digits to be compared before a yes counts; `null`: none. */
  readonly ask: (help: JoinedHelp, capability: Capability, code: string | null) => Promise<Answer> | null;
  readonly standing: () => { readonly capability: Capability; readonly endsInMs: number } | null;
  readonly withdraw: () => void;
}

/** The same for one agent of several: questions stand one at a time, and only their own is shown to them and taken away with them. */
export function ownQuestions(ask: AskPerson): AskPerson {
  let isOwn = false;
  return {
    ask: (...question) => {
      const asking = ask.ask(...question);
      if (asking === null) return null;
      isOwn = true;
      return asking.finally(() => {
        isOwn = false;
      });
    },
    standing: () => (isOwn ? ask.standing() : null),
    withdraw: () => {
      if (isOwn) ask.withdraw();
    },
  };
}
