import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconNote, IconPencilPlus } from '@tabler/icons-react';
import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk, useMe } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import { routes } from '../app/routes.ts';
import { commandIncident, watchTicket } from '../incident/incident-repository.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { resolutionDraft } from './use-resolution-draft.ts';
import { useStory, useStoryWords } from './use-story.ts';
import styles from './session-outcome.module.css';

interface SessionOutcomeProps {
  readonly session: SupportSession & { readonly incident: IncidentId };
}

/**
 * What came of a session, for whoever helped last: what was done stands there already, is edited, and becomes the resolution
 * that the person reads, or a note where it is not solved yet (W11). Gone once either is done.
 */
export function SessionOutcome({ session }: SessionOutcomeProps) {
  const desk = useDesk();
  const me = useMe();
  const ticket = useLive(useMemo(() => watchTicket(desk, session.incident), [desk, session.incident]));
  const incident = ticket?.incident;
  const isMine = session.state === 'ended' && session.spells.at(-1)?.agent === me.id;
  if (!isMine || incident === undefined || incident === null) return null;
  const told = outcomeIn(ticket?.journal ?? [], session);
  if (told !== null) return told === 'incident.resolved' ? <Solved incident={incident} /> : null;
  return isOpen(incident) ? <OpenOutcome session={session} incident={incident} /> : null;
}

const outcomes: ReadonlySet<string> = new Set(['incident.resolved', 'incident.noted']);

/** The last outcome that whoever helped has given since the session ended; `null` while there is none. */
function outcomeIn(journal: readonly JournalLine[], { endedAtMs, spells }: SupportSession): string | null {
  const by = spells.at(-1)?.agent;
  const told = journal.filter(
    ({ name, actor, occurredAtMs }) => outcomes.has(name) && actor === by && occurredAtMs >= (endedAtMs ?? 0),
  );
  return told.at(-1)?.name ?? null;
}

interface OpenOutcomeProps extends SessionOutcomeProps {
  readonly incident: Incident;
}

function OpenOutcome({ session, incident }: OpenOutcomeProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const draft = useDraft(`resolve:${incident.id}`);
  const words = useStoryWords(session);
  const story = useStory(session.id);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const text = draft.text.trim();

  async function tell(as: 'resolution' | 'note'): Promise<void> {
    const told =
      as === 'note'
        ? await commandIncident(desk, incident.id, 'incident.note', { text })
        : await commandIncident(desk, incident.id, 'incident.resolve', { resolution: text });
    setRefusal(told.ok ? null : told.refusal);
    if (told.ok) draft.clear();
  }

  return (
    <section className={styles.outcome} aria-label={t('outcome.title')}>
      <h2 className={styles.title}>{t('outcome.title')}</h2>
      <Textarea
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        label={t('outcome.text')}
        description={t('outcome.hint')}
        value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      <RefusalNote refusal={refusal} />
      <div className={styles.ways}>
        <Button
          variant="filled"
          disabled={text === ''}
          leftSection={<IconCircleCheck size={15} stroke={1.75} />}
          onClick={() => void tell('resolution')}
        >
          {t('outcome.solved')}
        </Button>
        <Button
          disabled={text === ''}
          leftSection={<IconNote size={15} stroke={1.75} />}
          onClick={() => void tell('note')}
        >
          {t('outcome.notYet')}
        </Button>
        {draft.text === '' && story !== undefined && (
          <Button onClick={() => draft.write(resolutionDraft(session, story, words))}>{t('outcome.fill')}</Button>
        )}
        <span className={styles.faint}>{t('outcome.readers', { name: words.user })}</span>
      </div>
    </section>
  );
}

/** It is solved: what helped here may help others. */
function Solved({ incident }: Pick<OpenOutcomeProps, 'incident'>) {
  const { t } = useTranslation('support');
  return (
    <section className={styles.outcome} aria-label={t('outcome.title')}>
      <div className={styles.ways}>
        <IconCircleCheck size={18} stroke={1.75} aria-hidden="true" className={styles.good} />
        <span>{t('outcome.isSolved')}</span>
        <Link href={routes.newArticle(incident.id)} className={styles.link}>
          <IconPencilPlus size={15} stroke={1.75} aria-hidden="true" />
          {t('outcome.article')}
        </Link>
      </div>
    </section>
  );
}
