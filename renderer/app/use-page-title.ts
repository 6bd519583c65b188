import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** What the window and its tab are called while a screen stands: "BER-000142-7 Printer jams · Deskbell". */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('name');
  useEffect(() => {
    document.title = `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}
