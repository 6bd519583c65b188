import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { ConsoleIpc } from '#contracts/console-ipc.ts';
import type { FileProblem } from '#contracts/file-to-use.ts';
import { AccessFrame } from '../access/access-frame.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import type { Desktop } from './desktop.ts';
import styles from './desktop-page.module.css';

type Trouble = IpcOutput<ConsoleIpc, 'trouble.read'>;

/** Stands where a window crashed again and again: says what is kept, and asks what to do. */
export function TroublePage({ desktop }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('desktop');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  useEffect(() => {
    void desktop.ask('trouble.read', {}).then(setTrouble);
  }, [desktop]);
  if (trouble === null) return null;
  const { what } = trouble;
  return (
    <AccessFrame title={t(`trouble.${what}.title`)} intro={t(`trouble.${what}.hint`)}>
      <div className={styles.choices}>
        <Button data-autofocus variant="filled" onClick={() => void choose('start-anew')}>
          {t('trouble.startAnew')}
        </Button>
        <Button onClick={() => void save()}>{t('trouble.save')}</Button>
        <Button onClick={() => void choose('quit')}>{t('trouble.quit')}</Button>
      </div>
      <RefusalNote refusal={problem === null ? null : { code: problem }} />
      <p className={styles.note}>{t('trouble.saved')}</p>
    </AccessFrame>
  );

  async function choose(choice: 'start-anew' | 'quit'): Promise<void> {
    await desktop.ask('trouble.choose', { choice });
  }
  async function save(): Promise<void> {
    const outcome = await desktop.ask('trouble.save-diagnostics', {});
    setProblem(outcome === 'saved' || outcome === 'cancelled' ? null : outcome);
  }
}
