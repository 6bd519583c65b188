import { Button, Checkbox, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import type { Refusal } from '#domain/kernel/result.ts';
import { isPassphrase, SHORTEST_PASSPHRASE } from '#domain/recording/recording-key.rules.ts';
import { makeKey } from '#platform/browser/recording/recording-lock.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../app/desk-context.ts';
import { Dialog } from '../../look/dialog.tsx';
import { RefusalNote } from '../../look/refusal-note.tsx';
import { proposedPassphrase } from './proposed-passphrase.ts';
import { makeRecordingKey } from './recording-repository.ts';

/** A key pair, made here. The passphrase is shown, because somebody has to write it down; it leaves this dialog in no other way. */
export function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('recording');
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState(proposedPassphrase);
  const [isWritten, setIsWritten] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isLong = isPassphrase(passphrase);

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsWorking(true);
    const issued = await makeRecordingKey(desk, await makeKey(passphrase));
    if (issued.ok) onClose();
    else setRefusal(issued.refusal);
    setIsWorking(false);
  }

  return (
    <Dialog title={t('make.title')} widthPx={520} onClose={onClose} isHeld={isWorking}>
      <form onSubmit={(event) => void make(event)}>
        <TextInput
          label={t('make.passphrase')}
          description={t('make.passphraseHint')}
          error={isLong ? null : t('make.tooShort', { least: SHORTEST_PASSPHRASE })}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <OtherWays passphrase={passphrase} onAnother={() => setPassphrase(proposedPassphrase())} />
        <Checkbox
          mt="md"
          label={t('make.written')}
          checked={isWritten}
          onChange={({ currentTarget }) => setIsWritten(currentTarget.checked)}
        />
        <RefusalNote refusal={refusal} />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose} disabled={isWorking}>
            {t('make.cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={isWorking} disabled={!isLong || !isWritten}>
            {t('make.do')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

interface OtherWaysProps {
  readonly passphrase: string;
  readonly onAnother: () => void;
}

function OtherWays({ passphrase, onAnother }: OtherWaysProps) {
  const { t } = useTranslation('recording');
  return (
    <Group gap="xs" mt="xs">
      <CopyButton value={passphrase} timeout={1_500}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            color="gray"
            leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
            onClick={copy}
          >
            {copied ? t('make.copied') : t('make.copy')}
          </Button>
        )}
      </CopyButton>
      <Button variant="subtle" color="gray" leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={onAnother}>
        {t('make.another')}
      </Button>
    </Group>
  );
}
