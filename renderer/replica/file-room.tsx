import { Button, SegmentedControl } from '@mantine/core';
import { MOST_BYTES_UNDER_WAY } from '#contracts/api/attachment-api.ts';
import type { ReplicaState } from '#contracts/desk-port.ts';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from '#domain/kernel/attachment.ts';
import { fileRoomChoices } from '#domain/kernel/file-room.ts';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { toast } from '../look/toast.tsx';
import { Setting } from '../settings/setting.tsx';
import styles from './replica-settings.module.css';
import { sizeWords } from './size-words.ts';

interface FileRoomProps {
  readonly state: ReplicaState;
  readonly onChanged: () => void;
}

/** How much files take on this device and may take, and what the hub takes of them. */
export function FileRoom({ state, onChanged }: FileRoomProps) {
  const { t, i18n } = useTranslation('replica');
  const desk = useDesk();
  const { fileRoomBytes, keptFilesBytes, ownFilesBytes } = state;
  const size = (bytes: number) => sizeWords(bytes, i18n.language);
  const used = t('room.used', { size: size(keptFilesBytes), room: size(fileRoomBytes) });
  const isFull = keptFilesBytes > fileRoomBytes * NEARLY_FULL;

  async function choose(value: string): Promise<void> {
    const chosen = fileRoomChoices.find((bytes) => String(bytes) === value);
    if (chosen === undefined) return;
    await desk.giveFileRoom(chosen);
    onChanged();
  }
  async function letGo(): Promise<void> {
    const outcome = await desk.letGoOfFiles();
    if (outcome.ok) toast({ message: t('room.freed', { size: size(outcome.value.freedBytes) }) });
    onChanged();
  }

  return (
    <>
      <Setting title={t('room.name')} hint={t('room.hint')}>
        <SegmentedControl
          aria-label={t('room.name')}
          value={String(fileRoomBytes)}
          data={fileRoomChoices.map((bytes) => ({ value: String(bytes), label: size(bytes) }))}
          onChange={(value) => void choose(value)}
        />
      </Setting>
      <div className={styles.room}>
        <progress className={styles.bar} value={keptFilesBytes} max={fileRoomBytes} aria-label={used} />
        <p>{used}</p>
        {ownFilesBytes > 0 && <p>{t('room.own', { size: size(ownFilesBytes) })}</p>}
        {isFull && <p role="note">{t('room.full')}</p>}
        <p>
          {t('room.hub', {
            count: MAX_ATTACHMENTS,
            file: size(roundedMega(MAX_ATTACHMENT_BYTES)),
            underWay: size(roundedMega(MOST_BYTES_UNDER_WAY)),
          })}
        </p>
      </div>
      <Setting title={t('room.letGo')} hint={t('room.letGoHint')}>
        <Button disabled={keptFilesBytes === 0} onClick={() => void letGo()}>
          {t('room.letGoAct')}
        </Button>
      </Setting>
    </>
  );
}

/** Of the room: from here on what was not looked at for long begins to go. */
const NEARLY_FULL = 0.9;

/** Limits are in mebibytes, and people know them as “25 MB”, as their mail says it. */
function roundedMega(bytes: number): number {
  return Math.round(bytes / 1024 / 1024) * 1_000_000;
}
