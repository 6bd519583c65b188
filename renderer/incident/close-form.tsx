import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { ActForm } from './act-form.tsx';
import type { DockProps } from './incident-dock.tsx';
import styles from './act-form.module.css';

/** Asks before it closes for good: nobody can reopen it afterwards, the requester neither. */
export function CloseForm({ requesterName, acting, dock }: DockProps) {
  const { t } = useTranslation('incident');
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submit(): Promise<void> {
    const refused = await acting.act('incident.close', {}, { said: t('done.close') });
    setRefusal(refused);
    if (refused === null) dock.leave('close');
  }

  return (
    <ActForm
      act="close"
      readers={null}
      refusal={refusal}
      isComplete
      onSubmit={submit}
      onCancel={() => dock.leave('close')}
    >
      <p className={styles.hint}>{t('form.close.hint', { name: requesterName })}</p>
    </ActForm>
  );
}
