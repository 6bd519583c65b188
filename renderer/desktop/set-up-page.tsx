import { useTranslation } from 'react-i18next';
import { AccessFrame } from '../access/access-frame.tsx';
import type { Desktop } from './desktop.ts';
import { HubAddressForm } from './hub-address-form.tsx';

/** The first thing the console asks on a computer: where its desk is. */
export function SetUpPage({ desktop }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('desktop');
  return (
    <AccessFrame title={t('hub.title')} intro={t('hub.intro')}>
      <HubAddressForm desktop={desktop} onFound={({ origin }) => desktop.ask('hub.keep', { origin })} />
    </AccessFrame>
  );
}
