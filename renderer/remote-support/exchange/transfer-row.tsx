import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { Icon } from '@tabler/icons-react';
import {
  IconArrowDown,
  IconArrowUp,
  IconDownload,
  IconPaperclip,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { sizeWords } from '#platform/browser/attachment/size-words.ts';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../../look/refusal-note.tsx';
import type { Transfer } from './exchange-state.ts';
import { isGoingOn, mayGoOnAgain } from './exchange-state.ts';
import styles from './transfer-row.module.css';
import type { SessionExchange } from './session-exchange.ts';
import { useReceivedFile } from './use-received-file.ts';

interface TransferRowProps {
  readonly exchange: SessionExchange;
  readonly transfer: Transfer;
  readonly incident: IncidentId;
}

/** One file: which way, how far, its hash once it is there, and what can be done about it. */
export function TransferRow({ exchange, transfer, incident }: TransferRowProps) {
  const { t, i18n } = useTranslation('beside');
  const { direction, name, sizeBytes, doneBytes, sha256, state } = transfer;
  const Way = direction === 'in' ? IconArrowUp : IconArrowDown;
  const size = (bytes: number) => sizeWords(bytes, i18n.language);
  const isMoving = state === 'moving' || state === 'paused';
  return (
    <li className={styles.row} data-state={state}>
      <div className={styles.head}>
        <Way size={16} stroke={1.75} aria-label={t(`files.way.${direction}`)} />
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.size}>
          {isMoving ? t('files.progress', { done: size(doneBytes), all: size(sizeBytes) }) : size(sizeBytes)}
        </span>
      </div>
      {isGoingOn(transfer) && (
        <progress
          className={styles.bar}
          aria-label={t('files.progressOf', { name })}
          max={sizeBytes}
          {...(isMoving ? { value: doneBytes } : {})}
        />
      )}
      <div className={styles.foot}>
        <output className={styles.state}>{t(`files.state.${state}`)}</output>
        <Acts exchange={exchange} transfer={transfer} />
      </div>
      {state === 'kept' && (
        <>
          <p className={styles.hash} title={t('files.hashHint')}>
            SHA-256 {sha256}
          </p>
          {direction === 'out' && <Received exchange={exchange} transfer={transfer} incident={incident} />}
        </>
      )}
    </li>
  );
}

function Acts({ exchange, transfer }: Pick<TransferRowProps, 'exchange' | 'transfer'>) {
  const { t } = useTranslation('beside');
  const { id, name, state } = transfer;
  const isPaused = state === 'paused';
  return (
    <span className={styles.acts}>
      {(state === 'moving' || isPaused) && (
        <Act
          icon={isPaused ? IconPlayerPlay : IconPlayerPause}
          label={isPaused ? t('files.goOn', { name }) : t('files.pause', { name })}
          run={() => exchange.pause(id, !isPaused)}
        />
      )}
      {mayGoOnAgain(transfer) && (
        <Act icon={IconRefresh} label={t('files.again', { name })} run={() => exchange.again(id)} />
      )}
      {isGoingOn(transfer) ? (
        state !== 'reading' && <Act icon={IconX} label={t('files.cancel', { name })} run={() => exchange.cancel(id)} />
      ) : (
        <Act icon={IconX} label={t('files.dismiss', { name })} run={() => exchange.dismiss(id)} />
      )}
    </span>
  );
}

interface ActProps {
  readonly icon: Icon;
  readonly label: string;
  readonly run: () => void;
}

function Act({ icon: Picture, label, run }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={26} aria-label={label} onClick={run}>
        <Picture size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}

/** What can be done with a file that has come. */
function Received({ exchange, transfer, incident }: TransferRowProps) {
  const { t } = useTranslation('beside');
  const { save, attach, isBusy, isAttached, refusal } = useReceivedFile(exchange, transfer, incident);
  return (
    <>
      <div className={styles.received}>
        <Button leftSection={<IconDownload size={16} stroke={1.75} />} disabled={isBusy} onClick={save}>
          {t('files.save')}
        </Button>
        <Button
          leftSection={<IconPaperclip size={16} stroke={1.75} />}
          disabled={isBusy || isAttached}
          onClick={attach}
        >
          {isAttached ? t('files.attached') : t('files.attach')}
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
    </>
  );
}
