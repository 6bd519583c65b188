import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../app/actions/use-actions.ts';
import { FileDrop } from '../../attachment/file-drop.tsx';
import { HandOver } from './hand-over.tsx';
import { TakeOver } from './take-over.tsx';
import lines from '../../look/lines.module.css';
import styles from './exchange.module.css';

/** Two who meet where no hub is: what waits goes into a file, and what a colleague's file holds comes in. */
export function ExchangeSection({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation('exchange');
  const [isHanding, setIsHanding] = useState(false);
  const [given, setGiven] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const choose = useCallbackRef(() => chooser.current?.click());
  const actions = useMemo(() => {
    const give = { id: 'sync.hand-over', title: t('give.title'), icon: IconPackageExport, keys: ['h'] };
    const take = { id: 'sync.take-over', title: t('take.title'), icon: IconPackageImport, keys: ['t'] };
    return [
      { ...give, run: () => setIsHanding(true) },
      { ...take, run: choose },
    ];
  }, [t, choose]);
  useActions('screen', actions);

  return (
    <section aria-labelledby="sync-exchange">
      <FileDrop onFiles={([file]) => file !== undefined && setGiven(file)}>
        <h2 id="sync-exchange" className={lines.title}>
          {t('title')}
        </h2>
        <p className={lines.hint}>{t('hint')}</p>
        <div className={styles.buttons}>
          <Button
            variant="default"
            disabled={waiting === 0}
            leftSection={<IconPackageExport size={16} stroke={1.75} />}
            onClick={() => setIsHanding(true)}
          >
            {t('give.title')}
          </Button>
          <Button variant="default" leftSection={<IconPackageImport size={16} stroke={1.75} />} onClick={choose}>
            {t('take.title')}
          </Button>
          <input
            ref={chooser}
            type="file"
            accept=".deskbell"
            hidden
            aria-label={t('take.choose')}
            onChange={({ currentTarget }) => {
              setGiven(currentTarget.files?.[0] ?? null);
              // The same file may be chosen again.
              currentTarget.value = '';
            }}
          />
        </div>
      </FileDrop>
      {isHanding && <HandOver onClose={() => setIsHanding(false)} />}
      {given !== null && <TakeOver file={given} onClose={() => setGiven(null)} />}
    </section>
  );
}
