import type { Incident } from '#domain/incident/incident.record.ts';
import { isAroundTheClock, ZONE_OF_NO_SITE } from '#domain/service-level/default-targets.rules.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';
import { exactTime } from '../look/relative-time.tsx';
import { Properties, Property } from '../look/section.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { DeadlineMark } from './deadline-mark.tsx';
import { deadlineOf } from './deadline.rules.ts';
import { useClockLines } from './use-clock-lines.ts';
import { useIncidentClock } from './use-incident-clock.ts';

/** The clocks of a ticket: how it stands, what is due when, and which hours count. */
export function DeadlineFacts({ incident }: { readonly incident: Incident }) {
  const { t, i18n } = useTranslation('deadline');
  const { sites } = useDirectory();
  const lines = useClockLines([incident.id]).get(incident.id);
  const clock = useIncidentClock(incident, lines ?? []);
  const nowMs = useNowMs();
  if (lines === undefined) return null;
  const zone = incident.site === null ? undefined : sites.get(incident.site)?.zone;
  const hours = isAroundTheClock(incident) ? t('hours.always') : t('hours.desk', { zone: zone ?? ZONE_OF_NO_SITE });
  const isKnown = deadlineOf(incident, clock, nowMs).kind !== 'none';
  return (
    <Properties>
      <Property name={t('fact.stands')}>
        {isKnown ? (
          <DeadlineMark incident={incident} lines={lines} />
        ) : (
          t(clock.isBreached ? 'endedLate' : 'endedInTime')
        )}
      </Property>
      {clock.restoreDueAtMs !== null && (
        <Property name={t('fact.restore')}>{exactTime(clock.restoreDueAtMs, i18n.language)}</Property>
      )}
      {clock.resolutionDueAtMs !== null && (
        <Property name={t('fact.resolve')}>{exactTime(clock.resolutionDueAtMs, i18n.language)}</Property>
      )}
      <Property name={t('fact.hours')}>{hours}</Property>
    </Properties>
  );
}
