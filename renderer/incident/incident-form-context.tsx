import type { DeviceId, IncidentId, ServiceId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { IconAt, IconDeviceLaptop, IconPhone, IconUser } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { DeviceBrief } from '../inventory/device-brief.tsx';
import { watchDevicesOf } from '../inventory/inventory-repository.ts';
import { KeyCaps } from '../look/key-caps.tsx';
import { Section } from '../look/section.tsx';
import { PersonFacts } from '../workforce/person-facts.tsx';
import { CallChronic } from './incident-form-chronic.tsx';
import { SimilarIncidents } from './incident-form-similar.tsx';
import styles from './incident-form-context.module.css';

interface CallContextProps {
  readonly requester: Person | null;
  /** True as soon as somebody is chosen, also while their record is still being read. */
  readonly isCallerKnown: boolean;
  readonly device: DeviceId | null;
  readonly service: ServiceId | null;
  /** The ticket of this call, once it is logged. */
  readonly self?: IncidentId | undefined;
  /** What was said so far. */
  readonly said: string;
}

/** What is known of the caller, filled in by itself: person, devices, and whether it is chronic. */
export const CallContext = memo(function CallContext(props: CallContextProps) {
  const { requester, isCallerKnown, device, service, self, said } = props;
  const { t } = useTranslation('call');
  if (requester === null) {
    return (
      <aside className={styles.context} aria-label={t('known.label')}>
        <SimilarIncidents said={said} self={self} />
        {!isCallerKnown && <WaysToFind />}
      </aside>
    );
  }
  return (
    <aside className={styles.context} aria-label={t('known.label')}>
      <Section name="call.chronic" title={t('chronic.title')}>
        <CallChronic requester={requester} device={device} service={service} self={self} />
      </Section>
      <SimilarIncidents said={said} self={self} />
      <Section name="call.devices" title={t('known.devices')}>
        <CallerDevices requester={requester} chosen={device} />
      </Section>
      <Section
        name="call.person"
        title={requester.name}
        aside={
          <Link className={styles.link} href={routes.person(requester.id)}>
            {t('known.openPerson')}
          </Link>
        }
      >
        <PersonFacts person={requester} />
      </Section>
    </aside>
  );
});

interface CallerDevicesProps {
  readonly requester: Person;
  /** The one the call is about. */
  readonly chosen: DeviceId | null;
}

function CallerDevices({ requester, chosen }: CallerDevicesProps) {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const devices = useLive(useMemo(() => watchDevicesOf(desk, requester.id), [desk, requester.id]));
  if (devices === undefined) return null;
  if (devices.length === 0) return <p className={styles.quiet}>{t('known.noDevices')}</p>;
  return (
    <ul className={styles.devices}>
      {devices.map((device) => (
        <li key={device.id}>
          <DeviceBrief device={device} isChosen={device.id === chosen} chosenLabel={t('known.deviceChosen')} />
        </li>
      ))}
    </ul>
  );
}

/** Teaches the one field while it is empty. */
function WaysToFind() {
  const { t } = useTranslation('call');
  const ways = [
    { icon: IconUser, words: t('ways.name'), example: 'müller' },
    { icon: IconPhone, words: t('ways.phone'), example: '0049 30 901820-14' },
    { icon: IconAt, words: t('ways.email'), example: 'vera.lind' },
    { icon: IconDeviceLaptop, words: t('ways.device'), example: 'nb-0142' },
  ];
  const keys = [
    { keys: 'enter', words: t('ways.take') },
    { keys: 'tab', words: t('ways.next') },
    { keys: 'mod+enter', words: t('ways.log') },
  ];
  return (
    <div className={styles.ways}>
      <h2 className={styles.waysTitle}>{t('ways.title')}</h2>
      <ul className={styles.wayList}>
        {ways.map(({ icon: Picture, words, example }) => (
          <li key={example} className={styles.way}>
            <Picture size={16} stroke={1.75} aria-hidden="true" />
            <span>{words}</span>
            <span className={styles.example}>{example}</span>
          </li>
        ))}
      </ul>
      <ul className={styles.keyList}>
        {keys.map((hint) => (
          <li key={hint.keys} className={styles.keyHint}>
            <KeyCaps keys={hint.keys} />
            <span>{hint.words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
