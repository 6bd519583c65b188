import { Button } from '@mantine/core';
import type { Refusal } from '#domain/kernel/result.ts';
import type { RecordingKey } from '#domain/recording/recording-key.record.ts';
import { currentKey, shownFingerprint } from '#domain/recording/recording-key.rules.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useMe } from '../../app/desk-context.ts';
import { useSaveBytes } from '../../attachment/use-outside.ts';
import { exactDay } from '../../look/relative-time.tsx';
import { RefusalNote } from '../../look/refusal-note.tsx';
import { Setting } from '../../settings/setting.tsx';
import { MakeKey } from './make-key.tsx';
import { canRecordHere } from './recording-locks.ts';
import { retireRecordingKey, watchRecordingKeys } from './recording-repository.ts';

/** The organisation's keys for recordings: without one nobody records. Administrators make them; the others see how it stands. */
export function RecordingSettings() {
  const { t } = useTranslation('recording');
  const desk = useDesk();
  const isAdministrator = useMe().role === 'administrator';
  const keys = useLive(useMemo(() => watchRecordingKeys(desk), [desk]));
  const [isMaking, setIsMaking] = useState(false);
  if (keys === undefined) return null;
  const current = currentKey(keys);
  const older = keys.filter((key) => key !== current);
  return (
    <>
      {current === null && (
        <Setting title={t('key.noKey')} hint={isAdministrator ? t('key.none') : t('key.noneForAgents')}>
          {isAdministrator && <MakeButton word={t('key.make')} onMake={() => setIsMaking(true)} />}
        </Setting>
      )}
      {current !== null && <KeyRow recordingKey={current} isCurrent />}
      {current !== null && isAdministrator && (
        <Setting title={t('key.renew')} hint={t('key.renewHint')}>
          <MakeButton word={t('key.renew')} onMake={() => setIsMaking(true)} />
        </Setting>
      )}
      {current !== null && isAdministrator && <Retire recordingKey={current} />}
      {older.map((key) => (
        <KeyRow key={key.id} recordingKey={key} isCurrent={false} />
      ))}
      {isMaking && <MakeKey onClose={() => setIsMaking(false)} />}
    </>
  );
}

function MakeButton({ word, onMake }: { readonly word: string; readonly onMake: () => void }) {
  const { t } = useTranslation('recording');
  if (!canRecordHere()) return <p>{t('key.insecure')}</p>;
  return <Button onClick={onMake}>{word}</Button>;
}

interface KeyRowProps {
  readonly recordingKey: RecordingKey;
  readonly isCurrent: boolean;
}

function KeyRow({ recordingKey, isCurrent }: KeyRowProps) {
  const { t, i18n } = useTranslation('recording');
  const saveBytes = useSaveBytes();
  const isAdministrator = useMe().role === 'administrator';
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fingerprint = shownFingerprint(recordingKey.fingerprint);
  const made = t('key.made', { when: exactDay(recordingKey.madeAtMs, i18n.language) });

  function save(): void {
    const bytes = new TextEncoder().encode(`${JSON.stringify(recordingKey, null, 2)}\n`);
    void saveBytes(`deskbell-recording-key-${recordingKey.fingerprint.slice(0, 16)}.json`, bytes).then(setRefusal);
  }

  return (
    <>
      <Setting
        title={t(isCurrent ? 'key.present' : 'key.former', { fingerprint })}
        hint={isCurrent ? made : `${made} ${t('key.older')}`}
      >
        {isAdministrator && (
          <Button title={t('key.saveHint')} onClick={save}>
            {t('key.save')}
          </Button>
        )}
      </Setting>
      <RefusalNote refusal={refusal} />
    </>
  );
}

function Retire({ recordingKey }: Pick<KeyRowProps, 'recordingKey'>) {
  const { t } = useTranslation('recording');
  const desk = useDesk();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function retire(): Promise<void> {
    const retired = await retireRecordingKey(desk, recordingKey);
    setRefusal(retired.ok ? null : retired.refusal);
  }

  return (
    <>
      <Setting title={t('key.retire')} hint={t('key.retireHint')}>
        <Button color="red" variant="outline" onClick={() => void retire()}>
          {t('key.retire')}
        </Button>
      </Setting>
      <RefusalNote refusal={refusal} />
    </>
  );
}
