import { Button } from '@mantine/core';
import {
  IconClipboardText,
  IconEye,
  IconEyeOff,
  IconFile,
  IconKey,
  IconLock,
  IconLockQuestion,
  IconMouse,
  IconPlayerRecord,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { LinkTrust } from '#domain/remote-control/safety-code-exchange.rules.ts';
import { useTranslation } from 'react-i18next';
import type { ScreenSession } from './screen-session.ts';
import type { LiveGrant, ScreenState } from './screen-state.ts';
import { isLive, mayAskFor, withheldBy } from './screen-state.ts';
import { countdownWords, useSteadyNow } from './steady-now.ts';
import styles from './rights-bar.module.css';

interface RightsBarProps {
  readonly state: ScreenState;
  readonly screen: ScreenSession;
  /** The digits were put off: the lock brings them back. */
  readonly isPutOff: boolean;
  readonly onCompare: () => void;
}

/** Whether the line is good, what may be done at this moment, and what can be asked for. */
export function RightsBar({ state, screen, isPutOff, onCompare }: RightsBarProps) {
  const { t } = useTranslation('screen');
  if (state.link?.state !== 'connected' && state.link?.state !== 'reconnecting') return null;
  return (
    <div className={styles.bar}>
      <Lock trust={state.trust} isPutOff={isPutOff} onCompare={onCompare} />
      <ul className={styles.rights} aria-label={t('rights.label')}>
        {state.grants !== null && state.grants.live.length === 0 && (
          <li className={styles.right}>
            <IconEyeOff size={15} stroke={1.75} aria-hidden="true" />
            {t('rights.none')}
          </li>
        )}
        {state.grants?.live.map((grant) => (
          <Right key={grant.capability} grant={grant} />
        ))}
      </ul>
      <WithheldNote state={state} />
      <Asks state={state} screen={screen} />
    </div>
  );
}

type LockProps = Pick<RightsBarProps, 'isPutOff' | 'onCompare'> & { readonly trust: LinkTrust | null };

function Lock({ trust, isPutOff, onCompare }: LockProps) {
  const { t } = useTranslation('screen');
  if (trust?.state === 'trusted') {
    return (
      <span className={styles.lock} data-trust="good">
        <IconLock size={15} stroke={2} aria-hidden="true" />
        {trust.by === 'keys' ? t('trust.byKeys') : t('trust.byDigits')}
      </span>
    );
  }
  const isComparing = trust?.state === 'comparing';
  if (isComparing && isPutOff) {
    return (
      <Button
        variant="light"
        leftSection={<IconLockQuestion size={15} stroke={1.75} aria-hidden="true" />}
        onClick={onCompare}
      >
        {t('trust.comparing')}
      </Button>
    );
  }
  return (
    <span className={styles.lock}>
      <IconLockQuestion size={15} stroke={1.75} aria-hidden="true" />
      {isComparing ? t('trust.comparing') : t('trust.waiting')}
    </span>
  );
}

/** Ends that come soon are worth a look; looking itself is not used up by anything the agent does. */
const SAY_LEFT_BELOW_MS = 5 * 60_000;

const pictures: Readonly<Record<Capability, Icon>> = {
  view: IconEye,
  control: IconMouse,
  'clipboard-in': IconClipboardText,
  'clipboard-out': IconClipboardText,
  'file-in': IconFile,
  'file-out': IconFile,
  'system-info': IconKey,
  restart: IconKey,
  record: IconPlayerRecord,
};

function Right({ grant: { capability, lapsesAtMs } }: { readonly grant: LiveGrant }) {
  const { t } = useTranslation('screen');
  const leftMs = lapsesAtMs - useSteadyNow(1_000);
  const Picture = pictures[capability];
  return (
    <li className={styles.right} data-right={capability}>
      <Picture size={15} stroke={1.75} aria-hidden="true" />
      {t(`rights.${capability}`)}
      {leftMs < SAY_LEFT_BELOW_MS && (
        <span className={styles.left} title={t('rights.leftHint')}>
          {t('rights.left', { time: countdownWords(leftMs) })}
        </span>
      )}
    </li>
  );
}

/** Why something is not even offered: then nobody looks for the button. */
function WithheldNote({ state }: Pick<RightsBarProps, 'state'>) {
  const { t } = useTranslation('screen');
  // Without a picture the rest is of no use either.
  const what = withheldBy(state, 'view') === null ? 'control' : 'view';
  const by = withheldBy(state, what);
  if (by === null) return null;
  return (
    <p className={styles.withheld} data-withheld={by}>
      <IconLock size={15} stroke={1.75} aria-hidden="true" />
      {t(`withheld.${by}`, { what: t(`withheld.what.${what}`) })}
    </p>
  );
}

function Asks({ state, screen }: Pick<RightsBarProps, 'state' | 'screen'>) {
  const { t } = useTranslation('screen');
  const isTrusted = state.trust?.state === 'trusted';
  return (
    <div className={styles.asks}>
      {mayAskFor(state, 'view') && !(state.isDirect && state.trust?.state !== 'trusted' && state.answer === null) && (
        <Button variant="filled" onClick={() => screen.ask('view')}>
          {t('rights.askView')}
        </Button>
      )}
      {isLive(state, 'view') && mayAskFor(state, 'control') && (
        <Button
          leftSection={<IconMouse size={15} stroke={1.75} aria-hidden="true" />}
          disabled={!isTrusted}
          onClick={() => screen.ask('control')}
        >
          {isTrusted ? t('rights.askControl') : t('rights.needsTrust')}
        </Button>
      )}
      {isLive(state, 'control') && (
        <Button onClick={() => screen.giveUp('control')}>{t('rights.giveUpControl')}</Button>
      )}
    </div>
  );
}
