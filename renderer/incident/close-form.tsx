import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import { ActForm } from './act-form.tsx';
import type { DockProps } from './incident-dock.tsx';
import styles from './act-form.module.css';

/** Asks before it closes for good: nobody can reopen it afterwards, the requester neither. */
export function CloseForm({ requesterName, acting, dock }: DockProps) {
  const { t } = useTranslation('incident');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);

  async function submit(): Promise<void> {
    const refused = await acting.act('incident.close', {}, { said: t('done.close') });
    setRefusal(refused);
    if (refused === null) dock.leave();
  }

  return (
    <ActForm act="close" readers={null} refusal={refusal} isComplete onSubmit={submit} onCancel={dock.leave}>
      <div ref={place} tabIndex={-1}>
        <p className={styles.hint}>{t('form.close.hint', { name: requesterName })}</p>
      </div>
    </ActForm>
  );
}
