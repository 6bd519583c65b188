import type { Incident } from '#domain/incident/incident.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDirectory } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { IncidentArticles } from '../knowledge/incident-articles.tsx';
import { DeviceBrief } from '../inventory/device-brief.tsx';
import { useDevice } from '../inventory/use-device.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { Properties, Property, Section } from '../look/section.tsx';
import { EffectMark, PriorityMark } from '../look/severity-mark.tsx';
import { DeadlineFacts } from '../service-level/deadline-facts.tsx';
import { IncidentSessions } from '../remote-support/incident-sessions.tsx';
import { PersonFacts } from '../workforce/person-facts.tsx';
import { VipMark } from '../workforce/vip-mark.tsx';
import { CallChronic } from './incident-form-chronic.tsx';
import type { TicketTimeProps } from './ticket-time.tsx';
import { TicketTime } from './ticket-time.tsx';
import styles from './incident-aside.module.css';

interface IncidentAsideProps extends Pick<TicketTimeProps, 'journal' | 'outbox'> {
  readonly incident: Incident;
  readonly requester: Person | undefined;
}

/** Who and what a ticket is about: people, device, deadline, details, and what there was before. */
export function IncidentAside({ incident, requester, journal, outbox }: IncidentAsideProps) {
  const { t } = useTranslation(['incident', 'deadline']);
  return (
    <>
      <Section name="ticket-requester" title={t('aside.requester')}>
        <Requester requester={requester} />
      </Section>
      <Section name="ticket-owner" title={t('aside.desk')}>
        <DeskPeople incident={incident} />
      </Section>
      <Section name="ticket-device" title={t('aside.device')}>
        <DeviceOf incident={incident} />
      </Section>
      <Section name="ticket-deadline" title={t('deadline:title')}>
        <DeadlineFacts incident={incident} />
      </Section>
      <Section name="ticket-help" title={t('aside.help')}>
        <IncidentSessions incident={incident} />
      </Section>
      <TicketTime incident={incident} journal={journal} outbox={outbox} />
      <Section name="ticket-knowledge" title={t('aside.knowledge')}>
        <IncidentArticles incident={incident} />
      </Section>
      <Section name="ticket-details" title={t('aside.details')}>
        <Details incident={incident} />
      </Section>
      {requester !== undefined && (
        <Section name="ticket-earlier" title={t('aside.earlier')}>
          <CallChronic requester={requester} device={incident.device} service={incident.service} self={incident.id} />
        </Section>
      )}
    </>
  );
}

function Requester({ requester }: Pick<IncidentAsideProps, 'requester'>) {
  const { t } = useTranslation('look');
  if (requester === undefined) return <p className={styles.missing}>{t('unknownPerson')}</p>;
  return (
    <>
      <div className={styles.person}>
        <PersonAvatar name={requester.name} id={requester.id} size={32} isDecoration />
        <Link href={routes.person(requester.id)} className={styles.name}>
          {requester.name}
        </Link>
        {requester.isVip && <VipMark />}
      </div>
      <PersonFacts person={requester} />
    </>
  );
}

function DeskPeople({ incident }: Pick<IncidentAsideProps, 'incident'>) {
  const { t } = useTranslation('incident');
  const { colleagues, teams } = useDirectory();
  const owner = colleagues.get(incident.owner);
  const offered = incident.offer === null ? undefined : colleagues.get(incident.offer.to);
  return (
    <Properties>
      <Property name={t('field.owner')}>
        <span className={styles.colleague}>
          <PersonAvatar name={owner?.name ?? ''} id={owner?.agent.person ?? incident.owner} size={18} isDecoration />
          {owner?.name}
        </span>
      </Property>
      {offered !== undefined && <Property name={t('field.offered')}>{offered.name}</Property>}
      <Property name={t('field.team')}>{teams.get(incident.team)?.name}</Property>
    </Properties>
  );
}

function DeviceOf({ incident: { device: id } }: Pick<IncidentAsideProps, 'incident'>) {
  const { t } = useTranslation('incident');
  const device = useDevice(id);
  if (id === null || device === null) return <p className={styles.missing}>{t('aside.noDevice')}</p>;
  return device === undefined ? null : <DeviceBrief device={device} />;
}

function Details({ incident }: Pick<IncidentAsideProps, 'incident'>) {
  const { t } = useTranslation(['incident', 'look']);
  const { services, sites } = useDirectory();
  const none = <span className={styles.missing}>{t('look:none')}</span>;
  const { service, site, category, resolvedAtMs, reopenCount } = incident;
  return (
    <Properties>
      <Property name={t('field.priority')}>
        <PriorityMark priority={incident.priority} />
      </Property>
      <Property name={t('field.impact')}>
        <EffectMark impact={incident.impact} />
      </Property>
      <Property name={t('field.urgency')}>{t(`urgency.${incident.urgency}`)}</Property>
      <Property name={t('field.service')}>{service === null ? none : (services.get(service)?.name ?? none)}</Property>
      <Property name={t('field.category')}>{category ?? none}</Property>
      <Property name={t('field.site')}>{site === null ? none : (sites.get(site)?.name ?? none)}</Property>
      <Property name={t('field.channel')}>{t(`channel.${incident.channel}`)}</Property>
      <Property name={t('field.logged')}>
        <RelativeTime form="long" atMs={incident.loggedAtMs} />
      </Property>
      <Property name={t('field.changed')}>
        <RelativeTime form="long" atMs={incident.changedAtMs} />
      </Property>
      {resolvedAtMs !== null && (
        <Property name={t('field.resolved')}>
          <RelativeTime form="long" atMs={resolvedAtMs} />
        </Property>
      )}
      {reopenCount > 0 && <Property name={t('field.reopened')}>{t('times', { count: reopenCount })}</Property>}
    </Properties>
  );
}
