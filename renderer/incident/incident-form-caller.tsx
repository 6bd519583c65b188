import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Person } from '#domain/workforce/person.record.ts';
import type { RefObject } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { PersonField } from '../workforce/person-field.tsx';
import { SiteTime } from '../workforce/site-time.tsx';
import { VipMark } from '../workforce/vip-mark.tsx';
import { CallRegister } from './incident-form-register.tsx';
import type { CallForm } from './incident-form-state.ts';
import styles from './incident-form-caller.module.css';

interface CallCallerProps {
  readonly form: CallForm;
  readonly requester: Person | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** "Who is calling?": one field that finds everybody, a short form for who is new, then a card. */
export function CallCaller({ form, requester, inputRef }: CallCallerProps) {
  const { t } = useTranslation('call');
  const [newcomer, setNewcomer] = useState<string | null>(null);
  const { caller, draft, gaps, typeCaller, change } = form;
  if (draft.requester !== null)
    return <CallerCard caller={requester} onChange={() => change({ requester: null, device: null })} />;
  if (newcomer !== null) {
    return (
      <CallRegister
        typed={newcomer}
        onRegistered={(id) => {
          setNewcomer(null);
          change({ requester: id, device: null });
        }}
        onBack={() => setNewcomer(null)}
      />
    );
  }
  return (
    <PersonField
      label={t('who.label')}
      typed={caller}
      onTyped={typeCaller}
      onChoose={({ person, device }) => change({ requester: person.id, device: device?.id ?? null })}
      onRegister={setNewcomer}
      isLarge
      error={gaps.includes('requester') ? t('who.missing') : null}
      inputRef={inputRef}
    />
  );
}

function CallerCard({ caller, onChange }: { readonly caller: Person | null; readonly onChange: () => void }) {
  const { t } = useTranslation('call');
  return (
    <section className={styles.card} aria-label={t('who.label')}>
      {caller !== null && (
        <>
          <PersonAvatar name={caller.name} id={caller.id} size={34} isDecoration />
          <div className={styles.who}>
            <p className={styles.name}>
              <span className={styles.nameText}>{caller.name}</span>
              {caller.isVip && <VipMark />}
            </p>
            <p className={styles.where}>
              {caller.department !== null && <span>{caller.department}</span>}
              <SiteTime site={caller.site} />
              {caller.phones[0] !== undefined && <span>{caller.phones[0]}</span>}
            </p>
          </div>
        </>
      )}
      <Tooltip label={t('who.change')}>
        <ActionIcon className={styles.change} aria-label={t('who.change')} onClick={onChange}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
