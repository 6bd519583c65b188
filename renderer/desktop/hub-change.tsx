import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#platform/browser/use-live.ts';
import type { Desk } from '../desk/desk.ts';
import { Dialog } from '../look/dialog.tsx';
import type { Desktop } from './desktop.ts';
import type { FoundHub } from './hub-address-form.tsx';
import { HubAddressForm } from './hub-address-form.tsx';

interface HubChangeProps {
  readonly desk: Pick<Desk, 'status$' | 'signOut'>;
  readonly desktop: Desktop;
  readonly onClose: () => void;
}

/** Leaves the present hub for another one, after asking about work that would be lost with it. */
export function HubChange({ desk, desktop, onClose }: HubChangeProps) {
  const { t } = useTranslation('desktop');
  const [chosen, setChosen] = useState<FoundHub | null>(null);
  const status = useLive(useMemo(() => desk.status$, [desk]));
  const unsent = status === undefined ? 0 : status.waiting + status.refused;

  async function change({ origin }: FoundHub): Promise<void> {
    if (origin === desktop.state.hub) return onClose();
    await desktop.ask('hub.change', { origin });
    // With the sign-out this computer forgets the desk; it opens anew for the hub that was just set.
    await desk.signOut({ discardWaiting: true });
  }

  return (
    <Dialog widthPx={440} onClose={onClose} title={t('change.title')}>
      {chosen === null ? (
        <>
          <Text>{t('change.hint')}</Text>
          <HubAddressForm
            desktop={desktop}
            onFound={async (hub) => {
              if (unsent > 0) setChosen(hub);
              else await change(hub);
            }}
          />
        </>
      ) : (
        <>
          <Text>{t('change.loss', { count: unsent })}</Text>
          <Group justify="flex-end" gap="sm" mt="lg">
            <Button data-autofocus onClick={onClose}>
              {t('change.stay')}
            </Button>
            <Button color="red" variant="outline" onClick={() => void change(chosen)}>
              {t('change.leave')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}
