import type { Device } from '#domain/inventory/device.record.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { routes } from '../app/routes.ts';
import { usePeople } from '../app/use-people.ts';
import { CopyButton } from '../look/copy-button.tsx';
import { exactDay, RelativeTime } from '../look/relative-time.tsx';
import { Properties, Property, Section } from '../look/section.tsx';
import frame from '../look/record-page.module.css';
import { PersonFacts } from '../workforce/person-facts.tsx';
import { SiteTime } from '../workforce/site-time.tsx';
import styles from './device-side.module.css';

/** The right column of a device: where it is, when it last spoke, and who sits at it. */
export function DeviceSide({ device }: { readonly device: Device }) {
  const { t, i18n } = useTranslation('inventory');
  const people = usePeople(device.person === null ? [] : [device.person]);
  const person = device.person === null ? undefined : people.get(device.person);
  const serialNumber = device.inventory.system?.serialNumber ?? '';
  return (
    <aside className={frame.side} aria-label={device.name}>
      <Section name="device.place" title={t('device.place')}>
        <Properties>
          <Property name={t('device.site')}>
            <SiteTime site={device.site} />
          </Property>
          <Property name={t('device.reported')}>
            {device.reportedAtMs === null ? (
              t('device.neverReported')
            ) : (
              <RelativeTime atMs={device.reportedAtMs} form="long" />
            )}
          </Property>
          <Property name={t('device.enrolled')}>{exactDay(device.enrolledAtMs, i18n.language)}</Property>
          {serialNumber !== '' && (
            <Property name={t('device.serialNumber')}>
              <span className={styles.copied}>
                {serialNumber}
                <CopyButton text={serialNumber} label={t('action.copySerial')} />
              </span>
            </Property>
          )}
        </Properties>
      </Section>
      <Section
        name="device.person"
        title={t('device.person')}
        aside={
          person !== undefined && (
            <Link href={routes.person(person.id)} className={styles.link}>
              {person.name}
            </Link>
          )
        }
      >
        {person === undefined ? <p className={styles.nobody}>{t('device.nobody')}</p> : <PersonFacts person={person} />}
      </Section>
    </aside>
  );
}
