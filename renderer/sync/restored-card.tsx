import { IconHistory } from '@tabler/icons-react';
import type { HubRestored } from '#contracts/desk-port.ts';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus, useMe } from '../app/desk-context.ts';
import { NoticeCard } from './notice-card.tsx';

/** The hub came back from a backup: what is being done about it from here, and what could not be. */
export function RestoredCard() {
  const { t, i18n } = useTranslation('sync');
  const desk = useDesk();
  const { role } = useMe();
  const { restored } = useDeskStatus();
  if (restored === undefined) return null;
  const isOver = restored.step === 'done';
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <NoticeCard
      icon={IconHistory}
      title={t(isOver ? 'restored.overTitle' : 'restored.title')}
      onRead={isOver ? () => void desk.dismissRestored() : undefined}
    >
      <p>{t('restored.backup', { when: when.format(restored.backupAtMs) })}</p>
      <p>{t(isOver ? 'restored.overHint' : 'restored.hint')}</p>
      <Steps restored={restored} />
      {!isOver && <p>{t('restored.afterwards')}</p>}
      {role === 'administrator' && <p>{t('restored.administrators')}</p>}
    </NoticeCard>
  );
}

/** What this device does about it, in order, with how much of it there is. */
function Steps({ restored: { step, taken, again, files, left } }: { readonly restored: HubRestored }) {
  const { t } = useTranslation('sync');
  const isHandedIn = step !== 'handing-in';
  return (
    <ol>
      <li>{t(isHandedIn ? 'restored.taken' : 'restored.handingIn', { count: taken })}</li>
      {left > 0 && <li>{t('restored.left', { count: left })}</li>}
      {again > 0 && <li>{t('restored.again', { count: again })}</li>}
      {files > 0 && <li>{t('restored.files', { count: files })}</li>}
      <li>{t(`restored.copy.${step}`)}</li>
    </ol>
  );
}
