import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../look/dialog.tsx';
import { useDeskInside } from './desk-context.ts';

interface SignOut {
  /** Signs out, or asks first when work would be lost. */
  readonly begin: () => void;
  /** Stands wherever `begin` is offered. */
  readonly dialog: ReactNode;
}

interface Losses {
  /** Commands the hub has not taken. */
  readonly unsent: number;
  /** Texts that were begun and are on this device alone. */
  readonly drafts: number;
}

/** The way out: at once when nothing would be lost, otherwise only after saying how much. */
export function useSignOut(): SignOut {
  const { desk, dismissals, drafts: box } = useDeskInside();
  const [losses, setLosses] = useState<Losses | null>(null);

  async function signOut(discardWaiting: boolean): Promise<void> {
    // What was dismissed a moment ago is nobody's loss.
    await Promise.all([dismissals.finish(), box.flush()]);
    const outcome = await desk.signOut({ discardWaiting });
    if (outcome.ok) return;
    if (outcome.refusal.code !== 'outbox.not-empty') return;
    const unsent = Number(outcome.refusal.details?.['waiting'] ?? 1);
    setLosses({ unsent, drafts: box.countOnlyHere() });
  }
  function begin(): void {
    const drafts = box.countOnlyHere();
    if (drafts > 0) setLosses({ unsent: 0, drafts });
    else void signOut(false);
  }

  const dialog = losses !== null && (
    <LossDialog
      losses={losses}
      onStay={() => setLosses(null)}
      // Drafts were asked about; commands only once it is known that some wait.
      onLeave={() => void signOut(losses.unsent > 0)}
    />
  );
  return { begin, dialog };
}

interface LossDialogProps {
  readonly losses: Losses;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

function LossDialog({ losses: { unsent, drafts }, onStay, onLeave }: LossDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog widthPx={440} onClose={onStay} title={t('me.unsentTitle')}>
      {unsent > 0 && <Text mb="sm">{t('me.unsent', { count: unsent })}</Text>}
      {drafts > 0 && <Text mb="sm">{t('me.drafts', { count: drafts })}</Text>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button data-autofocus onClick={onStay}>
          {t('me.stay')}
        </Button>
        <Button color="red" variant="outline" onClick={onLeave}>
          {t('me.discard')}
        </Button>
      </Group>
    </Dialog>
  );
}
