import { Button } from '@mantine/core';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { deactivatePerson, releaseAgent } from './workforce-repository.ts';
import styles from './person-form.module.css';

type LeaveDialogProps = {
  readonly person: Person;
  readonly onClose: () => void;
} & ({ readonly kind: 'release'; readonly agent: AgentId } | { readonly kind: 'deactivate' });

/** Asks before somebody leaves the desk or the organisation: neither has a way back yet. */
export function LeaveDialog(props: LeaveDialogProps) {
  const { t } = useTranslation('workforce');
  const { person, kind, onClose } = props;
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function leave(): Promise<void> {
    const left =
      props.kind === 'release' ? await releaseAgent(desk, props.agent) : await deactivatePerson(desk, person.id);
    if (left.ok) onClose();
    else setRefusal(left.refusal);
  }

  return (
    <Dialog onClose={onClose} widthPx={440} title={t(`${kind}.title`, { name: person.name })}>
      <div className={styles.form}>
        <p className={styles.hint}>{t(`${kind}.hint`)}</p>
        <RefusalNote refusal={refusal} />
        <div className={styles.actions}>
          <Button size="sm" data-autofocus onClick={onClose}>
            {t(`${kind}.cancel`)}
          </Button>
          <Button size="sm" color="red" variant="outline" onClick={() => void leave()}>
            {t(`${kind}.submit`)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
