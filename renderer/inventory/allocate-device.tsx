import { Button } from '@mantine/core';
import type { Device } from '#domain/inventory/device.record.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { PersonChoice } from '../workforce/person-choice.tsx';
import { SiteField } from '../workforce/site-field.tsx';
import { allocateDevice } from './inventory-repository.ts';
import styles from './device-dialog.module.css';

interface AllocateDeviceProps {
  readonly device: Device;
  readonly onClose: () => void;
}

/** Says who sits at a device, and where it stands. */
export function AllocateDevice({ device, onClose }: AllocateDeviceProps) {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const [{ person, site }, setPlace] = useState({ person: device.person, site: device.site });
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function allocate(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await allocateDevice(desk, device.id, { person, site });
    if (outcome.ok) onClose();
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog onClose={onClose} widthPx={460} title={t('allocate.title', { device: device.name })}>
      <form className={styles.dialog} onSubmit={(event) => void allocate(event)}>
        <PersonChoice
          label={t('allocate.person')}
          description={t('allocate.personHint')}
          value={person}
          onChoose={(match) => setPlace({ person: match?.person.id ?? null, site: match?.person.site ?? site })}
        />
        <SiteField value={site} onChoose={(chosen) => setPlace({ person, site: chosen })} />
        <RefusalNote refusal={refusal} />
        <div className={styles.actions}>
          <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
            {t('allocate.cancel')}
          </Button>
          <Button size="sm" variant="filled" type="submit">
            {t('allocate.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
