import { deviceId } from '#domain/kernel/fields.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { modelOf } from '../inventory/device-words.ts';
import { watchDevicesOf } from '../inventory/inventory-repository.ts';
import { SegmentChoice } from './incident-form-choices.tsx';
import type { CallDraft } from './incident-form-draft.ts';

interface CallDevicesProps {
  readonly draft: CallDraft;
  readonly onChange: (wanted: Partial<CallDraft>) => void;
}

/** Which of the caller's devices it is about. Not asked of who has none. */
export function CallDevices({ draft, onChange }: CallDevicesProps) {
  return draft.requester === null ? null : <DevicesOf requester={draft.requester} draft={draft} onChange={onChange} />;
}

function DevicesOf({ requester, draft, onChange }: CallDevicesProps & { readonly requester: PersonId }) {
  const { t } = useTranslation('call');
  const desk = useDesk();
  const devices = useLive(useMemo(() => watchDevicesOf(desk, requester), [desk, requester]));
  const own = devices?.filter(({ person }) => person === requester) ?? [];
  if (own.length === 0) return null;
  return (
    <SegmentChoice
      label={t('form.device')}
      value={draft.device ?? ''}
      choices={[
        ...own.map((device) => ({ value: device.id as string, label: device.name, hint: modelOf(device) })),
        { value: '', label: t('form.noDevice') },
      ]}
      onChoose={(chosen) => onChange({ device: chosen === '' ? null : deviceId.parse(chosen) })}
    />
  );
}
