import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { ConsentAnswer, ConsentQuestion } from '#contracts/helper-remote.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconTicket } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { momentWords } from '../../../portal/words/moment-words.ts';
import { useSecondsUntil } from '#platform/browser/use-seconds-until.ts';
import type { SayInHelper } from '../words/words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './consent-page.module.css';
import { QuestionDigits } from './question-digits.tsx';
import { questionWords } from './question-words.ts';
import { useQuestion } from './use-question.ts';

interface ConsentPageProps {
  readonly main: MainProcess<HelperIpc>;
  readonly nowMs: () => number;
}

/** One question, in a window of its own above all others: who wants what, and what it is about. */
export function ConsentPage({ main, nowMs }: ConsentPageProps) {
  const question = useQuestion(main);
  if (question === undefined || question === null) return null;
  const answer = (said: ConsentAnswer) => void main.ask('consent.answer', { id: question.id, answer: said });
  return <Question key={question.id} question={question} onAnswer={answer} nowMs={nowMs} />;
}

interface QuestionProps {
  readonly question: ConsentQuestion;
  readonly onAnswer: (answer: ConsentAnswer) => void;
  readonly nowMs: () => number;
}

function Question({ question, onAnswer, nowMs }: QuestionProps) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isSame, setIsSame] = useState(false);
  const isWarning = question.origin === 'unsolicited' && question.colleague === null;
  const words = questionWords(question.capability);
  const Picture = words.icon;
  const title = say(words.title, { agent: question.agentName });
  useFocusedTitle(heading, title);
  useRefusingKey(onAnswer);
  return (
    <main className={styles.page} data-warning={isWarning}>
      {isWarning && (
        <div role="alert" className={styles.warning}>
          <IconAlertTriangle size={26} stroke={1.75} aria-hidden="true" />
          <p>{say('consent.warning')}</p>
        </div>
      )}
      <div className={styles.body}>
        <div className={styles.who}>
          <span className={styles.picture}>
            <Picture size={28} stroke={1.75} aria-hidden="true" />
          </span>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
        </div>
        {question.colleague !== null && (
          <p className={styles.reason}>{colleagueWords(question.colleague, question.agentName, say)}</p>
        )}
        {question.reason !== null && question.reason !== '' && (
          <p className={styles.reason}>{say('consent.reason', { reason: question.reason })}</p>
        )}
        <TicketOf question={question} nowMs={nowMs} />
        <p className={styles.what}>{say(words.what)}</p>
        {question.capability === 'view' && question.screens !== undefined && (
          <p className={styles.what}>{say('consent.view.screens', { count: question.screens })}</p>
        )}
        {question.capability === 'view' && question.asksItself === true && (
          <p className={styles.what}>{say('consent.view.wayland')}</p>
        )}
        {question.code !== null && (
          <QuestionDigits
            code={question.code}
            isSame={isSame}
            onSame={setIsSame}
            onDiffer={() => onAnswer('digits-differ')}
          />
        )}
      </div>
      <Answers
        question={question}
        isProved={question.code === null || isSame}
        yes={say(words.yes)}
        onAnswer={onAnswer}
        nowMs={nowMs}
      />
    </main>
  );
}

/** Neither button has the focus: what somebody was typing when the window came up answers nothing. */
function useFocusedTitle(heading: RefObject<HTMLElement | null>, title: string): void {
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [heading, title]);
}

function useRefusingKey(onAnswer: QuestionProps['onAnswer']): void {
  useEffect(() => {
    const refuse = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onAnswer('no');
    };
    window.addEventListener('keydown', refuse);
    return () => window.removeEventListener('keydown', refuse);
  }, [onAnswer]);
}

interface AnswersProps extends QuestionProps {
  /** The digits were compared, or need not be. */
  readonly isProved: boolean;
  readonly yes: string;
}

function Answers({ question, isProved, yes, onAnswer, nowMs }: AnswersProps) {
  const { say } = useWords();
  const untilYes = useSecondsUntil(question.mayAgreeAtMs, nowMs);
  const left = useSecondsUntil(question.endsAtMs, nowMs);
  const isWaiting = question.origin === 'unsolicited' && question.colleague === null && untilYes > 0;
  return (
    <div className={styles.foot}>
      <p className={styles.left}>{say('consent.left', { seconds: left })}</p>
      <progress className={styles.time} max={60} value={left} aria-hidden="true" />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => onAnswer('no')}>
          {say('consent.no')}
        </Button>
        <Button disabled={untilYes > 0 || left === 0 || !isProved} onClick={() => onAnswer('yes')}>
          {isWaiting ? say('consent.yes.wait', { seconds: untilYes }) : yes}
        </Button>
      </div>
    </div>
  );
}

function TicketOf({ question: { ticket, origin }, nowMs }: Pick<QuestionProps, 'question' | 'nowMs'>) {
  const { say, language } = useWords();
  if (ticket === null) return <p>{say('consent.no-ticket')}</p>;
  const moment = momentWords(ticket.loggedAtMs, nowMs(), language, say);
  return (
    <div className={styles.ticket}>
      <IconTicket size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={styles.summary}>
          {ticket.summary}
          {ticket.number !== null && <span className={styles.faint}> {ticket.number}</span>}
        </p>
        <p className={styles.faint}>{originWords(origin, moment, say)}</p>
      </div>
    </div>
  );
}

/** For whom of their colleagues it is that the one who helps asks (W8, W9). */
function colleagueWords(
  { kind, agentName: other }: NonNullable<ConsentQuestion['colleague']>,
  agent: string,
  say: SayInHelper,
): string {
  return kind === 'beside' ? say('consent.beside', { agent, other }) : say('consent.after', { agent, other });
}

/** How it came about. Each word stands here whole, so that one that is missing is found. */
function originWords(origin: ConsentQuestion['origin'], moment: string, say: SayInHelper): string {
  if (origin === 'own-ticket') return say('consent.origin.own', { moment });
  return origin === 'code' ? say('consent.origin.code') : say('consent.origin.other', { moment });
}
