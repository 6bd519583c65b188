import { UnstyledButton } from '@mantine/core';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { DeviceId, IncidentId, ServiceId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import type { ChronicSigns, EarlierIncident } from './incident-form-earlier.ts';
import { chronicSigns, earlierIncidents } from './incident-form-earlier.ts';
import { watchAkinIncidents } from './incident-form-repository.ts';
import { IncidentLine } from './incident-line.tsx';
import styles from './incident-form-chronic.module.css';

interface CallChronicProps {
  readonly requester: Person;
  readonly device: DeviceId | null;
  readonly service: ServiceId | null;
  /** The ticket of this call, once it is logged. */
  readonly self?: IncidentId | undefined;
}

const SHOWN_FIRST = 6;

/** "Is it chronic?" (INC-7), answered while the call is being typed: in a sentence first, then ticket by ticket. */
export function CallChronic({ requester, device, service, self }: CallChronicProps) {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const nowMs = useNowMs();
  const [isWhole, setIsWhole] = useState(false);
  const { id, site } = requester;
  const subject = useMemo(() => ({ requester: id, device, service, site, self }), [id, device, service, site, self]);
  const akin = useLive(useMemo(() => watchAkinIncidents(desk, subject), [desk, subject]));
  const earlier = useMemo(
    () => (akin === undefined ? undefined : earlierIncidents(akin, subject, nowMs)),
    [akin, subject, nowMs],
  );
  if (earlier === undefined) return null;
  if (earlier.length === 0) return <p className={styles.sentence}>{t('chronic.none')}</p>;
  const shown = isWhole ? earlier : earlier.slice(0, SHOWN_FIRST);
  return (
    <>
      <ChronicSentence signs={chronicSigns(earlier)} />
      <ul className={styles.list}>
        {shown.map((found) => (
          <Earlier key={found.incident.id} earlier={found} />
        ))}
      </ul>
      {shown.length < earlier.length && (
        <UnstyledButton className={styles.more} onClick={() => setIsWhole(true)}>
          {t('chronic.more', { count: earlier.length - shown.length })}
        </UnstyledButton>
      )}
    </>
  );
}

function ChronicSentence({ signs }: { readonly signs: ChronicSigns }) {
  const { t } = useTranslation('call');
  return (
    <p className={styles.sentence} aria-live="polite">
      <strong>{signs.open === 0 ? t('chronic.noneOpen') : t('chronic.open', { count: signs.open })}</strong>
      {signs.ofDevice > 0 && <span> {t('chronic.ofDevice', { count: signs.ofDevice })}</span>}
      {signs.ofOthers > 0 && <span className={styles.others}> {t('chronic.ofOthers', { count: signs.ofOthers })}</span>}
    </p>
  );
}

function Earlier({ earlier: { incident, kinship } }: { readonly earlier: EarlierIncident }) {
  const { t } = useTranslation('call');
  return (
    <li data-open={isOpen(incident)}>
      <IncidentLine incident={incident} tags={kinship.map((kind) => t(`chronic.kinship.${kind}`))} />
    </li>
  );
}
