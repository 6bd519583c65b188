import type { PortalEntry, PortalIncident } from '#contracts/api/portal-api.ts';
import { mayStillReopen } from '#domain/incident/incident.rules.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { lastSaidByUs, lastSolvedAtMs } from '../../../portal/incident/conversation-entries.ts';
import { requestStateOf, turnIn } from '../../../portal/incident/request-state.ts';
import { TurnPicture } from '../../../portal/incident/request-state-mark.tsx';
import styles from '../../../portal/incident/state-card.module.css';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { useWords } from '../words/use-words.ts';
import { SolvedQuestion } from './solved-question.tsx';

interface TicketStateProps {
  readonly incident: PortalIncident;
  readonly entries: readonly PortalEntry[];
}

/** How far it is and whose turn it is, with what the person can do about it. */
export function TicketState({ incident, entries }: TicketStateProps) {
  const { say } = useWords();
  const state = requestStateOf(incident);
  const turn = turnIn(state);
  const untilMs = incident.pending?.untilMs ?? null;
  const asked = turn === 'yours' ? lastSaidByUs(entries) : null;
  return (
    <section className={styles.card} data-turn={turn} aria-labelledby="ticket-state">
      <TurnPicture turn={turn} />
      <div className={styles.body}>
        <h2 id="ticket-state" className={styles.title}>
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

function WhatToDo({ incident, entries }: TicketStateProps) {
  const { say } = useWords();
  const { nowMs } = useHelper();
  const { waiting } = useEnrolled();
  const said = waiting.find(({ ticket, kind }) => ticket === incident.id && (kind === 'close' || kind === 'reopen'));
  if (said?.kind === 'close') return <output>{say('ticket.waiting.close')}</output>;
  if (said?.kind === 'reopen') return <output>{say('ticket.waiting.reopen')}</output>;
  const { state, number } = incident;
  if (state === 'closed') return <ReportAgain text={closedText(number)} number={number} />;
  if (state !== 'resolved') return null;
  const resolvedAtMs = lastSolvedAtMs(entries);
  const now = epochMs.parse(nowMs());
  if (mayStillReopen({ state, resolvedAtMs: resolvedAtMs ?? now }, now))
    // Solved once more, it is asked once more, though nothing between the two was ever shown here.
    return <SolvedQuestion key={resolvedAtMs} incident={incident} />;
  return <ReportAgain text="request.over.text" number={null} />;
}

function closedText(number: string | null): 'request.closed.plain' | 'request.closed.text' {
  return number === null ? 'request.closed.plain' : 'request.closed.text';
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
      <Button component={Link} href={routes.report} variant="default">
        {say('request.again')}
      </Button>
    </>
  );
}
