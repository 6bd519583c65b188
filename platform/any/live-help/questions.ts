import type { ConsentAnswer, ConsentQuestion } from '#contracts/helper-remote.ts';
import { epochMs } from '#domain/kernel/fields.ts';

/** What came of a question. `withdrawn`: nobody needs an answer any more. */
export type Answer = 'given' | 'refused' | 'digits-differ' | 'not-answered' | 'withdrawn';

export type ScreensAsked = Pick<ConsentQuestion, 'screens' | 'asksItself'>;

/** What is asked, and how long it may take. */
export interface Asked extends Omit<ConsentQuestion, 'id' | keyof ScreensAsked | 'mayAgreeAtMs' | 'endsAtMs'> {
  /** Where the question stands no longer than that; by this computer's clock. */
  readonly untilMs?: number;
}

export interface QuestionsPorts {
  /** Puts the question before the person; `null` takes it away. */
  readonly show: (question: ConsentQuestion | null) => void;
  readonly newId: () => string;
  /** What there is to be seen of screens. */
  readonly screens: () => ScreensAsked;
  readonly nowMs: () => number;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** Questions to whoever sits there, one at a time. Whatever is no clear yes in time is no (C1, C2). */
export interface Questions {
  readonly current: () => ConsentQuestion | null;
  /** `null` while another question stands. */
  readonly ask: (asked: Asked) => Promise<Answer> | null;
  /** What the person said. Ignored for a question that stands no longer, and a yes that comes too soon. */
  readonly answer: (id: string, answer: ConsentAnswer) => void;
  /** Its window was closed, or is gone: that is no yes. */
  readonly refuse: () => void;
  readonly withdraw: () => void;
}

/** A question stands for a minute (C2). */
const STANDS_FOR_MS = 60_000;
/** A window that comes up under somebody's fingers is not answered by what they were typing. */
const NOT_BEFORE_MS = 800;
/** Time to wonder who that is, where nobody here asked for anything (C11). */
const UNSOLICITED_NOT_BEFORE_MS = 10_000;

export function createQuestions({ show, newId, screens, nowMs, sleep }: QuestionsPorts): Questions {
  let standing: { readonly question: ConsentQuestion; readonly settle: (answer: Answer) => void } | null = null;

  function ask({ untilMs = Infinity, ...asked }: Asked): Promise<Answer> | null {
    if (standing !== null) return null;
    const atMs = nowMs();
    const waitMs =
      asked.origin === 'unsolicited' && asked.colleague === null ? UNSOLICITED_NOT_BEFORE_MS : NOT_BEFORE_MS;
    const question: ConsentQuestion = {
      ...asked,
      id: newId(),
      ...screens(),
      mayAgreeAtMs: epochMs.parse(atMs + waitMs),
      endsAtMs: epochMs.parse(Math.max(atMs, Math.min(atMs + STANDS_FOR_MS, untilMs))),
    };
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const answered = new AbortController();
    standing = {
      question,
      settle: (answer) => {
        standing = null;
        answered.abort();
        show(null);
        resolve(answer);
      },
    };
    show(question);
    void sleep(question.endsAtMs - atMs, answered.signal).then(() => settle(question.id, 'not-answered'));
    return promise;
  }

  function settle(id: string, answer: Answer): void {
    if (standing?.question.id === id) standing.settle(answer);
  }

  return {
    current: () => standing?.question ?? null,
    ask,
    answer: (id, answer) => {
      if (standing === null) return;
      const { mayAgreeAtMs, endsAtMs } = standing.question;
      if (answer !== 'yes') settle(id, answer === 'no' ? 'refused' : answer);
      else if (nowMs() >= mayAgreeAtMs && nowMs() < endsAtMs) settle(id, 'given');
    },
    refuse: () => standing?.settle('refused'),
    withdraw: () => standing?.settle('withdrawn'),
  };
}
