import { Button, Group } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../app/desk-context.ts';
import { useSaveBytes } from '../../attachment/use-outside.ts';
import type { MadeBundle } from '../../desk/desk.ts';
import { Dialog } from '../../look/dialog.tsx';
import { RefusalNote } from '../../look/refusal-note.tsx';
import { toast } from '../../look/toast.tsx';
import styles from './exchange.module.css';

/** Says what goes into the file, then saves it. Nothing changes on this device. */
export function HandOver({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const desk = useDesk();
  const save = useSaveBytes();
  const [bundle, setBundle] = useState<MadeBundle | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    const left = new AbortController();
    async function make(): Promise<void> {
      const made = await desk.makeBundle();
      if (left.signal.aborted) return;
      if (made.ok) setBundle(made.value);
      else setRefusal(made.refusal);
    }
    void make();
    return () => left.abort();
  }, [desk]);

  async function saveBundle({ name, bytes }: MadeBundle): Promise<void> {
    const refused = await save(name, bytes);
    setRefusal(refused);
    if (refused !== null) return;
    toast({ message: t('give.saved') });
    onClose();
  }

  return (
    <Dialog widthPx={460} title={t('give.title')} onClose={onClose}>
      {bundle === null && refusal === null && <p className={styles.words}>{t('give.making')}</p>}
      {bundle !== null && (
        <>
          <ul className={styles.contents}>
            <li>{t('actions', { count: bundle.actions })}</li>
            {bundle.files > 0 && <li>{t('files', { count: bundle.files })}</li>}
          </ul>
          {bundle.filesLeft > 0 && <p className={styles.words}>{t('give.filesLeft', { count: bundle.filesLeft })}</p>}
          <p className={styles.words}>{t('give.hint')}</p>
          <p className={styles.words}>{t('give.readable')}</p>
        </>
      )}
      <RefusalNote refusal={refusal} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={bundle === null}
          onClick={() => bundle !== null && void saveBundle(bundle)}
        >
          {t('give.save')}
        </Button>
      </Group>
    </Dialog>
  );
}
