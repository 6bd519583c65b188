import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk/desk.ts';
import { useDesktop } from './desktop-context.ts';
import styles from './desktop-page.module.css';
import { HubChange } from './hub-change.tsx';

/** Under the sign-in on the desktop: which hub it goes to, how to change it, and whether it is kept. */
export function DeskPlace({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('desktop');
  const desktop = useDesktop();
  const [isChanging, setIsChanging] = useState(false);
  if (desktop === null || desktop.state.hub === null) return null;
  const { hub, isHubFixed, keepsSecrets } = desktop.state;
  return (
    <>
      <p className={styles.note}>
        {new URL(hub).host}
        {!isHubFixed && (
          <>
            {' · '}
            <Anchor component="button" type="button" size="sm" onClick={() => setIsChanging(true)}>
              {t('change.button')}
            </Anchor>
          </>
        )}
      </p>
      {!keepsSecrets && <p className={styles.note}>{t('secrets.notKept')}</p>}
      {isChanging && <HubChange desk={desk} desktop={desktop} onClose={() => setIsChanging(false)} />}
    </>
  );
}
