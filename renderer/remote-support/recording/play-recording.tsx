import { Button, PasswordInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import { shownFingerprint } from '#domain/recording/recording-key.rules.ts';
import type { FormEvent } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../look/dialog.tsx';
import { lengthWords } from '../../look/length-words.ts';
import { RefusalNote } from '../../look/refusal-note.tsx';
import type { LockedFile, Playing } from './use-playing.ts';
import { usePlaying } from './use-playing.ts';
import styles from './play-recording.module.css';

const RecordingPlayer = lazy(async () => ({ default: (await import('./recording-player.tsx')).RecordingPlayer }));

type Kept = Extract<SessionEntry, { readonly type: 'recording-kept' }>['data'];

/** The way to see a piece of a recording that lies on the ticket. */
export function PlayRecording({ kept }: { readonly kept: Kept }) {
  const { t, i18n } = useTranslation('recording');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlayerPlay size={13} stroke={2} aria-hidden="true" />}
        aria-label={t('play.actionOf', { time: lengthWords(kept.lengthMs, i18n.language) })}
        onClick={() => setIsOpen(true)}
      >
        {t('play.action')}
      </Button>
      {isOpen && <Recording kept={kept} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface RecordingProps {
  readonly kept: Kept;
  readonly onClose: () => void;
}

/** As wide as a film once there is one; a question stands better in little. */
function Recording({ kept: { sha256 }, onClose }: RecordingProps) {
  const { t } = useTranslation('recording');
  const opening = usePlaying(sha256);
  return (
    <Dialog title={t('play.title')} widthPx={opening.playing.kind === 'open' ? 1_100 : 500} onClose={onClose}>
      <Opening {...opening} />
    </Dialog>
  );
}

function Opening({ playing, unlock, tryAgain }: ReturnType<typeof usePlaying>) {
  const { t } = useTranslation('recording');
  switch (playing.kind) {
    case 'loading':
      return <output>{t('play.loading')}</output>;
    case 'opening':
      return <output>{t('play.working')}</output>;
    case 'refused':
      return (
        <div className={styles.refused}>
          <RefusalNote refusal={playing.refusal} />
          {!isForEver(playing) && <Button onClick={tryAgain}>{t('play.again')}</Button>}
        </div>
      );
    case 'locked':
      return <Locked locked={playing.locked} refusal={playing.refusal} onUnlock={unlock} />;
    case 'open':
      return (
        <Suspense>
          <RecordingPlayer film={playing.film} />
        </Suspense>
      );
    default:
      return playing satisfies never;
  }
}

/** What lies on the ticket will not be another file by asking for it once more. */
function isForEver({ refusal: { code } }: Extract<Playing, { kind: 'refused' }>): boolean {
  return code === 'recording.altered' || code === 'recording.unplayable';
}

interface LockedProps extends Pick<Extract<Playing, { kind: 'locked' }>, 'locked' | 'refusal'> {
  readonly onUnlock: (locked: LockedFile, passphrase: string) => void;
}

function Locked({ locked, refusal, onUnlock }: LockedProps) {
  const { t } = useTranslation('recording');
  const [passphrase, setPassphrase] = useState('');
  const unlock = (event: FormEvent): void => {
    event.preventDefault();
    onUnlock(locked, passphrase);
  };
  return (
    <form onSubmit={unlock} className={styles.locked}>
      <PasswordInput
        label={t('play.passphrase', { fingerprint: shownFingerprint(locked.key.fingerprint) })}
        description={t('play.passphraseHint')}
        value={passphrase}
        onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" variant="filled" disabled={passphrase.trim() === ''} className={styles.unlock}>
        {t('play.unlock')}
      </Button>
    </form>
  );
}
