import type { PortalEntry, PortalIncident } from '#contracts/api/portal-api.ts';
import { mayStillReopen } from '#domain/incident/incident.rules.ts';
import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { usePortal } from '../app/portal.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { Actions } from '../look/page.tsx';
import { useWords } from '../words/use-words.ts';
import { lastSaidByUs, lastSolvedAtMs } from './conversation-entries.ts';
import type { RequestState } from './request-state.ts';
import { requestStateOf, turnIn } from './request-state.ts';
import { TurnPicture } from './request-state-mark.tsx';
import { SolvedQuestion } from './solved-question.tsx';
import styles from './state-card.module.css';

interface StateCardProps {
  readonly incident: PortalIncident;
  readonly entries: readonly PortalEntry[];
}

/** How far it is and whose turn it is, with what the person can do about it. */
export function StateCard({ incident, entries }: StateCardProps) {
  const { say } = useWords();
  const state = requestStateOf(incident);
  const card = useFocusWhenLost(state);
  const turn = turnIn(state);
  const untilMs = incident.pending?.untilMs ?? null;
  const asked = turn === 'yours' ? lastSaidByUs(entries) : null;
  return (
    <section ref={card} tabIndex={-1} className={styles.card} data-turn={turn} aria-labelledby="request-state">
      <TurnPicture turn={turn} />
      <div className={styles.body}>
        <h2 id="request-state" className={styles.title}>
          {say(`state.${state}`)}
        </h2>
        <p className={styles.hint}>{say(`state.${state}.hint`, { name: incident.ownerName })}</p>
        {untilMs !== null && (
          <p className={styles.until}>
            <Moment atMs={untilMs} sentence="state.until" />
          </p>
        )}
        {asked !== null && <blockquote className={styles.asked}>{asked}</blockquote>}
        <WhatToDo incident={incident} entries={entries} />
      </div>
    </section>
  );
}

function WhatToDo({ incident, entries }: StateCardProps) {
  const { nowMs } = usePortal();
  const { state, number } = incident;
  if (state === 'closed') {
    return <ReportAgain text={number === null ? 'request.closed.plain' : 'request.closed.text'} number={number} />;
  }
  if (state !== 'resolved') return null;
  const resolvedAtMs = lastSolvedAtMs(entries);
  if (mayStillReopen({ state, resolvedAtMs }, nowMs()))
    // Solved once more, it is asked once more, though nothing between the two was ever shown here.
    return <SolvedQuestion key={resolvedAtMs} incident={incident} />;
  return <ReportAgain text="request.over.text" number={null} />;
}

/** The button that was pressed is gone with the old state; the keyboard must not fall back to the page's top. */
function useFocusWhenLost(state: RequestState): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  const lastState = useRef(state);
  useEffect(() => {
    const hasChanged = lastState.current !== state;
    lastState.current = state;
    if (hasChanged && document.activeElement === document.body) card.current?.focus();
  }, [state]);
  return card;
}

interface ReportAgainProps {
  readonly text: 'request.over.text' | 'request.closed.text' | 'request.closed.plain';
  readonly number: string | null;
}

function ReportAgain({ text, number }: ReportAgainProps) {
  const { say } = useWords();
  return (
    <>
      <p className={styles.again}>{say(text, { number: number ?? '' })}</p>
      <Actions>
        <Button component={Link} href={routes.start} variant="default">
          {say('request.again')}
        </Button>
      </Actions>
    </>
  );
}
