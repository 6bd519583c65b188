import { Button, SegmentedControl } from '@mantine/core';
import type { ReplicaState } from '#contracts/desk-port.ts';
import { historyChoices } from '#domain/kernel/history.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { from, switchMap, timer } from 'rxjs';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { useTimeWords } from '../look/relative-time.tsx';
import { ScreenSkeleton } from '../look/screen-skeleton.tsx';
import { toast } from '../look/toast.tsx';
import { Setting } from '../settings/setting.tsx';
import { FileRoom } from './file-room.tsx';
import { sizeWords } from './size-words.ts';
import styles from './replica-settings.module.css';

/** Counted anew this often while somebody looks. */
const LOOK_EVERY_MS = 2_000;

/** How much of the desk lies on this device, and what can be done about it. */
export function ReplicaSettings() {
  const desk = useDesk();
  const [round, setRound] = useState(0);
  const state = useLive(useMemo(() => watchState(desk, round), [desk, round]));
  if (state === undefined) return <ScreenSkeleton rows={4} />;
  return (
    <>
      <HistorySetting state={state} onChosen={() => setRound(round + 1)} />
      <Holds state={state} />
      <FileRoom state={state} onChanged={() => setRound(round + 1)} />
      <CheckSetting />
      <AnewSetting />
    </>
  );
}

function watchState(desk: ReturnType<typeof useDesk>, _round: number) {
  return timer(0, LOOK_EVERY_MS).pipe(switchMap(() => from(desk.readReplica())));
}

const wordsOfDays = { 30: 'days30', 90: 'days90', 365: 'days365' } as const;

function HistorySetting({ state, onChosen }: { readonly state: ReplicaState; readonly onChosen: () => void }) {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const { fetchingOlder } = useDeskStatus();

  async function choose(value: string): Promise<void> {
    const chosen = historyChoices.find((days) => String(days) === value);
    if (chosen === undefined) return;
    await desk.carryHistory(chosen);
    onChosen();
  }

  return (
    <>
      <Setting title={t('history.name')} hint={t('history.hint')}>
        <SegmentedControl
          aria-label={t('history.name')}
          value={String(state.historyDays)}
          data={historyChoices.map((days) => ({
            value: String(days),
            label: days === null ? t('history.all') : t(`history.${wordsOfDays[days]}`),
          }))}
          onChange={(value) => void choose(value)}
        />
      </Setting>
      {fetchingOlder !== null && (
        <output className={styles.note}>{t('history.fetching', { count: fetchingOlder })}</output>
      )}
    </>
  );
}

function Holds({ state }: { readonly state: ReplicaState }) {
  const { t, i18n } = useTranslation('replica');
  const when = useTimeWords();
  const count = (value: number) => value.toLocaleString(i18n.language);
  const moment = (atMs: number | null) => (atMs === null ? t('holds.never') : when(atMs, 'long'));
  const size = (bytes: number) => sizeWords(bytes, i18n.language);
  const facts = [
    [t('holds.tickets'), count(state.tickets)],
    [t('holds.lines'), count(state.lines)],
    [t('holds.files'), t('holds.filesOf', { count: state.files, size: size(state.filesBytes) })],
    [t('holds.size'), state.sizeBytes === null ? t('holds.unknown') : size(state.sizeBytes)],
    [t('holds.begun'), moment(state.begunAtMs)],
    [t('holds.contact'), moment(state.contactAtMs)],
    [t('holds.checked'), moment(state.checkedAtMs)],
  ];
  return (
    <div className={styles.holds}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state.healed > 0 && <p className={styles.healed}>{t('holds.healed', { count: state.healed })}</p>}
    </div>
  );
}

function CheckSetting() {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  async function check(): Promise<void> {
    await desk.checkReplica();
    toast({ message: t(isOffline ? 'check.needsHub' : 'check.begun') });
  }
  return (
    <Setting title={t('check.name')} hint={t('check.hint')}>
      <Button onClick={() => void check()}>{t('check.act')}</Button>
    </Setting>
  );
}

/** Without the hub the desk would be empty until it is back: then it is not offered. */
function AnewSetting() {
  const { t } = useTranslation('replica');
  const desk = useDesk();
  const isOffline = useDeskStatus().link === 'offline';
  return (
    <Setting title={t('anew.name')} hint={isOffline ? t('anew.needsHub') : t('anew.hint')}>
      <Button disabled={isOffline} onClick={() => void desk.beginReplicaAnew()}>
        {t('anew.act')}
      </Button>
    </Setting>
  );
}
