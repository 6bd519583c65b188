import { Button } from '@mantine/core';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFirst } from './ask-first.tsx';
import type { Way } from './ask-first.tsx';
import styles from './exchange-panel.module.css';

/** Files to the user's computer, where they land in one folder. */
export function FilesIn({ screen, state, exchange, name }: Way) {
  const { t } = useTranslation('beside');
  const field = useRef<HTMLInputElement>(null);
  return (
    <AskFirst screen={screen} state={state} capability="file-in" icon={IconFileUpload} ask={t('files.askIn', { name })}>
      <Button
        leftSection={<IconFileUpload size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => field.current?.click()}
      >
        {t('files.send', { name })}
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('files.send', { name })}
        onChange={({ currentTarget }) => {
          exchange.sendFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </AskFirst>
  );
}

/** Files from the user's computer, which they choose themselves. */
export function FilesOut({ screen, state, exchange, exchanged: { choosing }, name }: Way) {
  const { t } = useTranslation('beside');
  return (
    <AskFirst
      screen={screen}
      state={state}
      capability="file-out"
      icon={IconFileDownload}
      ask={t('files.askOut', { name })}
    >
      <Button
        leftSection={<IconFileDownload size={16} stroke={1.75} aria-hidden="true" />}
        disabled={choosing === 'open'}
        onClick={exchange.wantFiles}
      >
        {t('files.want', { name })}
      </Button>
      <output className={styles.hint}>{choosing === null ? '' : t(`files.choosing.${choosing}`, { name })}</output>
    </AskFirst>
  );
}
