import { Button } from '@mantine/core';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenSeen } from '../screen/use-screen-session.ts';
import { isLive, mayAskFor, withheldBy } from '../screen/screen-state.ts';
import type { ExchangeState } from './exchange-state.ts';
import styles from './exchange-panel.module.css';

/** What each of the four ways is made of. */
export interface Way extends ScreenSeen {
  readonly exchanged: ExchangeState;
  readonly name: string;
}

interface AskFirstProps extends Pick<Way, 'screen' | 'state'> {
  readonly capability: Capability;
  readonly icon: Icon;
  /** What can be asked for, as the button says it. */
  readonly ask: string;
  /** What can be done once the user has agreed. */
  readonly children: ReactNode;
}

/** A way that the user has to open first. */
export function AskFirst({ screen, state, capability, icon: Picture, ask, children }: AskFirstProps) {
  const { t } = useTranslation('screen');
  const words = useTranslation('beside').t;
  const isTrusted = state.trust?.state === 'trusted';
  if (isLive(state, capability)) return <div className={styles.way}>{children}</div>;
  const withheld = withheldBy(state, capability);
  const isAsked = state.grants?.asking?.capability === capability;
  return (
    <div className={styles.way}>
      <Button
        leftSection={<Picture size={16} stroke={1.75} aria-hidden="true" />}
        disabled={!isTrusted || !mayAskFor(state, capability)}
        onClick={() => screen.ask(capability)}
      >
        {ask}
      </Button>
      {withheld !== null && (
        <p className={styles.hint} data-withheld={withheld}>
          {t(`withheld.${withheld}`, { what: ask })}
        </p>
      )}
      {isAsked ? (
        <output className={styles.hint}>{words('asking')}</output>
      ) : (
        withheld === null && !isTrusted && <p className={styles.hint}>{t('rights.needsTrust')}</p>
      )}
    </div>
  );
}
