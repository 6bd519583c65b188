import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../look/dialog.tsx';
import { useDesk } from './desk-context.ts';

interface SignOut {
  /** Signs out, or asks first when work would be lost. */
  readonly begin: () => void;
  /** Stands wherever `begin` is offered. */
  readonly dialog: ReactNode;
}

/** The way out: at once when the hub has everything, otherwise only after saying how much would be lost. */
export function useSignOut(): SignOut {
  const { t } = useTranslation();
  const desk = useDesk();
  const [unsent, setUnsent] = useState<number | null>(null);

  async function signOut(): Promise<void> {
    const outcome = await desk.signOut({ discardWaiting: false });
    if (!outcome.ok && outcome.refusal.code === 'outbox.not-empty') {
      setUnsent(Number(outcome.refusal.details?.['waiting'] ?? 1));
    }
  }

  const dialog = unsent !== null && (
    <Dialog widthPx={440} onClose={() => setUnsent(null)} title={t('me.unsentTitle')}>
      <Text mb="lg">{t('me.unsent', { count: unsent })}</Text>
      <Group justify="flex-end" gap="sm">
        <Button data-autofocus onClick={() => setUnsent(null)}>
          {t('me.stay')}
        </Button>
        <Button color="red" variant="outline" onClick={() => void desk.signOut({ discardWaiting: true })}>
          {t('me.discard')}
        </Button>
      </Group>
    </Dialog>
  );
  return { begin: () => void signOut(), dialog };
}
