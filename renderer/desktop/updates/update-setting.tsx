import type { UpdateReport } from '#contracts/update-state.ts';
import { assertNever } from '#domain/kernel/result.ts';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Setting } from '../../settings/setting.tsx';
import { useRefusalSentence } from '../../words/use-refusal-sentence.ts';
import type { Desktop } from '../desktop.ts';
import { useUpdateReport } from './use-update-report.ts';

/** What the settings say of the version that runs here, and the way to look for a newer one. */
export function UpdateSetting({ desktop }: { readonly desktop: Pick<Desktop, 'ask' | 'hear'> }) {
  const { t } = useTranslation('updates');
  const sentenceOf = useRefusalSentence();
  const report = useUpdateReport(desktop);
  if (report === null) return null;
  const { runningVersion, update } = report;
  const hint = update.state === 'refused' ? sentenceOf({ code: update.code }) : sentenceOfState(t, update);
  return (
    <Setting title={t('title', { version: runningVersion })} hint={hint}>
      {update.state === 'ready' && update.choice !== 'undecided' && (
        <Button onClick={() => void desktop.ask('update.answer', { answer: 'now' })}>{t('ready.now')}</Button>
      )}
      {(update.state === 'idle' || update.state === 'refused' || update.state === 'available') && (
        <Button onClick={() => void desktop.ask('update.check', {})}>{t('look')}</Button>
      )}
    </Setting>
  );
}

type Update = Exclude<UpdateReport['update'], { state: 'refused' }>;

function sentenceOfState(t: TFunction<'updates'>, update: Update): string {
  switch (update.state) {
    case 'off':
      return t(`off.${update.reason}`);
    case 'idle':
      return t(update.checkedAtMs === null ? 'state.unasked' : 'state.idle');
    case 'checking':
      return t('state.checking');
    case 'available':
      return t('state.available', { version: update.version });
    case 'downloading':
      return t('state.downloading', { version: update.version, percent: update.percent });
    case 'ready':
      return t(update.choice === 'at-quit' ? 'state.atQuit' : 'state.ready', { version: update.version });
    default:
      return assertNever(update);
  }
}
