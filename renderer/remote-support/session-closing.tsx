import { Button, Group, Text } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useLive } from '#platform/browser/use-live.ts';
import { useDesk } from '../app/desk-context.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { endSession, watchSession } from './support-repository.ts';

interface SessionClosingProps {
  readonly desktop: Pick<Desktop, 'ask' | 'hear'>;
}

/** Asks what was meant when the window of a session that goes on is to close: the window, or the help. */
export function SessionClosing({ desktop }: SessionClosingProps) {
  const { session: id = '' } = useParams();
  const desk = useDesk();
  const session = useLive(useMemo(() => watchSession(desk, id), [desk, id]));
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => desktop.hear('session.closing', () => setIsAsked(true)), [desktop]);
  if (!isAsked || session?.state !== 'joined') return null;
  const stay = () => {
    setIsAsked(false);
    void desktop.ask('session.changed', { isJoined: true });
  };
  return <ClosingDialog session={session} onStay={stay} onClose={() => void desktop.ask('window.close', {})} />;
}

interface ClosingDialogProps {
  readonly session: SupportSession;
  readonly onStay: () => void;
  readonly onClose: () => void;
}

function ClosingDialog({ session, onStay, onClose }: ClosingDialogProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function endAndClose(): Promise<void> {
    const ended = await endSession(desk, session.id);
    if (ended.ok) onClose();
    else setRefusal(ended.refusal);
  }

  return (
    <Dialog widthPx={460} onClose={onStay} title={t('closing.title')}>
      <Text>{t('closing.hint')}</Text>
      <RefusalNote refusal={refusal} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button data-autofocus onClick={onStay}>
          {t('closing.stay')}
        </Button>
        <Button onClick={onClose}>{t('closing.close')}</Button>
        <Button color="red" variant="outline" onClick={() => void endAndClose()}>
          {t('session.end')}
        </Button>
      </Group>
    </Dialog>
  );
}
