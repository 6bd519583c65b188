import { Button, CopyButton as MantineCopy, Loader } from '@mantine/core';
import { IconCheck, IconCircleCheck, IconCopy } from '@tabler/icons-react';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDesk } from '../app/desk-context.ts';
import { routes } from '../app/routes.ts';
import { useDesktop } from '../desktop/desktop-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useTimeWords } from '../look/relative-time.tsx';
import { CopyButton } from '../look/copy-button.tsx';
import { useNowMs } from '../look/ticking-clock.tsx';
import { watchArrival } from './inventory-repository.ts';
import styles from './device-dialog.module.css';

interface EnrolmentCodeProps {
  readonly offer: HubOutput<'enrolment.offer'>;
  /** Who is meant to sit at it; `null`: nobody in particular. */
  readonly person: PersonId | null;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The code, large enough to be read across a room, how to use it, and the computer as soon as it is there. */
export function EnrolmentCode({ offer, person, onAgain, onClose }: EnrolmentCodeProps) {
  const { t } = useTranslation('inventory');
  const arrived = useArrival(person);
  const isOver = useNowMs() >= offer.expiresAtMs;
  const hub = useHubAddress();
  const command = `npm run helper -- enrol ${offer.code} --hub ${hub} && npm run helper`;
  if (arrived !== null) return <Arrived device={arrived} onClose={onClose} />;
  return (
    <div className={styles.dialog}>
      <CodeToType code={offer.code} isOver={isOver} />
      {isOver ? (
        <div className={styles.state}>
          <span>{t('add.over')}</span>
          <Button size="sm" variant="filled" data-autofocus onClick={onAgain}>
            {t('add.again')}
          </Button>
        </div>
      ) : (
        <HowToUse expiresAtMs={offer.expiresAtMs} hub={hub} command={command} />
      )}
    </div>
  );
}

/** Where helpers reach the hub: on the desktop the console's own pages come from elsewhere. */
function useHubAddress(): string {
  return useDesktop()?.state.hub ?? window.location.origin;
}

function useArrival(person: PersonId | null): Device | null {
  const desk = useDesk();
  const arrivals = useMemo(() => watchArrival(desk, person), [desk, person]);
  return useLive(arrivals) ?? null;
}

function CodeToType({ code, isOver }: { readonly code: string; readonly isOver: boolean }) {
  const { t } = useTranslation('inventory');
  return (
    <div className={styles.codeBox} data-over={isOver}>
      <output className={styles.code}>{code}</output>
      <MantineCopy value={code} timeout={1_500}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            color="gray"
            data-autofocus
            leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
            onClick={copy}
          >
            {t(copied ? 'add.copied' : 'add.copy')}
          </Button>
        )}
      </MantineCopy>
    </div>
  );
}

interface HowToUseProps {
  readonly expiresAtMs: number;
  readonly hub: string;
  readonly command: string;
}

function HowToUse({ expiresAtMs, hub, command }: HowToUseProps) {
  const { t } = useTranslation('inventory');
  const words = useTimeWords();
  return (
    <>
      <p className={styles.hint}>{t('add.ends', { time: words(expiresAtMs, 'short') })}</p>
      <p className={styles.hint}>{t('add.inApp')}</p>
      <p className={styles.command}>
        <code>{hub}</code>
        <CopyButton text={hub} label={t('add.copyAddress')} />
      </p>
      <p className={styles.hint}>{t('add.how')}</p>
      <p className={styles.command}>
        <code>{command}</code>
        <CopyButton text={command} label={t('add.copyCommand')} />
      </p>
      <output className={styles.state}>
        <Loader size={14} type="dots" color="gray" />
        <span>{t('add.waiting')}</span>
      </output>
    </>
  );
}

function Arrived({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const [, go] = useLocation();
  const openRef = useRef<HTMLButtonElement>(null);
  useEffect(() => openRef.current?.focus(), []);
  return (
    <div className={styles.dialog}>
      <output className={styles.arrived}>
        <IconCircleCheck size={22} stroke={1.75} aria-hidden="true" />
        {t('add.arrived', { device: device.name })}
      </output>
      <div className={styles.actions}>
        <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
          {t('add.close')}
        </Button>
        <Button
          ref={openRef}
          size="sm"
          variant="filled"
          onClick={() => {
            onClose();
            go(routes.device(device.id));
          }}
        >
          {t('add.openDevice', { device: device.name })}
        </Button>
      </div>
    </div>
  );
}
