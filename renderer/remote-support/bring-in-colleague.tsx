import { Button, Checkbox, Group, SegmentedControl, Select } from '@mantine/core';
import type { AgentId } from '#domain/kernel/fields.ts';
import { agentId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDirectory } from '../app/desk-context.ts';
import type { Colleague } from '../app/directory.ts';
import { Dialog } from '../look/dialog.tsx';
import { RefusalNote } from '../look/refusal-note.tsx';
import { handOverSession, inviteToSession } from './support-repository.ts';

/** What a colleague is asked for: to look on, or to go on in one's place. */
export type ComingAs = 'onlooker' | 'helper';

interface BringInColleagueProps {
  readonly session: SupportSession;
  readonly as: ComingAs;
  readonly onClose: () => void;
}

/** A colleague looks on (W8), or goes on with the same session (W9). Whoever sits there is asked for each of them by name. */
export function BringInColleague({ session, as, onClose }: BringInColleagueProps) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const { colleagues } = useDirectory();
  const [whom, setWhom] = useState<AgentId | null>(null);
  const [comesAs, setComesAs] = useState<ComingAs>(as);
  const [stays, setStays] = useState(true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isHandOver = comesAs === 'helper';

  async function bringIn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (whom === null) return;
    const done: Result<unknown> = isHandOver
      ? await handOverSession(desk, session.id, { to: whom, stays })
      : await inviteToSession(desk, session.id, whom);
    if (done.ok) onClose();
    else setRefusal(done.refusal);
  }

  return (
    <Dialog onClose={onClose} widthPx={460} title={t('colleague.title')}>
      <form onSubmit={(event) => void bringIn(event)}>
        <Select
          label={t('colleague.who')}
          placeholder={t('colleague.choose')}
          data={choosable(colleagues, session, comesAs)}
          value={whom}
          onChange={(chosen) => setWhom(chosen === null ? null : agentId.parse(chosen))}
          searchable
          nothingFoundMessage={t('colleague.nobody')}
          data-autofocus
        />
        <ComesAs value={comesAs} onChange={setComesAs} />
        <p>{isHandOver ? t('colleague.helperHint') : t('colleague.onlookerHint')}</p>
        {isHandOver && (
          <Checkbox
            label={t('colleague.stay')}
            checked={stays}
            onChange={({ currentTarget }) => setStays(currentTarget.checked)}
          />
        )}
        <RefusalNote refusal={refusal} />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button onClick={onClose}>{t('colleague.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={whom === null}>
            {isHandOver ? t('colleague.handOver') : t('colleague.invite')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

interface ComesAsProps {
  readonly value: ComingAs;
  readonly onChange: (as: ComingAs) => void;
}

function ComesAs({ value, onChange }: ComesAsProps) {
  const { t } = useTranslation('support');
  return (
    <SegmentedControl
      mt="md"
      fullWidth
      aria-label={t('colleague.as')}
      data={[
        { value: 'onlooker', label: t('colleague.onlooker') },
        { value: 'helper', label: t('colleague.helper') },
      ]}
      value={value}
      onChange={(chosen) => onChange(chosen === 'helper' ? 'helper' : 'onlooker')}
    />
  );
}

/** Who works on the desk and is not there already; who looks on may take over. */
function choosable(
  colleagues: ReadonlyMap<AgentId, Colleague>,
  { agent, onlookers }: SupportSession,
  as: ComingAs,
): { readonly value: AgentId; readonly label: string }[] {
  return [...colleagues.values()]
    .filter(({ agent: one }) => one.isActive && one.id !== agent && (as === 'helper' || !onlookers.includes(one.id)))
    .map(({ agent: { id }, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
