import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes whole numbers as the reader's language groups them: `100,300`. */
export function useNumberWords(): (count: number) => string {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const format = new Intl.NumberFormat(language);
    return (count) => format.format(count);
  }, [language]);
}
