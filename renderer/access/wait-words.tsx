import { useTranslation } from 'react-i18next';

/** When the hub takes another try, as words on the button that waits for it. */
export function WaitWords({ leftS }: { readonly leftS: number }) {
  const { t } = useTranslation('access');
  const wait =
    leftS > 90 ? t('signIn.minutes', { count: Math.ceil(leftS / 60) }) : t('signIn.seconds', { count: leftS });
  return <>{t('signIn.wait', { wait })}</>;
}
