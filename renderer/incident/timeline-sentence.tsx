import { incidentSchema } from '#domain/incident/incident.record.ts';
import { serviceId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { Trans, useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { lengthWords } from '../look/length-words.ts';
import { exactDay } from '../look/relative-time.tsx';
import type { FieldChange, TimelineEvent } from './timeline-event.ts';

interface TimelineSentenceProps {
  readonly event: TimelineEvent;
  readonly author: string;
  readonly requesterName: string;
}

/** One event as a sentence, with the author's name in it. */
export function TimelineSentence({ event, author, requesterName }: TimelineSentenceProps) {
  const { t } = useTranslation('incident');
  const { colleagues, teams } = useDirectory();
  const b = <strong />;
  switch (event.kind) {
    case 'logged': {
      const values = { author, requester: requesterName, channel: t(`channel.${event.channel}`) };
      const isOwn = author === requesterName;
      return (
        <Trans t={t} i18nKey={isOwn ? 'timeline.loggedOwn' : 'timeline.logged'} values={values} components={{ b }} />
      );
    }
    case 'suspended':
      return <SuspendedWords event={event} author={author} requesterName={requesterName} />;
    case 'offered': {
      const values = { author, name: colleagues.get(event.to)?.name ?? '', team: teams.get(event.team)?.name ?? '' };
      return <Trans t={t} i18nKey="timeline.offered" values={values} components={{ b }} />;
    }
    case 'claimed': {
      const values = { author, team: teams.get(event.team)?.name ?? '' };
      return <Trans t={t} i18nKey="timeline.claimed" values={values} components={{ b }} />;
    }
    case 'categorised':
      return (
        <>
          <Trans t={t} i18nKey="timeline.categorised" values={{ author }} components={{ b }} />
          {event.changes.map((change) => (
            <ChangeWords key={change.field} change={change} />
          ))}
        </>
      );
    case 'settled':
      return <SettledWords event={event} author={author} />;
    case 'attached':
      return (
        <Trans t={t} i18nKey="timeline.attached" count={event.files.length} values={{ author }} components={{ b }} />
      );
    case 'time-booked':
    case 'time-corrected':
      return <TimeWords event={event} author={author} />;
    case 'replied':
    case 'noted':
    case 'resolved':
    case 'reopened':
    case 'declined':
    case 'accepted':
    case 'withdrawn':
    case 'resumed':
    case 'closed':
    case 'unreadable':
      return <Trans t={t} i18nKey={`timeline.${event.kind}`} values={{ author }} components={{ b }} />;
    default:
      return assertNever(event);
  }
}

interface SuspendedWordsProps extends Omit<TimelineSentenceProps, 'event'> {
  readonly event: Extract<TimelineEvent, { kind: 'suspended' }>;
}

function SuspendedWords({ event: { reason, untilMs }, author, requesterName }: SuspendedWordsProps) {
  const { t, i18n } = useTranslation('incident');
  const values = {
    author,
    reason: t(`reason.${reason}`, { requester: requesterName }),
    day: untilMs === null ? '' : exactDay(untilMs, i18n.language),
  };
  const key = untilMs === null ? 'timeline.suspended' : 'timeline.suspendedUntil';
  return <Trans t={t} i18nKey={key} values={values} components={{ b: <strong /> }} />;
}

interface TimeWordsProps extends Pick<TimelineSentenceProps, 'author'> {
  readonly event: Extract<TimelineEvent, { kind: 'time-booked' | 'time-corrected' }>;
}

function TimeWords({ event, author }: TimeWordsProps) {
  const { t, i18n } = useTranslation('incident');
  const { colleagues } = useDirectory();
  const b = <strong />;
  const time = lengthWords(event.minutes * 60_000, i18n.language);
  if (event.kind === 'time-booked') {
    const values = { name: colleagues.get(event.agent)?.name ?? '', time };
    return <Trans t={t} i18nKey={`timeline.time.${event.as}`} values={values} components={{ b }} />;
  }
  const key = event.minutes === 0 ? 'timeline.timeStruck' : 'timeline.timeCorrected';
  return <Trans t={t} i18nKey={key} values={{ author, time }} components={{ b }} />;
}

interface SettledWordsProps extends Pick<TimelineSentenceProps, 'author'> {
  readonly event: Extract<TimelineEvent, { kind: 'settled' }>;
}

function SettledWords({ event: { choice, changes, proposal }, author }: SettledWordsProps) {
  const { t } = useTranslation('incident');
  const valueWords = useValueWords(proposal.field);
  const values = { author, field: t(`field.${proposal.field}`), value: valueWords(proposal.to) };
  return (
    <>
      <Trans t={t} i18nKey={`timeline.settled.${choice}`} values={values} components={{ b: <strong /> }} />
      {changes.map((change) => (
        <ChangeWords key={change.field} change={change} />
      ))}
    </>
  );
}

function ChangeWords({ change }: { readonly change: FieldChange }) {
  const { t } = useTranslation('incident');
  const valueWords = useValueWords(change.field);
  const values = { field: t(`field.${change.field}`), from: valueWords(change.from), to: valueWords(change.to) };
  return <span> {t('timeline.change', values)}</span>;
}

function useValueWords(field: FieldChange['field']): (value: string | null) => string {
  const words = useFieldWords();
  return (value) => words(field, value);
}

/** A value of a field, as people say it. */
export function useFieldWords(): (field: FieldChange['field'], value: string | null) => string {
  const { t } = useTranslation(['incident', 'look']);
  const { services } = useDirectory();
  const { impact, urgency } = incidentSchema.shape;
  return (field, value) => {
    if (value === null) return t('look:none');
    switch (field) {
      case 'priority':
        return value.toUpperCase();
      case 'impact':
        return t(`effect.${impact.parse(value)}`);
      case 'urgency':
        return t(`urgency.${urgency.parse(value)}`);
      case 'service':
        return services.get(serviceId.parse(value))?.name ?? value;
      case 'category':
        return value;
      default:
        return assertNever(field);
    }
  };
}
