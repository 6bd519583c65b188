import { Button, TextInput } from '@mantine/core';
import type { DeviceId, PersonId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstValueFrom } from 'rxjs';
import { useDesk } from '../../app/desk-context.ts';
import { watchPeople } from '../../app/directory.ts';
import { useDesktop } from '../../desktop/desktop-context.ts';
import { RefusalNote } from '../../look/refusal-note.tsx';
import styles from '../join-support.module.css';

interface FindOverLanProps {
  readonly onFound: (who: FoundOverLan) => void;
  readonly onBack: () => void;
}

/** Who sits at a computer of this network, as it says itself and this desk knows them. */
export interface FoundOverLan {
  readonly device: { readonly id: DeviceId; readonly name: string };
  readonly person: { readonly id: PersonId; readonly name: string } | null;
}

/** Somebody in the same network, where no hub is: their helper's address and digits, as they read them out (S10). */
export function FindOverLan({ onFound, onBack }: FindOverLanProps) {
  const isDesktop = useDesktop() !== null;
  return isDesktop ? <AskForAddress onFound={onFound} onBack={onBack} /> : <OnDesktopOnly onBack={onBack} />;
}

/** Pages of a browser may open no such line. */
function OnDesktopOnly({ onBack }: Pick<FindOverLanProps, 'onBack'>) {
  const { t } = useTranslation('support');
  return (
    <div className={styles.dialog}>
      <p className={styles.hint}>{t('lan.desktopOnly')}</p>
      <div className={styles.actions}>
        <Button size="sm" variant="filled" onClick={onBack} data-autofocus>
          {t('lan.back')}
        </Button>
      </div>
    </div>
  );
}

function AskForAddress({ onFound, onBack }: FindOverLanProps) {
  const { t } = useTranslation('support');
  const { find, isAsking, refusal } = useFind(onFound);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void find({ address, code });
  };
  return (
    <form className={styles.dialog} onSubmit={submit}>
      <p className={styles.hint}>{t('lan.intro')}</p>
      <TextInput
        label={t('lan.address')}
        description={t('lan.addressHint')}
        value={address}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder="192.168.1.20:47480"
        data-autofocus
      />
      <TextInput
        label={t('join.code')}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        classNames={{ input: styles.code ?? '' }}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        placeholder="482 190 735"
      />
      <RefusalNote refusal={refusal} />
      <p className={styles.hint}>{t('lan.digits')}</p>
      <div className={styles.actions}>
        <Button size="sm" variant="subtle" color="gray" onClick={onBack}>
          {t('lan.back')}
        </Button>
        <Button
          size="sm"
          variant="filled"
          type="submit"
          disabled={address.trim() === '' || code.trim() === ''}
          loading={isAsking}
        >
          {t('join.find')}
        </Button>
      </div>
    </form>
  );
}

function useFind(onFound: FindOverLanProps['onFound']) {
  const desk = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function find(typed: { readonly address: string; readonly code: string }): Promise<void> {
    setIsAsking(true);
    setRefusal(null);
    const found = await desk.findOverLan(typed);
    setIsAsking(false);
    if (!found.ok) {
      setRefusal(found.refusal);
      return;
    }
    const { device, deviceName, person } = found.value;
    const people = person === null ? null : await firstValueFrom(watchPeople(desk, [person]));
    const known = person === null ? undefined : people?.get(person);
    onFound({
      device: { id: device, name: deviceName },
      person: known === undefined ? null : { id: known.id, name: known.name },
    });
  }

  return { find, isAsking, refusal };
}
