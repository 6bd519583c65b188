import { Button, TextInput } from '@mantine/core';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { JoinTicket } from './join-ticket.tsx';
import { FindOverLan } from './without-hub/find-over-lan.tsx';
import type { FoundSupport } from './support-repository.ts';
import { findByCode } from './support-repository.ts';
import type { JoinBy } from './use-join.ts';
import { SupportWaiting } from './support-waiting.tsx';
import styles from './join-support.module.css';

interface JoinSupportProps {
  /** The ticket it is about, where that is known before. */
  readonly incident?: IncidentId | undefined;
  readonly onClose: () => void;
}

type Found = { readonly who: Pick<FoundSupport, 'device' | 'person'>; readonly joinBy: JoinBy };

/** Helps somebody at their own computer: type the code they read out, say which ticket it is about. */
export function JoinSupport({ incident, onClose }: JoinSupportProps) {
  const { t } = useTranslation('support');
  const [found, setFound] = useState<Found | null>(null);
  const [isWithoutHub, setIsWithoutHub] = useState(false);
  return (
    <Dialog onClose={onClose} widthPx={480} title={isWithoutHub ? t('lan.title') : t('join.title')}>
      {found !== null ? (
        <JoinTicket {...found} incident={incident} onClose={onClose} />
      ) : isWithoutHub ? (
        <FindOverLan onFound={(who) => setFound({ who, joinBy: 'lan' })} onBack={() => setIsWithoutHub(false)} />
      ) : (
        <AskForCode
          onFound={(who, code) => setFound({ who, joinBy: { code } })}
          onWithoutHub={() => setIsWithoutHub(true)}
        />
      )}
    </Dialog>
  );
}

interface AskForCodeProps {
  readonly onFound: (who: FoundSupport, code: string) => void;
  readonly onWithoutHub: () => void;
}

function AskForCode({ onFound, onWithoutHub }: AskForCodeProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  const [code, setCode] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsAsking(true);
    const found = await findByCode(desk, code);
    setIsAsking(false);
    if (found.ok) onFound(found.value, code);
    else setRefusal(found.refusal);
  }

  return (
    <form className={styles.dialog} onSubmit={(event) => void ask(event)}>
      <p className={styles.hint}>{t('join.intro')}</p>
      <TextInput
        label={t('join.code')}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        classNames={{ input: styles.code ?? '' }}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        placeholder="482 190 735"
        data-autofocus
      />
      <RefusalNote refusal={refusal} />
      {isOffline && <p className={styles.hint}>{t('join.needsHub')}</p>}
      <div className={styles.actions}>
        <Button size="sm" variant={isOffline ? 'filled' : 'default'} onClick={onWithoutHub}>
          {t('lan.open')}
        </Button>
        <Button size="sm" variant="filled" type="submit" disabled={isOffline || code.trim() === ''} loading={isAsking}>
          {t('join.find')}
        </Button>
      </div>
      <SupportWaiting />
    </form>
  );
}
