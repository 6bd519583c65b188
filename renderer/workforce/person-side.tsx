import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { DeviceBrief } from '../inventory/device-brief.tsx';
import { watchDevicesOf } from '../inventory/inventory-repository.ts';
import { Properties, Property, Section } from '../look/section.tsx';
import { PersonFacts } from './person-facts.tsx';
import frame from '../look/record-page.module.css';
import styles from './person-side.module.css';

/** The right column of a person: contact, devices, and what they are on the desk. */
export function PersonSide({ person }: { readonly person: Person }) {
  const { t } = useTranslation('workforce');
  return (
    <aside className={frame.side} aria-label={person.name}>
      <Section name="person.contact" title={t('person.contact')}>
        <PersonFacts person={person} />
      </Section>
      <Section name="person.devices" title={t('person.devices')}>
        <PersonDevices person={person} />
      </Section>
      <OnDesk person={person} />
    </aside>
  );
}

function PersonDevices({ person }: { readonly person: Person }) {
  const { t } = useTranslation('workforce');
  const desk = useDesk();
  const devices = useLive(useMemo(() => watchDevicesOf(desk, person.id), [desk, person.id]));
  if (devices?.length === 0) return <p className={styles.none}>{t('person.noDevices')}</p>;
  return (
    <ul className={styles.devices}>
      {devices?.map((device) => (
        <li key={device.id}>
          <DeviceBrief device={device} />
        </li>
      ))}
    </ul>
  );
}

function OnDesk({ person }: { readonly person: Person }) {
  const { t } = useTranslation('workforce');
  const { colleagues, teams } = useDirectory();
  const agent = [...colleagues.values()].find((one) => one.agent.person === person.id && one.agent.isActive)?.agent;
  if (agent === undefined) return null;
  return (
    <Section name="person.on-desk" title={t('person.onDesk')}>
      <Properties>
        <Property name={t('appoint.role')}>{t(`appoint.roles.${agent.role}`)}</Property>
        <Property name={t('appoint.teams')}>
          {agent.teams.map((team) => (
            <div key={team}>{teams.get(team)?.name}</div>
          ))}
        </Property>
      </Properties>
    </Section>
  );
}
