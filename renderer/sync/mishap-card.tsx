import { IconLifebuoy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskStatus } from '../app/desk-context.ts';
import { NoticeCard } from './notice-card.tsx';

const words = { 'storage-damaged': 'mishap.damaged', 'desk-copied': 'mishap.copied' } as const;
const kept = ['commands', 'drafts', 'files'] as const;

/** What happened to this device while nobody looked, what was kept, and what to do; until somebody has read it. */
export function MishapCard() {
  const { t, i18n } = useTranslation('sync');
  const desk = useDesk();
  const { mishap } = useDeskStatus();
  if (mishap === undefined) return null;
  const { kind, atMs, numbers, aside } = mishap;
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(atMs);
  const found = kept.filter((what) => mishap[what] > 0);
  return (
    <NoticeCard icon={IconLifebuoy} title={t(`${words[kind]}.title`)} onRead={() => void desk.dismissMishap()}>
      <p>{when}</p>
      <p>{t(`${words[kind]}.hint`)}</p>
      <ul>
        {found.map((what) => (
          <li key={what}>{t(`mishap.${what}`, { count: mishap[what] })}</li>
        ))}
        {found.length === 0 && <li>{t('mishap.nothing')}</li>}
      </ul>
      {numbers.length > 0 && <p id="mishap-numbers">{t('mishap.numbers')}</p>}
      {numbers.length > 0 && (
        <ul aria-labelledby="mishap-numbers">
          {numbers.map((number) => (
            <li key={number}>{number}</li>
          ))}
        </ul>
      )}
      {aside !== null && <p>{t('mishap.aside', { aside })}</p>}
    </NoticeCard>
  );
}
